package org.livingcircle.streets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.GridRaster;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;

/**
 * How long it takes to drive from an area, or from some points, over the links between townships: milliseconds to nodes, cells
 * and places. Both ways take the same time.
 *
 * Who lives in the area is there. Elsewhere the time is the least of two ways: straight from the area's edge or the point (at access
 * speed, with the detour, on one's own bank), or over the links and then straight to the cell. The area is left where a link
 * crosses its edge, in no time from anywhere inside. Immutable, safe to share between threads.
 */
public final class StrategicTimes {

    /** Time of what is not reached within the limit. */
    public static final int UNREACHED = StreetSearch.UNREACHED;

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final StrategicNetwork network;
    private final StrategicJoins joins;
    private final StreetCosts costs;
    private final int limit;
    private final List<Origin> points;
    private final Optional<Area> area;
    private final int[] nodeTimes;
    /** Places on a link where driving begins, by link. */
    private final List<List<Start>> starts = new ArrayList<>();

    /**
     * A point to drive from.
     *
     * @param x metres of the plane
     * @param milliseconds that have passed already
     */
    public record Origin(double x, double y, int milliseconds) {}

    /** Part of a link, from one share of its length to another, where driving begins at a time. */
    private record Start(double from, double to, int milliseconds) {}

    /** An area whose people are there, and whether one drives from it. */
    private record Area(Geometry shape, IndexedPointInAreaLocator locator, BankedLines edge, boolean driven) {

        boolean contains(double x, double y) {
            return locator.locate(new Coordinate(x, y)) != Location.EXTERIOR;
        }
    }

    private StrategicTimes(
            StrategicNetwork network, StrategicJoins joins, List<Origin> points, Optional<Area> area, int limit) {
        this.network = network;
        this.joins = joins;
        this.costs = network.costs();
        this.limit = limit;
        this.points = List.copyOf(points);
        this.area = area;
        for (int link = 0; link < network.links().size(); link++) {
            starts.add(List.of());
        }
        this.nodeTimes = drive();
    }

    /**
     * Drives from points.
     *
     * @param limit milliseconds, itself inside
     */
    public static StrategicTimes fromPoints(
            StrategicNetwork network, StrategicJoins joins, List<Origin> points, int limit) {
        return new StrategicTimes(network, joins, points, Optional.empty(), limit);
    }

    /**
     * Drives from the edge of an area, and from points.
     *
     * @param area polygons of the plane
     * @param limit milliseconds, itself inside
     */
    public static StrategicTimes from(
            StrategicNetwork network, StrategicJoins joins, Geometry area, List<Origin> points, int limit) {
        Area prepared =
                new Area(area, new IndexedPointInAreaLocator(area), BankedLines.of(joins.banks(), edgeOf(area)), true);
        return new StrategicTimes(network, joins, points, Optional.of(prepared), limit);
    }

    /**
     * Drives from points only, where who lives in an area is there all the same.
     *
     * @param area polygons of the plane
     * @param limit milliseconds, itself inside
     */
    public static StrategicTimes fromPointsAround(
            StrategicNetwork network, StrategicJoins joins, Geometry area, List<Origin> points, int limit) {
        Area prepared =
                new Area(area, new IndexedPointInAreaLocator(area), BankedLines.of(joins.banks(), List.of()), false);
        return new StrategicTimes(network, joins, points, Optional.of(prepared), limit);
    }

    private static List<BankedLines.Line> edgeOf(Geometry area) {
        List<BankedLines.Line> lines = new ArrayList<>();
        Geometry edge = area.getBoundary();
        for (int part = 0; part < edge.getNumGeometries(); part++) {
            Coordinate[] ring = edge.getGeometryN(part).getCoordinates();
            for (int i = 1; i < ring.length; i++) {
                lines.add(new BankedLines.Line(part, ring[i - 1].x, ring[i - 1].y, ring[i].x, ring[i].y));
            }
        }
        return lines;
    }

    private int[] drive() {
        area.filter(Area::driven).ifPresent(this::startInside);
        for (Origin point : points) {
            StrategicJoins.Join join = joins.join(point.x, point.y);
            if (join.link() != StrategicJoins.NONE) {
                start(
                        join.link(),
                        new Start(
                                join.share(),
                                join.share(),
                                point.milliseconds + network.settings().accessMilliseconds(join.metres())));
            }
        }
        StreetGraph graph = network.graph();
        StreetSearch search = new StreetSearch(ArcGraph.of(graph, costs));
        search.open(limit);
        for (int link = 0; link < starts.size(); link++) {
            int edge = network.edgeOf(link);
            if (edge >= 0) {
                for (Start start : starts.get(link)) {
                    search.seed(graph.from(edge), start.milliseconds + part(edge, start.from));
                    search.seed(graph.to(edge), start.milliseconds + part(edge, 1 - start.to));
                }
            }
        }
        search.run();
        int[] times = new int[graph.nodeCount()];
        Arrays.setAll(times, search::costTo);
        return times;
    }

    private void start(int link, Start start) {
        List<Start> more = new ArrayList<>(starts.get(link));
        more.add(start);
        starts.set(link, more);
    }

