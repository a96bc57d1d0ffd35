package org.livingcircle.streets;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;

/**
 * The roads between the townships as they were on the last day of a year: driving where no streets have been imported.
 *
 * A link is drawn straight between its ends and is as long as the road that it stands for. Ends at one place are one node.
 * Immutable.
 */
public final class StrategicNetwork {

    private static final int DRIVABLE = StreetGraph.DRIVE_FORWARD | StreetGraph.DRIVE_BACKWARD;

    /** How far the end of a link may lie from the street that it is tied to. */
    private static final double MOST_TIE_METRES = 5000;

    private static final int NONE = -1;

    private final StrategicSettings settings;
    private final int year;
    private final List<StrategicLink> links;
    private final StreetGraph graph;
    /** Edge of each link; {@link #NONE} where it had not opened. */
    private final int[] edges;

    private StrategicNetwork(
            StrategicSettings settings, int year, List<StrategicLink> links, StreetGraph graph, int[] edges) {
        this.settings = settings;
        this.year = year;
        this.links = links;
        this.graph = graph;
        this.edges = edges;
    }

    /**
     * Makes the network of a year.
     *
     * @param links all there are, whenever they opened
     * @param toPlane from longitude and latitude
     * @param srid of the plane
     */
    public static StrategicNetwork of(
            List<StrategicLink> links, StrategicSettings settings, int year, Reprojection toPlane, int srid) {
        List<StrategicLink> all = List.copyOf(links);
        Map<String, Integer> numbers = new HashMap<>();
        for (int link = 0; link < all.size(); link++) {
            numbers.put(all.get(link).id(), link);
        }
        int[] edges = new int[all.size()];
        Arrays.fill(edges, NONE);
        // Edges are numbered alike whatever their names are: named by their ids they tell which link they are.
        StreetGraph named = graph(all, settings, year, toPlane, srid, StrategicLink::id);
        for (int edge = 0; edge < named.edgeCount(); edge++) {
            edges[numbers.getOrDefault(named.name(edge), NONE)] = edge;
        }
        StreetGraph graph = graph(all, settings, year, toPlane, srid, StrategicLink::corridor);
        return new StrategicNetwork(settings, year, all, graph, edges);
    }

    private static StreetGraph graph(
            List<StrategicLink> links,
            StrategicSettings settings,
            int year,
            Reprojection toPlane,
            int srid,
            Function<StrategicLink, String> name) {
        StreetGraph.Builder builder = new StreetGraph.Builder(srid);
        Map<LonLat, Integer> nodes = new HashMap<>();
        for (StrategicLink link : links) {
            if (link.isOpenIn(year)) {
                double[] line = plane(link, toPlane);
                int from = nodes.computeIfAbsent(link.from(), place -> builder.node(line[0], line[1]));
                int to = nodes.computeIfAbsent(link.to(), place -> builder.node(line[2], line[3]));
                add(
                        builder,
                        from,
                        to,
                        link.millimetres(),
                        link.roadClass(),
                        settings.kmh(link),
                        line,
                        name.apply(link));
            }
        }
        return builder.build();
    }

    private static void add(
            StreetGraph.Builder builder,
            int from,
            int to,
            int millimetres,
            RoadClass roadClass,
            int kmh,
            double[] line,
            String name) {
        builder.edge(from, to, millimetres, roadClass, DRIVABLE, 0, 0, 0, kmh, kmh, line, name, 0);
    }

    /** Returns x and y of both ends of a link, metres. */
    static double[] plane(StrategicLink link, Reprojection toPlane) {
        double[] line = {
            link.from().lon(), link.from().lat(), link.to().lon(), link.to().lat()
        };
        toPlane.transform(line);
        return line;
    }

    public StrategicSettings settings() {
        return settings;
    }

    public int year() {
        return year;
    }

    /** Returns all links, those that had not opened among them. */
    public List<StrategicLink> links() {
        return links;
    }

    public StreetGraph graph() {
        return graph;
    }

    /** Returns the edge of a link; -1 where it had not opened. */
    public int edgeOf(int link) {
        return edges[link];
    }

    /** Returns the milliseconds of each edge, both ways alike. */
    StreetCosts costs() {
        return drive(graph);
    }

    private static StreetCosts drive(StreetGraph graph) {
        StreetTravel travel = new StreetTravel(Mode.DRIVE, new Profile("driver", 5), false, Metric.TIME);
        return StreetCosts.of(graph, travel, StreetSpeeds.asTagged(1), StreetChanges.NONE);
    }

