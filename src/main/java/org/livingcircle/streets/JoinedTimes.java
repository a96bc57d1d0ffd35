package org.livingcircle.streets;

import java.util.Optional;
import org.livingcircle.network.GridPoint;

/**
 * How long it takes to drive from an area, or from some points, along imported streets and the links between townships around
 * them: milliseconds to cells and places.
 *
 * Who lives in the area is there. It is left in no time wherever a street or link lies in it or crosses its edge. Where streets have been
 * imported, cells and places are reached from their street; around them from their link or, where that is less, straight from the area's
 * edge or the point, as in {@link StrategicTimes}. Immutable, safe to share between threads.
 */
public final class JoinedTimes implements DriveTimes {

    private final JoinedNetwork network;
    private final StreetReach reach;
    private final StreetSearch search;
    private final EdgeStarts starts = new EdgeStarts();
    private final OffRoad offRoad;

    private JoinedTimes(
            JoinedNetwork network, StrategicJoins joins, DriveOrigins origins, Direction direction, int limit) {
        this.network = network;
        this.reach = new StreetReach(network.grid(), network.costs(), direction);
        this.search = reach.searchOfPlaces();
        this.offRoad = new OffRoad(joins, network.settings(), origins, limit);
        drive(origins, limit);
    }

    /**
     * Drives.
     *
     * @param joins of the same cells, for the banks of the water
     * @param direction to the origins or from them: they differ on streets of one way
     * @param limit milliseconds, itself inside
     */
    public static JoinedTimes from(
            JoinedNetwork network, StrategicJoins joins, DriveOrigins origins, Direction direction, int limit) {
        return new JoinedTimes(network, joins, origins, direction, limit);
    }

    private void drive(DriveOrigins origins, int limit) {
        StreetGraph graph = network.grid().graph();
        StreetCosts costs = network.costs();
        if (origins.fromArea()) {
            origins.area().ifPresent(area -> starts.addInside(graph, costs::open, area));
        }
        for (DriveOrigins.Point point : origins.points()) {
            network.snap(point.place()).ifPresent(snap -> {
                int access = costs.access(snap.edge(), snap.metres());
                starts.add(
                        snap.edge(), new EdgeStarts.Start(snap.along(), snap.along(), point.milliseconds() + access));
            });
        }
        search.open(limit);
        starts.forEach((edge, start) -> {
            search.seed(graph.from(edge), start.milliseconds() + reach.placeVia(on(edge, start.from()), true));
            search.seed(graph.to(edge), start.milliseconds() + reach.placeVia(on(edge, start.to()), false));
        });
        search.run();
    }

    /** Returns a place on an edge. */
    private static Snap on(int edge, double along) {
        return new Snap(edge, along, 0, 0, 0);
    }

    @Override
    public int to(GridPoint place) {
        if (offRoad.contains(place.x(), place.y())) {
            return 0;
        }
        int least = network.covers(place) ? UNREACHED : offRoad.straightTo(place.x(), place.y());
        Optional<Snap> snap = network.snap(place);
        return offRoad.within(snap.isEmpty() ? least : Math.min(least, along(snap.get())));
    }

    private int along(Snap place) {
        StreetGraph graph = network.grid().graph();
        int viaFirst = search.costTo(graph.from(place.edge())) + reach.cellVia(place, true);
        int viaLast = search.costTo(graph.to(place.edge())) + reach.cellVia(place, false);
        int least = Math.min(viaFirst, viaLast);
        for (EdgeStarts.Start start : starts.on(place.edge())) {
            Snap begin = on(place.edge(), start.nearest(place.along()));
            least = Math.min(least, start.milliseconds() + reach.sameEdge(place, begin));
        }
        return least;
    }

    @Override
    public int[] toCells() {
        CellJoins joins = network.grid().joins();
        int[] found = new int[joins.size()];
        reach.sweep(search, found);
        starts.forEach((edge, start) -> {
            for (int join = joins.first(edge); join < joins.first(edge + 1); join++) {
                Snap begin = on(edge, start.nearest(joins.along(join)));
                found[join] = Math.min(found[join], start.milliseconds() + reach.meetCost(begin, join));
            }
        });
        int[] times = offRoad.straightToCells();
        for (int index = 0; index < times.length; index++) {
            if (network.covers(index)) {
                times[index] = UNREACHED;
            }
        }
        for (int join = 0; join < found.length; join++) {
            int index = network.index(join);
            times[index] = Math.min(times[index], offRoad.within(found[join]));
        }
        offRoad.nothingInside(times);
        return times;
    }
}
