package org.livingcircle.streets;

import java.util.Arrays;
import org.livingcircle.network.GridPoint;

/**
 * How long it takes to drive from an area, or from some points, over the links between townships: milliseconds to nodes, cells
 * and places. Both ways take the same time.
 *
 * Who lives in the area is there. Elsewhere the time is the least of two ways: straight from the area's edge or the point (at access
 * speed, with the detour, on one's own bank), or over the links and then straight to the cell. The area is left where a link
 * crosses its edge, in no time from anywhere inside. Immutable, safe to share between threads.
 */
public final class StrategicTimes implements DriveTimes {

    private final StrategicNetwork network;
    private final StrategicJoins joins;
    private final StreetCosts costs;
    private final OffRoad offRoad;
    private final EdgeStarts starts = new EdgeStarts();
    private final int[] nodeTimes;

    private StrategicTimes(StrategicNetwork network, StrategicJoins joins, DriveOrigins origins, int limit) {
        this.network = network;
        this.joins = joins;
        this.costs = network.costs();
        this.offRoad = new OffRoad(joins, network.settings(), origins, limit);
        this.nodeTimes = drive(origins, limit);
    }

    /**
     * Drives.
     *
     * @param limit milliseconds, itself inside
     */
    public static StrategicTimes from(StrategicNetwork network, StrategicJoins joins, DriveOrigins origins, int limit) {
        return new StrategicTimes(network, joins, origins, limit);
    }

    private int[] drive(DriveOrigins origins, int limit) {
        StreetGraph graph = network.graph();
        if (origins.fromArea()) {
            origins.area().ifPresent(area -> starts.addInside(graph, edge -> true, area));
        }
        for (DriveOrigins.Point point : origins.points()) {
            StrategicJoins.Join join =
                    joins.join(point.place().x(), point.place().y());
            int edge = join.link() == StrategicJoins.NONE ? -1 : network.edgeOf(join.link());
            if (edge >= 0) {
                int access = network.settings().accessMilliseconds(join.metres());
                starts.add(edge, new EdgeStarts.Start(join.share(), join.share(), point.milliseconds() + access));
            }
        }
        StreetSearch search = new StreetSearch(ArcGraph.of(graph, costs));
        search.open(limit);
        starts.forEach((edge, start) -> {
            search.seed(graph.from(edge), start.milliseconds() + part(edge, start.from()));
            search.seed(graph.to(edge), start.milliseconds() + part(edge, 1 - start.to()));
        });
        search.run();
        int[] times = new int[graph.nodeCount()];
        Arrays.setAll(times, search::costTo);
        return times;
    }

    private int part(int edge, double share) {
        return (int) Math.round(costs.forward(edge) * Math.max(0, Math.min(1, share)));
    }

    /** Returns the milliseconds to a point on a link; {@link #UNREACHED} or more where it is not reached. */
    private int along(int link, double share) {
        int edge = network.edgeOf(link);
        if (edge < 0) {
            return UNREACHED;
        }
        StreetGraph graph = network.graph();
        int least = Math.min(
                nodeTimes[graph.from(edge)] + part(edge, share), nodeTimes[graph.to(edge)] + part(edge, 1 - share));
        for (EdgeStarts.Start start : starts.on(edge)) {
            least = Math.min(least, start.milliseconds() + part(edge, Math.abs(start.nearest(share) - share)));
        }
        return least;
    }

    @Override
    public int to(GridPoint place) {
        return to(place.x(), place.y());
    }

    /** Returns the milliseconds to a point of the plane, or {@link #UNREACHED}. */
    public int to(double x, double y) {
        if (offRoad.contains(x, y)) {
            return 0;
        }
        long least = offRoad.straightTo(x, y);
        StrategicJoins.Join join = joins.join(x, y);
        if (join.link() != StrategicJoins.NONE) {
            least = Math.min(
                    least,
                    (long) along(join.link(), join.share()) + network.settings().accessMilliseconds(join.metres()));
        }
        return offRoad.within(least);
    }

    @Override
    public int[] toCells() {
        int[] times = offRoad.straightToCells();
        for (int index = 0; index < times.length; index++) {
            int link = joins.link(index);
            if (link != StrategicJoins.NONE) {
                long over = (long) along(link, joins.share(index))
                        + network.settings().accessMilliseconds(joins.accessMillimetres(index) / 1000.0);
                times[index] = Math.min(times[index], offRoad.within(over));
            }
        }
        offRoad.nothingInside(times);
        return times;
    }
}