    /**
     * Returns streets with the links around them in one graph. Streets replace the links whose ends both lie in the area that
     * has been imported. Of a link with one end there, that end is tied to the nearest junction on its bank that cars get to from most others, and
     * becomes longer by the straight line to it. Where there is none within 5 km the link ends where it did.
     *
     * @param banks of the water that a tie does not cross
     * @throws IllegalArgumentException if the streets lie in another plane
     */
    public StreetGraph joinedTo(StreetGraph streets, Banks banks) {
        if (streets.srid() != graph.srid()) {
            throw new IllegalArgumentException(
                    "streets lie in EPSG:%d, links in EPSG:%d".formatted(streets.srid(), graph.srid()));
        }
        StreetGraph.Builder builder = new StreetGraph.Builder(graph.srid());
        for (int node = 0; node < streets.nodeCount(); node++) {
            builder.node(streets.x(node) / 100.0, streets.y(node) / 100.0);
        }
        for (int edge = 0; edge < streets.edgeCount(); edge++) {
            copy(streets, edge, builder);
        }
        int[] common = drivableTogether(streets);
        int[] numbers = new int[graph.nodeCount()];
        double[] ties = new double[graph.nodeCount()];
        Arrays.fill(numbers, NONE);
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            boolean startsInside = isInside(streets, graph.from(edge));
            boolean endsInside = isInside(streets, graph.to(edge));
            if (startsInside && endsInside) {
                continue;
            }
            for (int node : new int[] {graph.from(edge), graph.to(edge)}) {
                if (numbers[node] == NONE) {
                    tie(streets, banks, common, builder, node, isInside(streets, node), numbers, ties);
                }
            }
            double millimetres = graph.lengthMillimetres(edge) + 1000 * (ties[graph.from(edge)] + ties[graph.to(edge)]);
            int kmh = graph.kmh(edge, Mode.DRIVE, true);
            double[] line = {x(graph.from(edge)), y(graph.from(edge)), x(graph.to(edge)), y(graph.to(edge))};
            add(
                    builder,
                    numbers[graph.from(edge)],
                    numbers[graph.to(edge)],
                    (int) Math.round(millimetres),
                    graph.roadClass(edge),
                    kmh,
                    line,
                    graph.name(edge));
        }
        double[] box = streets.box();
        return builder.box(box[0], box[1], box[2], box[3]).build();
    }

    private boolean isInside(StreetGraph streets, int node) {
        return streets.covers(x(node), y(node));
    }

    private double x(int node) {
        return graph.x(node) / 100.0;
    }

    private double y(int node) {
        return graph.y(node) / 100.0;
    }

    /** Finds the number of a node in the joined graph, and the metres to it. */
    private void tie(
            StreetGraph streets,
            Banks banks,
            int[] common,
            StreetGraph.Builder builder,
            int node,
            boolean inside,
            int[] numbers,
            double[] ties) {
        if (inside) {
            double least = MOST_TIE_METRES;
            int own = banks.at(x(node), y(node));
            for (int street : common) {
                double x = streets.x(street) / 100.0;
                double y = streets.y(street) / 100.0;
                double metres = Math.hypot(x - x(node), y - y(node));
                if (metres < least && Banks.alike(own, banks.at(x, y))) {
                    least = metres;
                    numbers[node] = street;
                    ties[node] = metres;
                }
            }
        }
        if (numbers[node] == NONE) {
            numbers[node] = builder.node(x(node), y(node));
        }
    }

    private static void copy(StreetGraph streets, int edge, StreetGraph.Builder builder) {
        double[] shape = new double[2 * streets.shapePoints(edge)];
        for (int point = 0; point < streets.shapePoints(edge); point++) {
            shape[2 * point] = streets.shapeX(edge, point) / 100.0;
            shape[2 * point + 1] = streets.shapeY(edge, point) / 100.0;
        }
        builder.edge(
                streets.from(edge),
                streets.to(edge),
                streets.lengthMillimetres(edge),
                streets.roadClass(edge),
                streets.flags(edge),
                Math.max(streets.kmh(edge, Mode.WALK, true), streets.kmh(edge, Mode.WALK, false)),
                streets.kmh(edge, Mode.CYCLE, true),
                streets.kmh(edge, Mode.CYCLE, false),
                streets.kmh(edge, Mode.DRIVE, true),
                streets.kmh(edge, Mode.DRIVE, false),
                shape,
                streets.name(edge),
                streets.osmWay(edge));
    }

    /** Returns the nodes that cars get to from most others, and from which they get there. */
    private static int[] drivableTogether(StreetGraph streets) {
        StreetCosts costs = drive(streets);
        BitSet joinable = Components.joinable(streets, costs, ArcGraph.of(streets, costs));
        BitSet nodes = new BitSet(streets.nodeCount());
        for (int edge = joinable.nextSetBit(0); edge >= 0; edge = joinable.nextSetBit(edge + 1)) {
            nodes.set(streets.from(edge));
            nodes.set(streets.to(edge));
        }
        return nodes.stream().toArray();
    }
}
