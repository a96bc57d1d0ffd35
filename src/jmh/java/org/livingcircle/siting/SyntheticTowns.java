package org.livingcircle.siting;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/**
 * A prefecture made up by lot: cells of 100 m, one city, nine county seats, hundreds of small towns and scattered farms; weights in
 * thousandths of a person, very uneven; sites where people are, more of them where more are.
 */
final class SyntheticTowns {

    private static final int TOWNS = 700;

    private final int width;
    private final int height;
    private final int[] pointAt;
    private final int[] cells;
    private final long[] weights;
    private final Random random;
    private final double[] x = new double[TOWNS];
    private final double[] y = new double[TOWNS];
    private final double[] spread = new double[TOWNS];
    private final double[] people = new double[TOWNS];

    private SyntheticTowns(int width, int height, int points, long seed) {
        this.width = width;
        this.height = height;
        this.random = new Random(seed);
        pointAt = new int[width * height];
        cells = new int[points];
        weights = new long[points];
        towns();
        cells();
    }

    /**
     * Returns MCLP's ground.
     *
     * @param width of the area in cells
     * @param points populated cells
     * @param radius of a site in cells
     */
    static CoveringProblem of(int width, int height, int points, int sites, double radius, long seed) {
        SyntheticTowns towns = new SyntheticTowns(width, height, points, seed);
        int[][] covers = Arrays.stream(towns.sites(sites))
                .mapToObj(site -> towns.covers(site, radius))
                .toArray(int[][]::new);
        return CoveringProblem.of(Demand.of(towns.weights), covers, SiteRules.free(sites));
    }

    private void towns() {
        for (int town = 0; town < TOWNS; town++) {
            double size = Math.exp(random.nextGaussian());
            x[town] = random.nextDouble() * width;
            y[town] = random.nextDouble() * height;
            spread[town] = 4 + 4 * size;
            people[town] = 4_000 * size * size;
        }
        for (int seat = 0; seat < 10; seat++) {
            spread[seat] = seat == 0 ? 70 : 25;
            people[seat] = seat == 0 ? 4_500_000 : 150_000;
        }
        x[0] = 0.4 * width;
        y[0] = 0.5 * height;
    }

    private void cells() {
        double[] sums = new double[TOWNS];
        double sum = 0;
        for (int town = 0; town < TOWNS; town++) {
            sum += spread[town] * spread[town];
            sums[town] = sum;
        }
        BitSet used = new BitSet();
        while (used.cardinality() < cells.length) {
            boolean farm = random.nextInt(100) < 70;
            int town = drawn(sums);
            int column = (int) (farm ? random.nextDouble() * width : x[town] + random.nextGaussian() * spread[town]);
            int row = (int) (farm ? random.nextDouble() * height : y[town] + random.nextGaussian() * spread[town]);
            for (int more = 0; more < 64 && row + more < height; more++) {
                if (column >= 0 && column < width && row >= 0 && used.cardinality() < cells.length) {
                    used.set(column * height + row + more);
                }
            }
        }
        Arrays.fill(pointAt, -1);
        int point = 0;
        for (int cell = used.nextSetBit(0); cell >= 0; cell = used.nextSetBit(cell + 1)) {
            pointAt[cell] = point;
            cells[point] = cell;
            weights[point++] = weight(cell / height, cell % height);
        }
    }

    private long weight(int column, int row) {
        double density = 0.3;
        for (int town = 0; town < TOWNS; town++) {
            double far = (square(column - x[town]) + square(row - y[town])) / (2 * square(spread[town]));
            if (far < 12) {
                density += people[town] / (2 * Math.PI * square(spread[town])) * Math.exp(-far);
            }
        }
        return (long) (1000 * density * Math.exp(0.9 * random.nextGaussian()));
    }

    private int[] sites(int count) {
        double[] sums = new double[cells.length];
        double sum = 0;
        for (int point = 0; point < cells.length; point++) {
            sum += Math.sqrt(weights[point]);
            sums[point] = sum;
        }
        BitSet sites = new BitSet();
        while (sites.cardinality() < count) {
            sites.set(drawn(sums));
        }
        return sites.stream().toArray();
    }

    private int drawn(double[] sums) {
        int at = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return Math.min(sums.length - 1, at < 0 ? -at - 1 : at);
    }

    private int[] covers(int site, double radius) {
        int column = cells[site] / height;
        int row = cells[site] % height;
        int reach = (int) radius;
        int[] covered = new int[(2 * reach + 1) * (2 * reach + 1)];
        int size = 0;
        for (int across = Math.max(0, column - reach); across <= Math.min(width - 1, column + reach); across++) {
            for (int down = Math.max(0, row - reach); down <= Math.min(height - 1, row + reach); down++) {
                int point = pointAt[across * height + down];
                if (point >= 0 && square(across - column) + square(down - row) <= radius * radius) {
                    covered[size++] = point;
                }
            }
        }
        return Arrays.copyOf(covered, size);
    }

    private static double square(double value) {
        return value * value;
    }
}
