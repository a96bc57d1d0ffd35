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

    /** Lengths below this are none, metres. */
    static final double NOTHING = 1e-6;

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

    /** Tells whether land of two banks may be the same: outside the grid nobody knows, and nothing is kept apart. */
    static boolean alike(int bank, int other) {
        return bank == other || bank == NONE || other == NONE;
    }

    /** Returns the bank that a point of the plane, metres, lies on, or {@link #NONE}. */
    public int at(double x, double y) {
        int cell = extent.cellAt(x, y);
        return cell < 0 ? NONE : ofCell(cell);
    }

    /** Tells whether a point of the plane, metres, lies in water; outside the grid there is none. */
    public boolean isWater(double x, double y) {
        int cell = extent.cellAt(x, y);
        return cell >= 0 && ofCell(cell) == NONE;
    }

    private boolean isWater(int column, int row) {
        return column >= 0
                && column < extent.columns()
                && row >= 0
                && row < extent.rows()
                && ofCell(extent.cell(column, row)) == NONE;
    }

    /**
     * Returns the share of a straight line, 0 to 1, that lies on land before it enters water and stays in it to its end; 1 where it stays on
     * land, {@link Double#NaN} where it leaves water. A line that only touches a cell is not in it, but one through a corner
     * at which two cells of water meet crosses water.
     */
    double dryShare(double x1, double y1, double x2, double y2) {
        Passage passage = new Passage(x1, y1, x2, y2);
        boolean wet = false;
        double share = 1;
        do {
            if (wet && !passage.isWater()) {
                return Double.NaN;
            }
            if (!wet && passage.isWater()) {
                share = passage.enter;
                wet = true;
            } else if (!wet && passage.leavesBetweenWater()) {
                return Double.NaN;
            }
        } while (passage.advance());
        return share;
    }

    /** Takes a part of a line, from one share of its length to another, and the bank it lies on, {@link #NONE} outside the grid. */
    interface PartTaker {
        void take(double from, double to, boolean water, int bank);
    }

    /** Cuts a straight line where it enters and leaves water; at least one part. */
    void cut(double x1, double y1, double x2, double y2, PartTaker taker) {
        int cell = extent.cellAt(x1, y1);
        if (cell >= 0 && cell == extent.cellAt(x2, y2)) {
            int bank = ofCell(cell);
            taker.take(0, 1, bank == NONE, bank);
            return;
        }
        Passage passage = new Passage(x1, y1, x2, y2);
        double from = 0;
        boolean water = passage.isWater();
        int bank = passage.bank();
        while (passage.advance()) {
            if (passage.isWater() != water || passage.bank() != bank) {
                taker.take(from, passage.enter, water, bank);
                from = passage.enter;
                water = passage.isWater();
                bank = passage.bank();
            }
        }
        taker.take(from, 1, water, bank);
    }

    /**
     * Tells whether, seen from a point in water, the land of one bank is no farther than that of any other, and a stretch of water no
     * longer than the way to it and one cell more.
     *
     * @param metres length of the stretch
     */
    boolean isShoreOf(int bank, double x, double y, double metres) {
        double cell = extent.cellMetres();
        double reach = metres + cell; // the land at its end may begin on a border between cells
        double own = Double.POSITIVE_INFINITY;
        double other = Double.POSITIVE_INFINITY;
        int firstRow = (int) Math.max(0, Math.floor((extent.north() - y - reach) / cell));
        int lastRow = (int) Math.min(extent.rows() - 1, Math.floor((extent.north() - y + reach) / cell));
        int firstColumn = (int) Math.max(0, Math.floor((x - reach - extent.west()) / cell));
        int lastColumn = (int) Math.min(extent.columns() - 1, Math.floor((x + reach - extent.west()) / cell));
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                int here = ofCell(extent.cell(column, row));
                if (here != NONE) {
                    double dx = Math.max(0, Math.abs(extent.centreX(column) - x) - cell / 2);
                    double dy = Math.max(0, Math.abs(extent.centreY(row) - y) - cell / 2);
                    if (here == bank) {
                        own = Math.min(own, Math.hypot(dx, dy));
                    } else {
                        other = Math.min(other, Math.hypot(dx, dy));
                    }
                }
            }
        }
        return own <= other && metres <= own + cell;
    }

    /** Goes along a straight line from cell to cell. */
    private final class Passage {

        private final int eastward;
        private final int southward;
        private final double eachColumn;
        private final double eachRow;
        private final double nothing;
        private int column;
        private int row;
        private double enter;
        private double nextColumn;
        private double nextRow;

        Passage(double x1, double y1, double x2, double y2) {
            double cell = extent.cellMetres();
            double across = (x1 - extent.west()) / cell;
            double down = (extent.north() - y1) / cell;
            this.column = (int) Math.floor(across);
            this.row = (int) Math.floor(down);
            this.eastward = x2 > x1 ? 1 : -1;
            this.southward = y2 < y1 ? 1 : -1;
            this.eachColumn = cell / Math.abs(x2 - x1);
            this.eachRow = cell / Math.abs(y2 - y1);
            this.nextColumn = x1 == x2
                    ? Double.POSITIVE_INFINITY
                    : (eastward > 0 ? column + 1 - across : across - column) * eachColumn;
            this.nextRow =
                    y1 == y2 ? Double.POSITIVE_INFINITY : (southward > 0 ? row + 1 - down : down - row) * eachRow;
            this.nothing = NOTHING / Math.hypot(x2 - x1, y2 - y1);
        }

        boolean isWater() {
            return Banks.this.isWater(column, row);
        }

        int bank() {
            boolean inside = column >= 0 && column < extent.columns() && row >= 0 && row < extent.rows();
            return inside ? ofCell(extent.cell(column, row)) : NONE;
        }

        double leave() {
            return Math.min(1, Math.min(nextColumn, nextRow));
        }

        private boolean leavesByCorner() {
            return Math.abs(nextColumn - nextRow) <= nothing;
        }

        boolean leavesBetweenWater() {
            return leave() < 1 - nothing
                    && leavesByCorner()
                    && Banks.this.isWater(column + eastward, row)
                    && Banks.this.isWater(column, row + southward);
        }

        /** Goes on to the next cell that the line has a length in; false where it ends. */
        boolean advance() {
            enter = leave();
            if (!(enter < 1 - nothing)) {
                return false;
            }
            boolean both = leavesByCorner();
            boolean aside = nextColumn <= nextRow;
            if (both || aside) {
                column += eastward;
                nextColumn += eachColumn;
            }
            if (both || !aside) {
                row += southward;
                nextRow += eachRow;
            }
            return true;
        }
    }
}
