package org.livingcircle.streets;

import java.util.Arrays;
import org.livingcircle.network.SearchStats;

/**
 * The catchment of one place after the other: the joined cells within a limit, and what they cost. Touches only what it reaches,
 * and makes nothing new once its arrays have grown. Of one thread.
 */
public final class StreetCatchment {

    private final StreetReach reach;
    private final StreetSearch search;
    private final StreetGraph graph;
    private final CellJoins cellJoins;
    private final int[] firstJoin;
    private final int[] firstEnding;
    private final int[] ending;
    private final int[] ways;
    private final int[] slacks;

    private int[] border = {};
    private int[] joins = new int[256];
    private int[] costs = new int[256];
    private int size;

    StreetCatchment(StreetReach reach, StreetSearch search) {
        this.reach = reach;
        this.search = search;
        StreetGrid grid = reach.grid();
        this.graph = grid.graph();
        this.cellJoins = grid.joins();
        this.firstJoin = grid.firstJoin();
        this.firstEnding = grid.firstEnding();
        this.ending = grid.ending();
        this.ways = reach.ways();
        this.slacks = reach.slacks();
    }

    /**
     * Finds the catchment of a place; forgets the one before.
     *
     * @param limit whole seconds or metres, itself inside
     */
    public void run(Snap place, int limit) {
        int most = search(place, limit);
        size = 0;
        int[] lefts = search.lefts();
        // cells on the edge of the place may also meet it there
        int ownFirst = cellJoins.first(place.edge());
        int ownEnd = cellJoins.first(place.edge() + 1);
        for (int i = 0; i < search.reachedCount(); i++) {
            int node = search.reached(i);
            int left = lefts[node];
            for (int join = firstJoin[node]; join < firstJoin[node + 1]; join++) {
                int best = bestLeft(join, left, lefts);
                if (best > 0 && (join < ownFirst || join >= ownEnd)) {
                    add(join, most + 1 - best);
                }
            }
            if (left <= slacks[node]) {
                for (int row = firstEnding[node]; row < firstEnding[node + 1]; row++) {
                    int at = StreetGrid.ENDING_LENGTH * row;
                    if (lefts[ending[at]] == 0 && ending[at + 1] != ownFirst) {
                        collectFromLast(ending[at + 1], ending[at + 2], left, most);
                    }
                }
            }
        }
        for (int join = ownFirst; join < ownEnd; join++) {
            int best = bestLeft(join, lefts[graph.from(place.edge())], lefts);
            int cost = Math.min(most + 1 - best, reach.meetCost(place, join));
            if (cost <= most) {
                add(join, cost);
            }
        }
    }

    /** The cells of an edge the first node of which is not reached. */
    private void collectFromLast(int first, int end, int left, int most) {
        for (int join = first; join < end; join++) {
            int best = left - ways[StreetReach.WAY_LENGTH * join + 3];
            if (best > 0) {
                add(join, most + 1 - best);
            }
        }
    }

    /**
     * Returns the sum of a value over the cells of the catchment of a place, such as the people: as {@link #run} and
     * {@link #sum(long[])}, but without a look at cells that are certainly inside.
     *
     * @param limit whole seconds or metres, itself inside
     */
    public long sum(Snap place, int limit, JoinSums sums) {
        int most = search(place, limit);
        long sum = 0;
        int[] lefts = search.lefts();
        int[] slacks = this.slacks;
        long[] byJoin = sums.byJoin();
        long[] byNode = sums.byNode();
        int count = search.reachedCount();
        if (border.length < count) {
            border = new int[2 * count];
        }
        int[] border = this.border;
        int borderCount = 0;
        for (int i = 0; i < count; i++) {
            int node = search.reached(i);
            // all bits set where nothing at the node needs a closer look; no branch, which would be guessed wrong too
            // often
            int inside = (slacks[node] - lefts[node]) >> 31;
            sum += byNode[node] & inside;
            border[borderCount] = node;
            borderCount += 1 + inside;
        }
        for (int i = 0; i < borderCount; i++) {
            sum += sumAtBorder(border[i], lefts, byJoin);
        }
        for (int join = cellJoins.first(place.edge()); join < cellJoins.first(place.edge() + 1); join++) {
            if (bestLeft(join, lefts[graph.from(place.edge())], lefts) <= 0 && reach.meetCost(place, join) <= most) {
                sum += byJoin[join];
            }
        }
        return sum;
    }

    private long sumAtBorder(int node, int[] lefts, long[] byJoin) {
        long sum = 0;
        int left = lefts[node];
        int end = firstJoin[node + 1];
        for (int join = firstJoin[node]; join < end; join++) {
            sum += byJoin[join] & (-bestLeft(join, left, lefts) >> 31);
        }
        int endRow = firstEnding[node + 1];
        for (int row = firstEnding[node]; row < endRow; row++) {
            int at = StreetGrid.ENDING_LENGTH * row;
            if (lefts[ending[at]] == 0) {
                for (int join = ending[at + 1]; join < ending[at + 2]; join++) {
                    sum += byJoin[join] & ((ways[StreetReach.WAY_LENGTH * join + 3] - left) >> 31);
                }
            }
        }
        return sum;
    }

    private int search(Snap place, int limit) {
        int most = StreetReach.inner(limit);
        search.open(most);
        reach.seed(search, place);
        search.run();
        return most;
    }

    /** Returns what is left of the limit at a cell by the better end of its edge; above 0 exactly where it is inside. */
    private int bestLeft(int join, int leftAtFirst, int[] lefts) {
        int way = StreetReach.WAY_LENGTH * join;
        return Math.max(leftAtFirst - ways[way + 2], lefts[ways[way + 1]] - ways[way + 3]);
    }

    private void add(int join, int cost) {
        if (size == joins.length) {
            joins = Arrays.copyOf(joins, 2 * size);
            costs = Arrays.copyOf(costs, 2 * size);
        }
        joins[size] = join;
        costs[size++] = cost;
    }

    /** Returns how many cells the last run has found. */
    public int size() {
        return size;
    }

    /** Returns the join of a cell found. */
    public int join(int index) {
        return joins[index];
    }

    /** Returns its cost, milliseconds or millimetres. */
    public int cost(int index) {
        return costs[index];
    }

    /** Returns the sum of a value over the cells that {@link #run} has found, such as the people. */
    public long sum(long[] byJoin) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += byJoin[joins[i]];
        }
        return sum;
    }

    /** Returns the work of the last search. */
    public SearchStats stats() {
        return search.stats();
    }
}
