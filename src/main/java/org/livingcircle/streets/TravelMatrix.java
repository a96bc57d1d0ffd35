package org.livingcircle.streets;

import org.livingcircle.network.SearchStats;

/**
 * Costs from m origins to n destinations: from the row to the column, or, out of a {@linkplain ContractionHierarchy#reversed()
 * reversed} hierarchy, from the column to the row. In the unit of the graph's arcs; {@link #UNREACHED} where no way leads.
 *
 * Kept as the sweep left it: batches of origins, in a batch an array for each node that the sweep passed, in it the costs of the
 * batch's origins. Bytes: 4 a cost, and for every batch 20 a node.
 */
public final class TravelMatrix {

    /** Stands where no way leads, or only one that costs as much: {@link StreetSearch#UNREACHED}. */
    public static final int UNREACHED = StreetSearch.UNREACHED;

    private final int origins;
    private final int lanes;
    private final int[] rowOf;
    private final int[][][] batches;
    private final SearchStats stats;

    TravelMatrix(int origins, int lanes, int[] rowOf, int[][][] batches, SearchStats stats) {
        this.origins = origins;
        this.lanes = lanes;
        this.rowOf = rowOf;
        this.batches = batches;
        this.stats = stats;
    }

    public int originCount() {
        return origins;
    }

    /** Returns how many destinations there are: the nodes of the graph, or those that were asked for, in their order. */
    public int destinationCount() {
        return rowOf.length;
    }

    public int cost(int origin, int destination) {
        return batches[origin / lanes][rowOf[destination]][origin % lanes];
    }

    /** Copies the costs from one origin to all destinations. */
    public void copyRow(int origin, int[] costs) {
        int[][] rows = batches[origin / lanes];
        int lane = origin % lanes;
        for (int destination = 0; destination < rowOf.length; destination++) {
            costs[destination] = rows[rowOf[destination]][lane];
        }
    }

    /** Copies the costs from all origins to one destination; this is how they lie in memory. */
    public void copyColumn(int destination, int[] costs) {
        int row = rowOf[destination];
        for (int batch = 0; batch < batches.length; batch++) {
            int[] lane = batches[batch][row];
            System.arraycopy(lane, 0, costs, batch * lanes, lane.length);
        }
    }

    /** Returns the work done: nodes settled on the way up and swept on the way down, arc by arc and origin by origin. */
    public SearchStats stats() {
        return stats;
    }

    int lanes() {
        return lanes;
    }

    int[][][] batches() {
        return batches;
    }
}