    /** Begins in no time on every part of a link that lies in the area. */
    private void startInside(Area from) {
        StreetGraph graph = network.graph();
        for (int link = 0; link < starts.size(); link++) {
            int edge = network.edgeOf(link);
            if (edge < 0) {
                continue;
            }
            Coordinate first = new Coordinate(graph.shapeX(edge, 0) / 100.0, graph.shapeY(edge, 0) / 100.0);
            Coordinate last = new Coordinate(graph.shapeX(edge, 1) / 100.0, graph.shapeY(edge, 1) / 100.0);
            Geometry line = GEOMETRIES.createLineString(new Coordinate[] {first, last});
            if (!line.getEnvelopeInternal().intersects(from.shape.getEnvelopeInternal())) {
                continue;
            }
            Geometry inside = line.intersection(from.shape);
            double length = first.distance(last);
            for (int part = 0; part < inside.getNumGeometries(); part++) {
                Coordinate[] ends = inside.getGeometryN(part).getCoordinates();
                if (ends.length > 0 && length > 0) {
                    double one = first.distance(ends[0]) / length;
                    double other = first.distance(ends[ends.length - 1]) / length;
                    start(link, new Start(Math.min(one, other), Math.min(1, Math.max(one, other)), 0));
                }
            }
        }
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
        for (Start start : starts.get(link)) {
            double off = Math.max(0, Math.max(start.from - share, share - start.to));
            least = Math.min(least, start.milliseconds + part(edge, off));
        }
        return least;
    }

    private int within(long milliseconds) {
        return milliseconds <= limit ? (int) milliseconds : UNREACHED;
    }

    /** Returns the milliseconds to a point of the plane, or {@link #UNREACHED}. */
    public int to(double x, double y) {
        long least = UNREACHED;
        StrategicSettings settings = network.settings();
        StrategicJoins.Join join = joins.join(x, y);
        if (join.link() != StrategicJoins.NONE) {
            least = (long) along(join.link(), join.share()) + settings.accessMilliseconds(join.metres());
        }
        int bank = joins.banks().at(x, y);
        for (Origin point : points) {
            if (sameBank(bank, point)) {
                double metres = Math.hypot(point.x - x, point.y - y);
                if (metres <= settings.access().limitMetres()) {
                    least = Math.min(least, (long) point.milliseconds + settings.accessMilliseconds(metres));
                }
            }
        }
        if (area.isPresent()) {
            if (area.get().contains(x, y)) {
                return 0;
            }
            BankedLines.Near near = area.get().edge.nearest(x, y);
            if (near != null && near.metres() <= settings.access().limitMetres()) {
                least = Math.min(least, settings.accessMilliseconds(near.metres()));
            }
        }
        return within(least);
    }

    private boolean sameBank(int bank, Origin point) {
        int other = joins.banks().at(point.x, point.y);
        return bank == Banks.NONE || other == Banks.NONE || bank == other;
    }

    /** Returns the milliseconds to each cell of the joins, or {@link #UNREACHED}. */
    public int[] toCells() {
        StrategicSettings settings = network.settings();
        int[] times = new int[joins.size()];
        for (int index = 0; index < times.length; index++) {
            int link = joins.link(index);
            times[index] = link == StrategicJoins.NONE
                    ? UNREACHED
                    : within((long) along(link, joins.share(index))
                            + settings.accessMilliseconds(joins.accessMillimetres(index) / 1000.0));
        }
        points.forEach(point -> straightFrom(point, times));
        area.ifPresent(from -> straightFrom(from, times));
        return times;
    }

    private void straightFrom(Area from, int[] times) {
        StrategicSettings settings = network.settings();
        double reach = Math.min(settings.access().limitMetres(), settings.accessMetres(limit) + 1);
        from.edge.forEach(joins.cells(), reach, (index, line, share, metres) -> {
            times[index] = Math.min(times[index], within(settings.accessMilliseconds(metres)));
        });
        BitSet inside = GridRaster.cells(joins.banks().extent(), from.shape);
        int[] cells = joins.cells();
        for (int index = 0; index < cells.length; index++) {
            if (inside.get(cells[index])) {
                times[index] = 0;
            }
        }
    }

    private void straightFrom(Origin point, int[] times) {
        StrategicSettings settings = network.settings();
        if (point.milliseconds > limit) {
            return;
        }
        double reach = Math.min(settings.access().limitMetres(), settings.accessMetres(limit - point.milliseconds) + 1);
        GridExtent extent = joins.banks().extent();
        int bank = joins.banks().at(point.x, point.y);
        int[] cells = joins.cells();
        int northmost = (int) Math.max(0, Math.floor((extent.north() - point.y - reach) / extent.cellMetres()));
        int southmost =
                (int) Math.min(extent.rows() - 1, Math.floor((extent.north() - point.y + reach) / extent.cellMetres()));
        if (northmost > southmost) {
            return;
        }
        int index = first(cells, extent.cell(0, northmost));
        int end = first(cells, extent.cell(extent.columns() - 1, southmost) + 1);
        for (; index < end; index++) {
            int cell = cells[index];
            double dx = extent.centreX(extent.column(cell)) - point.x;
            double dy = extent.centreY(extent.row(cell)) - point.y;
            double squared = dx * dx + dy * dy;
            if (squared <= reach * reach && (bank == Banks.NONE || joins.banks().ofCell(cell) == bank)) {
                times[index] = Math.min(
                        times[index],
                        within((long) point.milliseconds + settings.accessMilliseconds(Math.sqrt(squared))));
            }
        }
    }

    private static int first(int[] cells, int from) {
        int at = Arrays.binarySearch(cells, from);
        return at < 0 ? -at - 1 : at;
    }
}
