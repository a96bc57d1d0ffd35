package org.livingcircle.streets;

import java.util.Arrays;
import java.util.Random;

/**
 * A made-up city of any size, the same on every run: a jittered grid of streets of which three in ten are missing, every
 * eighth an arterial of 60 km/h and every fortieth one of 90, a quarter of the others one-way, 15 to 40 km/h. About 1.35 streets and 2.4
 * arcs a node, as GraphHopper makes of Harbin; many dead ends and some islands. Costs are milliseconds.
 */
public final class SyntheticStreets {

    private static final int BLOCK_MILLIMETRES = 150_000;

    private SyntheticStreets() {}

    /** Returns a square city of about so many nodes, numbered along a space-filling curve. */
    public static ArcGraph of(int nodes, long seed) {
        int side = (int) Math.round(Math.sqrt(nodes));
        Random random = new Random(seed);
        int[] x = new int[side * side];
        int[] y = new int[side * side];
        for (int cell = 0; cell < x.length; cell++) {
            x[cell] = cell % side * BLOCK_MILLIMETRES + random.nextInt(BLOCK_MILLIMETRES / 2);
            y[cell] = cell / side * BLOCK_MILLIMETRES + random.nextInt(BLOCK_MILLIMETRES / 2);
        }
        int[] number = numbers(side);
        int[] tails = new int[4 * x.length];
        int[] heads = new int[4 * x.length];
        int[] weights = new int[4 * x.length];
        int count = 0;
        for (int cell = 0; cell < x.length; cell++) {
            int column = cell % side;
            int row = cell / side;
            for (int way = 0; way < 2; way++) {
                boolean east = way == 0;
                if (east ? column + 1 == side : row + 1 == side) {
                    continue;
                }
                int other = east ? cell + 1 : cell + side;
                int line = east ? row : column;
                boolean arterial = line % 8 == 4;
                boolean kept = random.nextInt(100) < (arterial ? 95 : 67);
                int kmh = line % 40 == 20 ? 90 : arterial ? 60 : 15 + 5 * random.nextInt(6);
                boolean oneWay = !arterial && random.nextInt(100) < 25;
                boolean turned = random.nextBoolean();
                double metres = Math.hypot(x[cell] - x[other], y[cell] - y[other]);
                int cost = (int) Math.round(metres * 3.6 / kmh);
                if (kept && !(oneWay && turned)) {
                    tails[count] = number[cell];
                    heads[count] = number[other];
                    weights[count++] = cost;
                }
                if (kept && (!oneWay || turned)) {
                    tails[count] = number[other];
                    heads[count] = number[cell];
                    weights[count++] = cost;
                }
            }
        }
        return ArcGraph.of(
                x.length, Arrays.copyOf(tails, count), Arrays.copyOf(heads, count), Arrays.copyOf(weights, count));
    }

    /** Numbers the cells in the order of their columns' and rows' bits in turn (Morton). */
    private static int[] numbers(int side) {
        long[] keys = new long[side * side];
        for (int cell = 0; cell < keys.length; cell++) {
            keys[cell] = spread(cell % side) | spread(cell / side) << 1;
        }
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        int[] numbers = new int[keys.length];
        for (int cell = 0; cell < keys.length; cell++) {
            numbers[cell] = Arrays.binarySearch(sorted, keys[cell]);
        }
        return numbers;
    }

    private static long spread(int bits) {
        long spread = 0;
        for (int bit = 0; bit < 20; bit++) {
            spread |= (long) (bits >> bit & 1) << 2 * bit;
        }
        return spread;
    }
}
