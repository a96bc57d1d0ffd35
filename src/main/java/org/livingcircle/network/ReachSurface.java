package org.livingcircle.network;

import java.util.Arrays;
import org.livingcircle.geo.GridExtent;

/**
 * The cost from every cell of a grid to the nearest of a set of places.
 *
 * One {@code char} per cell in the flat order of {@link GridExtent}: whole seconds or metres, rounded up (see
 * {@link TravelCost}), at most {@link #limit}; or {@link #UNREACHED}. Immutable, safe to share between threads; 2 bytes a cell.
 */
public final class ReachSurface {

    /** Cost of a cell that no place reaches within the limit: above every real cost. */
    public static final int UNREACHED = Character.MAX_VALUE;

    /** The largest limit that a surface can hold. */
    public static final int HIGHEST_LIMIT = UNREACHED - 1;

    private final GridExtent extent;
    private final Metric metric;
    private final int limit;
    private final int sourceCount;
    private final char[] costs;
    private final SearchStats stats;

    /** Takes the array over; the caller lets go of it. */
    ReachSurface(GridExtent extent, Metric metric, int limit, int sourceCount, char[] costs, SearchStats stats) {
        if (costs.length != extent.cellCount()) {
            throw new IllegalArgumentException("need %d costs, got %d".formatted(extent.cellCount(), costs.length));
        }
        this.extent = extent;
        this.metric = metric;
        this.limit = checkLimit(limit);
        this.sourceCount = sourceCount;
        this.costs = costs;
        this.stats = stats;
    }

    /**
     * Wraps a copy of one cost per cell.
     *
     * @param sourceCount how many places the surface was made from
     * @param costs flat order, each 0 to {@code limit}, or {@link #UNREACHED}
     * @throws IllegalArgumentException if the length is wrong or a cost is outside
     */
    public static ReachSurface of(GridExtent extent, Metric metric, int limit, int sourceCount, int... costs) {
        char[] packed = new char[costs.length];
        for (int cell = 0; cell < costs.length; cell++) {
            if (costs[cell] != UNREACHED && !(costs[cell] >= 0 && costs[cell] <= limit)) {
                throw new IllegalArgumentException("cell %d costs %d, not 0 to %d".formatted(cell, costs[cell], limit));
            }
            packed[cell] = (char) costs[cell];
        }
        return new ReachSurface(extent, metric, limit, sourceCount, packed, SearchStats.NONE);
    }

    /**
     * Makes a surface of the few cells that are reached.
     *
     * @param cells numbers of cells, each once
     * @param known their costs, in the same order: 0 to {@code limit}, or {@link #UNREACHED}
     */
    public static ReachSurface sparse(
            GridExtent extent, Metric metric, int limit, int sourceCount, int[] cells, char[] known) {
        char[] costs = new char[extent.cellCount()];
        Arrays.fill(costs, (char) UNREACHED);
        for (int i = 0; i < known.length; i++) {
            costs[cells[i]] = known[i];
        }
        return new ReachSurface(extent, metric, limit, sourceCount, costs, SearchStats.NONE);
    }

    /** Returns this surface with other costs at some cells, each 0 to the limit, or {@link #UNREACHED}. */
    public ReachSurface with(int[] cells, char[] known) {
        char[] changed = costs.clone();
        for (int i = 0; i < known.length; i++) {
            changed[cells[i]] = known[i];
        }
        return new ReachSurface(extent, metric, limit, sourceCount, changed, stats);
    }

    static int checkLimit(int limit) {
        if (!(limit >= 0 && limit <= HIGHEST_LIMIT)) {
            throw new IllegalArgumentException("limit must be 0 to " + HIGHEST_LIMIT + ", was " + limit);
        }
        return limit;
    }

    public GridExtent extent() {
        return extent;
    }

    public Metric metric() {
        return metric;
    }

    /** Returns the largest cost that the search went to; what lies beyond is unknown, not absent. */
    public int limit() {
        return limit;
    }

    /** Returns how many places the surface was made from; with none of them every cell is unreached. */
    public int sourceCount() {
        return sourceCount;
    }

    /** Returns the cost of a cell for inner loops, or {@link #UNREACHED}. */
    public int costAt(int cell) {
        return costs[cell];
    }

    /** Returns the work that making the surface took. */
    public SearchStats stats() {
        return stats;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReachSurface that
                && extent.equals(that.extent)
                && metric == that.metric
                && limit == that.limit
                && sourceCount == that.sourceCount
                && Arrays.equals(costs, that.costs);
    }

    @Override
    public int hashCode() {
        return 31 * extent.hashCode() + Arrays.hashCode(costs);
    }
}
