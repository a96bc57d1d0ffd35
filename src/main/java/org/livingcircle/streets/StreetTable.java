package org.livingcircle.streets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Costs between many points and many places at once: the whole numbers that {@link StreetWays} finds, from sweeps over a prepared
 * {@link ContractionHierarchy} instead of a search for each point. Knows no lengths and no ways. Made once for a reach, which takes a
 * fifth of a second for the core of a city and longer for more; then for any number of threads. Immutable.
 *
 * As in StreetWays the points stand for where people live, the places for facilities, and the direction of the reach says who goes to
 * whom.
 */
public final class StreetTable {

    private final StreetReach reach;
    private final ContractionHierarchy hierarchy;

    private StreetTable(StreetReach reach, ContractionHierarchy hierarchy) {
        this.reach = reach;
        this.hierarchy = hierarchy;
    }

    /** Prepares the streets of a reach. */
    public static StreetTable of(StreetReach reach) {
        return new StreetTable(reach, ContractionHierarchy.of(reach.inward()));
    }

    /**
     * Returns the costs between points and places.
     *
     * @param limit milliseconds or millimetres, itself inside
     * @return by point, then by place; {@link StreetSearch#UNREACHED} where no way leads within the limit
     */
    public int[][] costs(List<Snap> points, List<Snap> places, int limit) {
        StreetGraph graph = reach.grid().graph();
        int[] ends = new int[2 * places.size()];
        for (int place = 0; place < places.size(); place++) {
            int edge = places.get(place).edge();
            ends[2 * place] = graph.from(edge);
            ends[2 * place + 1] = graph.to(edge);
        }
        TravelMatrix between = hierarchy.matrix(origins(graph, points), hierarchy.destinations(ends));
        int[][] costs = new int[points.size()][places.size()];
        for (int point = 0; point < points.size(); point++) {
            for (int place = 0; place < places.size(); place++) {
                int best = reach.costBetween(
                        points.get(point),
                        places.get(place),
                        between.cost(point, 2 * place),
                        between.cost(point, 2 * place + 1));
                costs[point][place] = best <= limit ? best : StreetSearch.UNREACHED;
            }
        }
        return costs;
    }

    /** Begins at those ends of each point's edge that one gets to from it. */
    private Origins origins(StreetGraph graph, List<Snap> points) {
        List<int[]> nodes = new ArrayList<>();
        List<int[]> costs = new ArrayList<>();
        for (Snap point : points) {
            int[] ends = {graph.from(point.edge()), graph.to(point.edge())};
            int[] vias = {reach.cellVia(point, true), reach.cellVia(point, false)};
            int[] open = IntStream.range(0, 2)
                    .filter(end -> vias[end] < StreetSearch.UNREACHED)
                    .toArray();
            nodes.add(Arrays.stream(open).map(end -> ends[end]).toArray());
            costs.add(Arrays.stream(open).map(end -> vias[end]).toArray());
        }
        return Origins.of(nodes, costs);
    }
}
