package org.livingcircle.geo;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Distance from every cell of a grid to the nearest of a set of cells, centre to centre, exact.
 *
 * <p>Two passes, linear in the number of cells: down and up the columns, then along the rows over the lower envelope of
 * parabolas. A. Meijster, J. Roerdink and W. Hesselink (2000), A general algorithm for computing distance transforms in linear
 * time; the same envelope as P. Felzenszwalb and D. Huttenlocher (2012), doi:10.4086/toc.2012.v008a019. All in whole numbers up
 * to the last square root, so the result does not depend on the number of threads.
 */
public final class DistanceTransform {

    private DistanceTransform() {}

    /**
     * Returns the metres to the nearest of the targets, by cell; 0 in a target, infinity everywhere if there is none.
     *
     * @param targets cells of the extent
     */
    public static float[] metres(GridExtent extent, BitSet targets) {
        if (targets.length() > extent.cellCount()) {
            throw new IllegalArgumentException(
                    "cell %d is outside a grid of %d cells".formatted(targets.length() - 1, extent.cellCount()));
        }
        float[] metres = new float[extent.cellCount()];
        if (targets.isEmpty()) {
            Arrays.fill(metres, Float.POSITIVE_INFINITY);
            return metres;
        }
        cellsAlongColumns(extent, targets, metres);
        IntStream.range(0, extent.rows()).parallel().forEach(row -> alongRow(extent, row, metres));
        return metres;
    }

    /** Whole numbers below 2^24, which a float holds exactly; "no target in this column" is the sum of both edges. */
    private static void cellsAlongColumns(GridExtent extent, BitSet targets, float[] cells) {
        int columns = extent.columns();
        int none = extent.columns() + extent.rows();
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = targets.get(cell) ? 0 : cell < columns ? none : Math.min(none, cells[cell - columns] + 1);
        }
        for (int cell = cells.length - columns - 1; cell >= 0; cell--) {
            cells[cell] = Math.min(cells[cell], cells[cell + columns] + 1);
        }
    }

    private static void alongRow(GridExtent extent, int row, float[] cells) {
        int columns = extent.columns();
        int first = extent.cell(0, row);
        long[] down = new long[columns];
        for (int column = 0; column < columns; column++) {
            long g = (long) cells[first + column];
            down[column] = g * g;
        }
        // The lower envelope: parabola `apex[k]` is the lowest from column `from[k]` on.
        int[] apex = new int[columns];
        int[] from = new int[columns];
        int last = 0;
        for (int column = 1; column < columns; column++) {
            while (last >= 0 && at(down, apex[last], from[last]) > at(down, column, from[last])) {
                last--;
            }
            if (last < 0) {
                last = 0;
                apex[0] = column;
                from[0] = 0;
            } else {
                long start = 1 + separation(down, apex[last], column);
                if (start < columns) {
                    last++;
                    apex[last] = column;
                    from[last] = (int) start;
                }
            }
        }
        for (int column = columns - 1; column >= 0; column--) {
            cells[first + column] = (float) (extent.cellMetres() * Math.sqrt((double) at(down, apex[last], column)));
            if (column == from[last]) {
                last--;
            }
        }
    }

    private static long at(long[] down, int apex, int column) {
        long across = (long) column - apex;
        return across * across + down[apex];
    }

    /** Returns the last column where the western parabola is not above the eastern. */
    private static long separation(long[] down, int west, int east) {
        return Math.floorDiv((long) east * east - (long) west * west + down[east] - down[west], 2L * (east - west));
    }
}
