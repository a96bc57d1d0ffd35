package org.livingcircle.streets;

import java.util.Arrays;
import java.util.List;

/** Orders points along a Hilbert curve (Hilbert 1891): neighbours on the curve are neighbours on the map. */
final class SpaceFillingOrder {

    private static final int BITS = 15;

    private SpaceFillingOrder() {}

    /** Returns the indices of points (x, y) in the order of the curve, equal ones in their own. */
    static int[] of(List<int[]> points) {
        long minX = Long.MAX_VALUE;
        long minY = Long.MAX_VALUE;
        long span = 1;
        for (int[] point : points) {
            minX = Math.min(minX, point[0]);
            minY = Math.min(minY, point[1]);
        }
        for (int[] point : points) {
            span = Math.max(span, Math.max(point[0] - minX, point[1] - minY));
        }
        long[] keys = new long[points.size()];
        for (int i = 0; i < keys.length; i++) {
            int x = (int) ((points.get(i)[0] - minX) * ((1 << BITS) - 1) / span);
            int y = (int) ((points.get(i)[1] - minY) * ((1 << BITS) - 1) / span);
            keys[i] = along(x, y) << 31 | i;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) (key & 0x7FFFFFFF)).toArray();
    }

    /** Returns how far along the curve a point of the unit square lies, 0 to 2^30 - 1. */
    private static long along(int column, int row) {
        int x = column;
        int y = row;
        long distance = 0;
        for (int side = 1 << (BITS - 1); side > 0; side >>= 1) {
            int right = (x & side) > 0 ? 1 : 0;
            int up = (y & side) > 0 ? 1 : 0;
            distance += (long) side * side * ((3 * right) ^ up);
            if (up == 0) {
                if (right == 1) {
                    x = (1 << BITS) - 1 - x;
                    y = (1 << BITS) - 1 - y;
                }
                int swap = x;
                x = y;
                y = swap;
            }
        }
        return distance;
    }
}
