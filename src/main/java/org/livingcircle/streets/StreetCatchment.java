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
    private final StreetGrid grid;
    private final StreetGraph graph;
    private final CellJoins cellJoins;
    private final int[] viaFrom;
    private final int[] viaTo;

    private int[] joins = new int[256];

    private int[] costs = new int[256];
    private int size;

    StreetCatchment(StreetReach reach, StreetSearch search) {
        this.reach = reach;
        this.search = search;
        this.grid = reach.grid();
        this.graph = grid.graph();
        this.cellJoins = grid.joins();
        this.viaFrom = reach.viaFrom();
        this.viaTo = reach.viaTo();
    }

    /**
     * Finds the catchment of a place; forgets the one before.
     *
     * @param limit whole seconds or metres, itself inside
     */
    public void run(Snap place, int limit) {
        int most = StreetReach.inner(limit);
        search.open(most);
        reach.seed(search, place);
        search.run();
        size = 0;
        int[] nodeCosts = search.costs();
        int own = place.edge();
        for (int i = 0; i < search.reachedCount(); i++) {
            int node = search.reached(i);
            for (int at = grid.firstAtNode(node); at < grid.firstAtNode(node + 1); at++) {
                int edge = grid.edgeAtNode(at);
                int first = graph.from(edge);
                // once for an edge: at its first node, at its last where the first is not reached
                if (edge != own && (first == node || nodeCosts[first] == StreetSearch.UNREACHED)) {
                    collect(edge, nodeCosts[first], nodeCosts[graph.to(edge)], most);
                }
            }
        }
        collectOwn(place, most);
    }

    private void collect(int edge, int viaFirst, int viaLast, int most) {
        int end = cellJoins.first(edge + 1);
        for (int join = cellJoins.first(edge); join < end; join++) {
            int cost = Math.min(viaFirst + viaFrom[join], viaLast + viaTo[join]);
            if (cost <= most) {
                add(join, cost);
            }
        }
    }

    /** The edge of the place, reached or not: cells on it may also meet the place without leaving it. */
    private void collectOwn(Snap place, int most) {
        int edge = place.edge();
        int viaFirst = search.costTo(graph.from(edge));
        int viaLast = search.costTo(graph.to(edge));
        for (int join = cellJoins.first(edge); join < cellJoins.first(edge + 1); join++) {
            int cost = Math.min(Math.min(viaFirst + viaFrom[join], viaLast + viaTo[join]), reach.meetCost(place, join));
            if (cost <= most) {
                add(join, cost);
            }
        }
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

    /** Returns the sum of a value over the cells found, such as the people. */
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
