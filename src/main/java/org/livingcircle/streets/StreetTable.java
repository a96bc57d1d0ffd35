package org.livingcircle.streets;

import java.util.Arrays;
import java.util.List;

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
        TravelMatrix between = hierarchy.matrix(
                Origins.of(
                        points.stream().map(point -> nodes(graph, point)).toList(),
                        points.stream().map(this::costsToBegin).toList()),
                hierarchy.destinations(ends));
        int[][] costs = new int[points.size()][places.size()];
        for (int place = 0; place < places.size(); place++) {
            Snap to = places.get(place);
            int viaFirst = reach.placeVia(to, true);
            int viaLast = reach.placeVia(to, false);
            for (int point = 0; point < points.size(); point++) {
                int best = Math.min(
                        Math.min(
                                between.cost(point, 2 * place) + viaFirst,
                                between.cost(point, 2 * place + 1) + viaLast),
                        reach.sameEdge(points.get(point), to));
                costs[point][place] = best <= limit ? best : StreetSearch.UNREACHED;
            }
        }
        return costs;
    }

    private int[] nodes(StreetGraph graph, Snap point) {
        int[] both = {graph.from(point.edge()), graph.to(point.edge())};
        boolean[] open = {isOpen(point, true), isOpen(point, false)};
        return open[0] && open[1]
                ? both
                : open[0] ? Arrays.copyOfRange(both, 0, 1) : open[1] ? Arrays.copyOfRange(both, 1, 2) : new int[0];
    }

    private int[] costsToBegin(Snap point) {
        int[] both = {reach.cellVia(point, true), reach.cellVia(point, false)};
        return Arrays.stream(both).filter(cost -> cost < StreetSearch.UNREACHED).toArray();
    }

    private boolean isOpen(Snap point, boolean first) {
        return reach.cellVia(point, first) < StreetSearch.UNREACHED;
    }
}
