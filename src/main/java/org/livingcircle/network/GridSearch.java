package org.livingcircle.network;

import java.util.Arrays;
import org.livingcircle.geo.GridExtent;

/**
 * One least-cost search over a window of a {@link CostSurface}. Holds the work arrays and is used again and again, by one
 * thread at a time.
 *
 * Costs are millimetres of the plane, exact integers. The queue is a ring of buckets (Dial 1969) no wider than the shortest
 * move: what lies in the first bucket that holds anything can no longer improve, in whatever order it is taken (Denardo and
 * Fox 1979), so that a bucket is a plain stack. A cell is put into a bucket once; a cost that moves to an earlier bucket
 * leaves a stale entry, told by its cost.
 */
final class GridSearch {

    static final int UNREACHED = Integer.MAX_VALUE;

    private final CostSurface surface;
    private final GridExtent extent;
    private final int shift;
    private final int[] step = new int[CostSurface.MOVES];
    private final int[] offset = new int[CostSurface.MOVES];
    private final int[][] buckets;
    private final int[] sizes;

    private int[] millimetres = {};
    private char[] owners = {};
    private int firstColumn;
    private int firstRow;
    private int columns;
    private int rows;

    private int pending;
    private long settled;
    private long relaxed;

    /**
     * @param farthestSeed the largest cost a search begins with, millimetres
     */
    GridSearch(CostSurface surface, int farthestSeed) {
        this.surface = surface;
        this.extent = surface.extent();
        // a bucket spans a power of two, at most a straight move
        this.shift = 31 - Integer.numberOfLeadingZeros(surface.straight());
        Arrays.fill(step, 0, 4, surface.straight());
        Arrays.fill(step, 4, 8, surface.diagonal());
        Arrays.fill(step, 8, 16, surface.knight());
        int span = (Math.max(farthestSeed, surface.knight()) >> shift) + 2;
        int ring = Integer.highestOneBit(span) * 2;
        this.buckets = new int[ring][1024];
        this.sizes = new int[ring];
    }

    /**
     * Lays the window, all of it unreached. Its arrays grow and never shrink.
     *
     * @param withOwners whether to note which source each cell is reached from
     */
    void open(int firstColumn, int firstRow, int columns, int rows, boolean withOwners) {
        this.firstColumn = firstColumn;
        this.firstRow = firstRow;
        this.columns = columns;
        this.rows = rows;
        for (int move = 0; move < CostSurface.MOVES; move++) {
            offset[move] = CostSurface.SOUTH[move] * columns + CostSurface.EAST[move];
        }
        int cells = columns * rows;
        if (millimetres.length < cells) {
            millimetres = new int[cells];
            Arrays.fill(millimetres, UNREACHED);
        }
        if (withOwners && owners.length < cells) {
            owners = new char[cells];
        }
        settled = 0;
        relaxed = 0;
    }

    /** Starts from a cell of the grid; one outside the window or beyond the limit is passed over. */
    void seed(int cell, int cost, int limit, boolean withOwners, int owner) {
        int column = extent.column(cell) - firstColumn;
        int row = extent.row(cell) - firstRow;
        if (column >= 0 && column < columns && row >= 0 && row < rows && cost <= limit) {
            reach(row * columns + column, cost, withOwners, owner);
        }
    }

    /** Settles every cell within the limit, millimetres. The window must hold them all. */
    void run(int limit, boolean withOwners) {
        for (int bucket = 0; pending > 0; bucket++) {
            int slot = bucket & (buckets.length - 1);
            int[] cells = buckets[slot];
            int size = sizes[slot];
            sizes[slot] = 0;
            pending -= size;
            for (int i = 0; i < size; i++) {
                int at = cells[i];
                int cost = millimetres[at];
                if (cost >>> shift == bucket) {
                    settled++;
                    if (withOwners) {
                        relaxOwned(at, cost, limit);
                    } else {
                        relax(at, cost, limit);
                    }
                }
            }
        }
    }

    private void relax(int at, int cost, int limit) {
        int row = at / columns;
        int column = at - row * columns + firstColumn;
        row += firstRow;
        int[] known = millimetres;
        if (surface.open(row * extent.columns() + column)) {
            relaxed += CostSurface.MOVES;
            for (int move = 0; move < CostSurface.MOVES; move++) {
                int next = cost + step[move];
                // the limit first: only what is within it is sure to lie in the window
                if (next <= limit && next < known[at + offset[move]]) {
                    improve(at + offset[move], next);
                }
            }
        } else {
            for (int move = 0; move < CostSurface.MOVES; move++) {
                if (surface.free(column, row, move)) {
                    relaxed++;
                    int next = cost + step[move];
                    if (next <= limit && next < known[at + offset[move]]) {
                        improve(at + offset[move], next);
                    }
                }
            }
        }
    }

    private void relaxOwned(int at, int cost, int limit) {
        int row = at / columns;
        int column = at - row * columns + firstColumn;
        row += firstRow;
        boolean open = surface.open(row * extent.columns() + column);
        int owner = owners[at];
        for (int move = 0; move < CostSurface.MOVES; move++) {
            if (open || surface.free(column, row, move)) {
                relaxed++;
                int next = cost + step[move];
                if (next <= limit) {
                    reach(at + offset[move], next, true, owner);
                }
            }
        }
    }

    private void reach(int at, int cost, boolean withOwners, int owner) {
        int known = millimetres[at];
        if (cost < known) {
            improve(at, cost);
            if (withOwners) {
                owners[at] = (char) owner;
            }
        } else if (withOwners && cost == known && owner < owners[at]) {
            owners[at] = (char) owner;
        }
    }

    private void improve(int at, int cost) {
        int bucket = cost >>> shift;
        if (millimetres[at] >>> shift != bucket) {
            int slot = bucket & (buckets.length - 1);
            int size = sizes[slot];
            if (size == buckets[slot].length) {
                buckets[slot] = Arrays.copyOf(buckets[slot], size * 2);
            }
            buckets[slot][size] = at;
            sizes[slot] = size + 1;
            pending++;
        }
        millimetres[at] = cost;
    }

    /** Returns the cost of a cell of the grid, or {@link #UNREACHED}, also outside the window. */
    int costAt(int cell) {
        int column = extent.column(cell) - firstColumn;
        int row = extent.row(cell) - firstRow;
        return column >= 0 && column < columns && row >= 0 && row < rows
                ? millimetres[row * columns + column]
                : UNREACHED;
    }

    /** Returns the costs of the window row by row, to be read only; longer than the window if it once was larger. */
    int[] millimetres() {
        return millimetres;
    }

    /** Returns the source of each cell in the same order, meaningless where unreached. */
    char[] owners() {
        return owners;
    }

    /** Forgets the costs of some rows of the window. Rows may be forgotten by several threads at once. */
    void forgetRows(int from, int to) {
        Arrays.fill(millimetres, from * columns, to * columns, UNREACHED);
    }

    SearchStats stats() {
        return new SearchStats(settled, relaxed);
    }
}
