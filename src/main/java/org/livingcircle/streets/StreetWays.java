package org.livingcircle.streets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The ways between one point and any place: cost, length, and the way itself. The length is that of the cheapest way (of
 * equally cheap ones the shortest), which may be longer than the shortest way of all. Of one thread, used again for one point after the
 * other.
 *
 * The point stands for where people live, as a cell does, the places for facilities; the direction of the reach says who goes
 * to whom.
 */
public final class StreetWays {

    private static final double MILLIMETRES = 1000;

    private final StreetReach reach;
    private final StreetGraph graph;
    private final StreetSearch search;
    private final WaysBack back;
    private Snap point = new Snap(0, 0, 0, 0, 0);

    public StreetWays(StreetReach reach) {
        this.reach = reach;
        this.graph = reach.grid().graph();
        this.search = reach.searchOfPoints();
        this.back = new WaysBack(reach);
    }

    /**
     * Searches around a point; forgets the one before.
     *
     * @param limit milliseconds or millimetres, itself inside
     */
    public void run(Snap from, int limit) {
        this.point = from;
        search.open(limit);
        back.open();
        int viaFirst = reach.cellVia(from, true);
        int viaLast = reach.cellVia(from, false);
        int first = graph.from(from.edge());
        int last = graph.to(from.edge());
        search.seed(first, viaFirst);
        search.seed(last, viaLast);
        search.run();
        if (viaFirst <= limit && search.costTo(first) == viaFirst) {
            back.begin(first, accessLength(from) + partLength(from.edge(), from.along()));
        }
        if (viaLast <= limit && search.costTo(last) == viaLast) {
            back.begin(last, accessLength(from) + partLength(from.edge(), 1 - from.along()));
        }
    }

    /** How a way ends. */
    private enum End {
        /** It stays on the edge that both join. */
        DIRECT,
        VIA_FIRST,
        VIA_LAST
    }

    private record Best(int cost, long millimetres, End end) {}

    /** Returns milliseconds or millimetres to a place; {@link StreetSearch#UNREACHED} where no way leads within the limit. */
    public int costTo(Snap place) {
        int best = reach.costBetween(
                point, place, search.costTo(graph.from(place.edge())), search.costTo(graph.to(place.edge())));
        return best <= search.limit() ? best : StreetSearch.UNREACHED;
    }

    /**
     * Returns the length of the way to a place.
     *
     * @throws IllegalArgumentException if none leads there within the limit
     */
    public long millimetresTo(Snap place) {
        return best(place).millimetres;
    }

    private Best best(Snap place) {
        int cost = costTo(place);
        if (cost == StreetSearch.UNREACHED) {
            throw new IllegalArgumentException("no way leads to edge " + place.edge());
        }
        int edge = place.edge();
        Best best = new Best(cost, Long.MAX_VALUE, End.DIRECT);
        if (reach.sameEdge(point, place) == cost) {
            long length = accessLength(point)
                    + partLength(edge, Math.abs(place.along() - point.along()))
                    + accessLength(place);
            best = new Best(cost, length, End.DIRECT);
        }
        for (End end : new End[] {End.VIA_FIRST, End.VIA_LAST}) {
            boolean first = end == End.VIA_FIRST;
            int node = first ? graph.from(edge) : graph.to(edge);
            if (search.costTo(node) + reach.placeVia(place, first) == cost) {
                long length = back.millimetresTo(search, node)
                        + partLength(edge, first ? place.along() : 1 - place.along())
                        + accessLength(place);
                if (length < best.millimetres) {
                    best = new Best(cost, length, end);
                }
            }
        }
        return best;
    }

    /**
     * Returns the way between the point and a place, in the order of travel.
     *
     * @throws IllegalArgumentException if none leads there within the limit
     */
    public StreetRoute routeTo(Snap place) {
        Best best = best(place);
        List<StreetRoute.Leg> legs = new ArrayList<>();
        addAccess(legs, place);
        if (best.end == End.DIRECT) {
            int cost = best.cost - accessCost(point) - accessCost(place);
            long length = partLength(point.edge(), Math.abs(place.along() - point.along()));
            legs.add(new StreetRoute.Leg(point.edge(), point.along(), place.along(), cost, length));
        } else {
            boolean first = best.end == End.VIA_FIRST;
            addPart(legs, place.edge(), first ? 0 : 1, place.along(), reach.placeVia(place, first) - accessCost(place));
            int node = first ? graph.from(place.edge()) : graph.to(place.edge());
            for (int edge = back.cameBy(node); edge != WaysBack.BEGIN; edge = back.cameBy(node)) {
                boolean ahead = graph.to(edge) == node;
                legs.add(new StreetRoute.Leg(
                        edge,
                        ahead ? 0 : 1,
                        ahead ? 1 : 0,
                        reach.edgeCost(edge, ahead),
                        graph.lengthMillimetres(edge)));
                node = ahead ? graph.from(edge) : graph.to(edge);
            }
            addBegin(legs, node);
        }
        addAccess(legs, point);
        // traced from the place back to the point, each leg as the search took it
        if (reach.direction() == Direction.TO_FACILITY) {
            Collections.reverse(legs);
        } else {
            legs.replaceAll(StreetRoute.Leg::turned);
        }
        return new StreetRoute(best.cost, best.millimetres, legs);
    }

    /** The part of the point's own edge; of a loop the cheaper and then the shorter side. */
    private void addBegin(List<StreetRoute.Leg> legs, int node) {
        int viaFirst = reach.cellVia(point, true);
        int viaLast = reach.cellVia(point, false);
        boolean mayFirst = graph.from(point.edge()) == node && viaFirst == search.costTo(node);
        boolean mayLast = graph.to(point.edge()) == node && viaLast == search.costTo(node);
        boolean first = mayFirst && !(mayLast && point.along() > 0.5);
        addPart(legs, point.edge(), point.along(), first ? 0 : 1, (first ? viaFirst : viaLast) - accessCost(point));
    }

    private void addPart(List<StreetRoute.Leg> legs, int edge, double begin, double end, int cost) {
        if (begin != end) {
            legs.add(new StreetRoute.Leg(edge, begin, end, cost, partLength(edge, Math.abs(end - begin))));
        }
    }

    private void addAccess(List<StreetRoute.Leg> legs, Snap snap) {
        if (snap.metres() > 0) {
            legs.add(new StreetRoute.Leg(StreetRoute.ACCESS, 0, 0, accessCost(snap), accessLength(snap)));
        }
    }

    private int accessCost(Snap snap) {
        return reach.costs().access(snap.edge(), snap.metres());
    }

    private static long accessLength(Snap snap) {
        return Math.round(snap.metres() * MILLIMETRES);
    }

    private long partLength(int edge, double share) {
        return Math.round(graph.lengthMillimetres(edge) * share);
    }
}
