package org.livingcircle.network;

import java.util.Arrays;
import org.livingcircle.geo.GridExtent;

/**
 * One least-cost search over a window of a {@link CostSurface}. Holds the work arrays and is used again and again, by one
 * thread at a time.
 *
 * Costs are millimetres of the plane, exact integers. The queue is a ring of buckets (Dial 1969) no wider than the shortest
 * move: what lies in the first bucket that holds anything can no longer improve, in whatever order it is taken (Denardo and
 * Fox 1979), so that a bucket is a plain stack. A cost that improves leaves a stale entry behind, told by a mark in the label.
 *
 * A cell remembers the move that reached it. Where all moves are free, going on in any but the same direction or the two next to
 * it is a detour: the same two moves end where a shorter pair or triple of neighbouring directions does, which stays in the box
 * around both ends and so on free cells. Such cells try 3 moves instead of 16 and lose no shortest path, not even one of equals.
 */
final class GridSearch {

    static final int UNREACHED = Integer.MAX_VALUE;

    private static final int MOVE_BITS = 5;
    private static final int MOVE_MASK = (1 << MOVE_BITS) - 1;

    /** Move of a cell that a search begins with. */
    private static final int NO_MOVE = CostSurface.MOVES;

    /** Stands for the move once a cell is settled: whatever other entries it has in the queue are stale. */
    private static final int SETTLED = MOVE_MASK;

    private static final int[] ALL_MOVES = CostSurface.AROUND;
    private static final int[][] ONWARD = onward();

    private final CostSurface surface;
    private final GridExtent extent;
    private final int shift;
    private final int[] step = new int[CostSurface.MOVES];
    private final int[] offset = new int[CostSurface.MOVES];
    private final int[][] buckets;
    private final int[] sizes;

    /** Cost and, in the lowest bits, the move that led to it, or that the cell is settled. */
    private int[] labels = {};

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

    private static int[][] onward() {
        int directions = CostSurface.MOVES;
        int[][] onward = new int[directions + 1][];
        for (int i = 0; i < directions; i++) {
            onward[CostSurface.AROUND[i]] = new int[] {
                CostSurface.AROUND[(i + directions - 1) % directions],
                CostSurface.AROUND[i],
                CostSurface.AROUND[(i + 1) % directions]
            };
        }
        onward[NO_MOVE] = ALL_MOVES;
        return onward;
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
        if (labels.length < cells) {
            labels = new int[cells];
            Arrays.fill(labels, UNREACHED);
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
            improve(row * columns + column, cost, NO_MOVE, withOwners, (char) owner);
        }
    }

    /**
     * Settles every cell that the seeds since the last run reach within the limit at a lower cost than runs before; at an equal
     * cost too, where that lowers the owner. The window must hold them all.
     */
    void run(int limit, boolean withOwners) {
        for (int bucket = 0; pending > 0; bucket++) {
            int slot = bucket & (buckets.length - 1);
            int[] cells = buckets[slot];
            int size = sizes[slot];
            sizes[slot] = 0;
            pending -= size;
            for (int i = 0; i < size; i++) {
                int at = cells[i];
                int label = labels[at];
                int move = label & MOVE_MASK;
                if (move != SETTLED) {
                    labels[at] = label | SETTLED;
                    settled++;
                    relax(at, label >>> MOVE_BITS, move, limit, withOwners);
                }
            }
        }
    }

    private void relax(int at, int cost, int reachedBy, int limit, boolean withOwners) {
        int row = at / columns;
        int column = at - row * columns + firstColumn;
        row += firstRow;
        boolean open = surface.open(row * extent.columns() + column);
        char owner = withOwners ? owners[at] : 0;
        for (int move : open ? ONWARD[reachedBy] : ALL_MOVES) {
            if (open || surface.free(column, row, move)) {
                relaxed++;
                int next = cost + step[move];
                // the limit first: only what is within it is sure to lie in the window
                if (next <= limit) {
                    improve(at + offset[move], next, move, withOwners, owner);
                }
            }
        }
    }

    private void improve(int at, int cost, int move, boolean withOwners, char owner) {
        int known = labels[at] >>> MOVE_BITS;
        if (cost < known || (withOwners && cost == known && owner < owners[at])) {
            labels[at] = cost << MOVE_BITS | move;
            if (withOwners) {
                owners[at] = owner;
            }
            push(at, cost >>> shift);
        }
    }

    private void push(int at, int bucket) {
        int slot = bucket & (buckets.length - 1);
        int size = sizes[slot];
        if (size == buckets[slot].length) {
            buckets[slot] = Arrays.copyOf(buckets[slot], size * 2);
        }
        buckets[slot][size] = at;
        sizes[slot] = size + 1;
        pending++;
    }

    /** Returns the cost of a cell of the grid, or {@link #UNREACHED}, also outside the window. */
    int costAt(int cell) {
        int column = extent.column(cell) - firstColumn;
        int row = extent.row(cell) - firstRow;
        return column >= 0 && column < columns && row >= 0 && row < rows
                ? cost(labels[row * columns + column])
                : UNREACHED;
    }

    /** Returns what {@link #cost} makes a cost of, row by row of the window, to be read only; longer if it once was larger. */
    int[] labels() {
        return labels;
    }

    /** Returns the millimetres of a label, or {@link #UNREACHED}. */
    static int cost(int label) {
        return label == UNREACHED ? UNREACHED : label >>> MOVE_BITS;
    }

    /** Returns the source of each cell in the same order, meaningless where unreached. */
    char[] owners() {
        return owners;
    }

    /** Forgets the costs of some rows of the window. Rows may be forgotten by several threads at once. */
    void forgetRows(int from, int to) {
        Arrays.fill(labels, from * columns, to * columns, UNREACHED);
    }

    SearchStats stats() {
        return new SearchStats(settled, relaxed);
    }
}
