package org.livingcircle.streets;

import java.util.Arrays;
import java.util.BitSet;
import org.livingcircle.geo.GridExtent;

/**
 * The pieces of land that water keeps apart: cells from which one gets to each other without crossing water, by steps over a
 * common edge. A straight way to a road that must not cross the river keeps to one of them.
 *
 * Held as runs of land, row by row, so that a city with one river takes some ten thousand numbers. Immutable.
 */
public final class Banks {

    /** Bank of water, and of what lies outside the grid. */
    public static final int NONE = -1;

    private final GridExtent extent;
    /** Where the runs of each row begin in the other arrays; behind the last row where they end. */
    private final int[] rowStarts;

    private final int[] fromColumns;
    private final int[] toColumns;
    private final int[] banks;

    private Banks(GridExtent extent, int[] rowStarts, int[] fromColumns, int[] toColumns, int[] banks) {
        this.extent = extent;
        this.rowStarts = rowStarts;
        this.fromColumns = fromColumns;
        this.toColumns = toColumns;
        this.banks = banks;
    }

    /** Finds the banks of a grid, numbered in the order in which rows from the north meet them. */
    public static Banks of(GridExtent extent, BitSet water) {
        int[] rowStarts = new int[extent.rows() + 1];
        int[] from = new int[2 * extent.rows()];
        int[] to = new int[2 * extent.rows()];
        int count = 0;
        for (int row = 0; row < extent.rows(); row++) {
            rowStarts[row] = count;
            int first = extent.cell(0, row);
            int end = first + extent.columns();
            int cell = water.nextClearBit(first);
            while (cell < end) {
                int next = water.nextSetBit(cell);
                int last = next < 0 ? end : Math.min(next, end);
                if (count == from.length) {
                    from = Arrays.copyOf(from, 2 * count);
                    to = Arrays.copyOf(to, 2 * count);
                }
                from[count] = cell - first;
                to[count++] = last - first;
                cell = water.nextClearBit(last);
            }
        }
        rowStarts[extent.rows()] = count;
        int[] parents = new int[count];
        Arrays.setAll(parents, run -> run);
        for (int row = 1; row < extent.rows(); row++) {
            int above = rowStarts[row - 1];
            for (int run = rowStarts[row]; run < rowStarts[row + 1]; run++) {
                while (above < rowStarts[row] && to[above] <= from[run]) {
                    above++;
                }
                for (int other = above; other < rowStarts[row] && from[other] < to[run]; other++) {
                    join(parents, other, run);
                }
            }
        }
        int[] banks = new int[count];
        int[] numbers = new int[count];
        Arrays.fill(numbers, NONE);
        int found = 0;
        for (int run = 0; run < count; run++) {
            int root = root(parents, run);
            if (numbers[root] == NONE) {
                numbers[root] = found++;
            }
            banks[run] = numbers[root];
        }
        return new Banks(extent, rowStarts, Arrays.copyOf(from, count), Arrays.copyOf(to, count), banks);
    }

    private static void join(int[] parents, int one, int other) {
        int a = root(parents, one);
        int b = root(parents, other);
        parents[Math.max(a, b)] = Math.min(a, b);
    }

    private static int root(int[] parents, int run) {
        int at = run;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    public GridExtent extent() {
        return extent;
    }

    /** Returns the bank that a cell lies on, or {@link #NONE}. */
    public int ofCell(int cell) {
        int row = extent.row(cell);
        int run = Arrays.binarySearch(fromColumns, rowStarts[row], rowStarts[row + 1], extent.column(cell));
        if (run < 0) {
            run = -run - 2;
        }
        return run >= rowStarts[row] && extent.column(cell) < toColumns[run] ? banks[run] : NONE;
    }

    /** Returns the bank that a point of the plane, metres, lies on, or {@link #NONE}. */
    public int at(double x, double y) {
        int cell = extent.cellAt(x, y);
        return cell < 0 ? NONE : ofCell(cell);
    }
}
