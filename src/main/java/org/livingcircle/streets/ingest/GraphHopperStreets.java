package org.livingcircle.streets.ingest;

import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.ev.EnumEncodedValue;
import com.graphhopper.routing.ev.IntEncodedValue;
import com.graphhopper.routing.ev.OSMWayID;
import com.graphhopper.routing.ev.RoadEnvironment;
import com.graphhopper.routing.ev.VehicleAccess;
import com.graphhopper.routing.ev.VehicleSpeed;
import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.Parameters;
import com.graphhopper.util.PointList;
import com.graphhopper.util.shapes.BBox;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.streets.RoadClass;
import org.livingcircle.streets.StreetCounts;
import org.livingcircle.streets.StreetEdge;
import org.livingcircle.streets.StreetGraph;
import org.livingcircle.streets.StreetStore;

/** The streets that GraphHopper made of an extract, handed out as our edges. */
final class GraphHopperStreets implements StreetStore.Streets {

    private static final int FASTEST_KMH = 255;

    /** A box has a width and a height, a single street need not have them; about 0.1 m. */
    private static final double RIM_DEGREES = 1e-6;

    private final BaseGraph graph;
    private final LonLatBox area;
    private final BooleanEncodedValue foot;
    private final BooleanEncodedValue bike;
    private final BooleanEncodedValue car;
    private final DecimalEncodedValue footSpeed;
    private final DecimalEncodedValue bikeSpeed;
    private final DecimalEncodedValue carSpeed;
    private final EnumEncodedValue<com.graphhopper.routing.ev.RoadClass> roadClass;
    private final EnumEncodedValue<RoadEnvironment> environment;
    private final IntEncodedValue way;
    private final BooleanEncodedValue wheelchair;

    GraphHopperStreets(BaseGraph graph, EncodingManager values, LonLatBox area) {
        this.graph = graph;
        this.area = area;
        foot = values.getBooleanEncodedValue(VehicleAccess.key("foot"));
        bike = values.getBooleanEncodedValue(VehicleAccess.key("bike"));
        car = values.getBooleanEncodedValue(VehicleAccess.key("car"));
        footSpeed = values.getDecimalEncodedValue(VehicleSpeed.key("foot"));
        bikeSpeed = values.getDecimalEncodedValue(VehicleSpeed.key("bike"));
        carSpeed = values.getDecimalEncodedValue(VehicleSpeed.key("car"));
        roadClass = values.getEnumEncodedValue(
                com.graphhopper.routing.ev.RoadClass.KEY, com.graphhopper.routing.ev.RoadClass.class);
        environment = values.getEnumEncodedValue(RoadEnvironment.KEY, RoadEnvironment.class);
        way = values.getIntEncodedValue(OSMWayID.KEY);
        wheelchair = values.getBooleanEncodedValue(WheelchairParser.KEY);
    }

    @Override
    public int size() {
        return graph.getEdges();
    }

    @Override
    public LonLatBox box() {
        BBox bounds = graph.getBounds();
        return new LonLatBox(
                new LonLat(bounds.minLon - RIM_DEGREES, bounds.minLat - RIM_DEGREES),
                new LonLat(bounds.maxLon + RIM_DEGREES, bounds.maxLat + RIM_DEGREES));
    }

    @Override
    public StreetCounts forEach(Consumer<StreetEdge> taker) {
        int[] numbers = new int[graph.getNodes()];
        Arrays.fill(numbers, -1);
        int nodes = 0;
        int edges = 0;
        int bridges = 0;
        int closed = 0;
        int outside = 0;
        long walk = 0;
        long cycle = 0;
        long drive = 0;
        AllEdgesIterator edge = graph.getAllEdges();
        while (edge.next()) {
            int flags = flags(edge);
            int usable = flags & ~(StreetGraph.BRIDGE | StreetGraph.TUNNEL | StreetGraph.WHEELCHAIR);
            if (usable == 0) {
                closed++;
                continue;
            }
            double[] shape = shape(edge.fetchWayGeometry(FetchMode.ALL));
            if (!touchesArea(shape)) {
                outside++;
                continue;
            }
            if (numbers[edge.getBaseNode()] < 0) {
                numbers[edge.getBaseNode()] = nodes++;
            }
            if (numbers[edge.getAdjNode()] < 0) {
                numbers[edge.getAdjNode()] = nodes++;
            }
            int millimetres = millimetres(shape);
            taker.accept(
                    edge(edge, numbers[edge.getBaseNode()], numbers[edge.getAdjNode()], flags, millimetres, shape));
            edges++;
            bridges += (flags & StreetGraph.BRIDGE) == 0 ? 0 : 1;
            walk += millimetresFor(flags, StreetGraph.WALK_FORWARD | StreetGraph.WALK_BACKWARD, millimetres);
            cycle += millimetresFor(flags, StreetGraph.CYCLE_FORWARD | StreetGraph.CYCLE_BACKWARD, millimetres);
            drive += millimetresFor(flags, StreetGraph.DRIVE_FORWARD | StreetGraph.DRIVE_BACKWARD, millimetres);
        }
        return new StreetCounts(nodes, edges, bridges, closed, outside, walk / 1e6, cycle / 1e6, drive / 1e6);
    }

    private static long millimetresFor(int flags, int users, int millimetres) {
        return (flags & users) == 0 ? 0 : millimetres;
    }

    private StreetEdge edge(EdgeIteratorState edge, int from, int to, int flags, int millimetres, double[] shape) {
        int walk = kmh(edge.get(footSpeed));
        return new StreetEdge(
                from,
                to,
                edge.get(way),
                name(edge),
                roadClass(edge),
                flags,
                (flags & (StreetGraph.WALK_FORWARD | StreetGraph.WALK_BACKWARD)) == 0 ? 0 : walk,
                (flags & StreetGraph.CYCLE_FORWARD) == 0 ? 0 : kmh(edge.get(bikeSpeed)),
                (flags & StreetGraph.CYCLE_BACKWARD) == 0 ? 0 : kmh(edge.getReverse(bikeSpeed)),
                (flags & StreetGraph.DRIVE_FORWARD) == 0 ? 0 : kmh(edge.get(carSpeed)),
                (flags & StreetGraph.DRIVE_BACKWARD) == 0 ? 0 : kmh(edge.getReverse(carSpeed)),
                millimetres,
                shape);
    }

    /** Returns whole km/h; at least 1, as a mode that is allowed moves. */
    private static int kmh(double speed) {
        return (int) Math.min(FASTEST_KMH, Math.max(1, Math.round(speed)));
    }

    private int flags(EdgeIteratorState edge) {
        int flags = (edge.get(foot) ? StreetGraph.WALK_FORWARD : 0)
                | (edge.getReverse(foot) ? StreetGraph.WALK_BACKWARD : 0)
                | (edge.get(bike) ? StreetGraph.CYCLE_FORWARD : 0)
                | (edge.getReverse(bike) ? StreetGraph.CYCLE_BACKWARD : 0)
                | (edge.get(car) ? StreetGraph.DRIVE_FORWARD : 0)
                | (edge.getReverse(car) ? StreetGraph.DRIVE_BACKWARD : 0);
        RoadEnvironment where = edge.get(environment);
        flags |= where == RoadEnvironment.BRIDGE ? StreetGraph.BRIDGE : 0;
        flags |= where == RoadEnvironment.TUNNEL ? StreetGraph.TUNNEL : 0;
        boolean walkable = (flags & (StreetGraph.WALK_FORWARD | StreetGraph.WALK_BACKWARD)) != 0;
        return walkable && edge.get(wheelchair) ? flags | StreetGraph.WHEELCHAIR : flags;
    }

    private RoadClass roadClass(EdgeIteratorState edge) {
        if (edge.get(environment) == RoadEnvironment.FERRY) {
            return RoadClass.FERRY;
        }
        return switch (edge.get(roadClass)) {
            case MOTORWAY -> RoadClass.MOTORWAY;
            case TRUNK -> RoadClass.TRUNK;
            case PRIMARY -> RoadClass.PRIMARY;
            case SECONDARY -> RoadClass.SECONDARY;
            case TERTIARY -> RoadClass.TERTIARY;
            case RESIDENTIAL -> RoadClass.RESIDENTIAL;
            case UNCLASSIFIED, ROAD -> RoadClass.UNCLASSIFIED;
            case SERVICE, BUSWAY -> RoadClass.SERVICE;
            case TRACK -> RoadClass.TRACK;
            case PATH, BRIDLEWAY -> RoadClass.PATH;
            case FOOTWAY, PLATFORM, CORRIDOR -> RoadClass.FOOTWAY;
            case PEDESTRIAN -> RoadClass.PEDESTRIAN;
            case CYCLEWAY -> RoadClass.CYCLEWAY;
            case LIVING_STREET -> RoadClass.LIVING_STREET;
            case STEPS -> RoadClass.STEPS;
            case OTHER, CONSTRUCTION -> RoadClass.OTHER;
        };
    }

    /** Returns the name, or where there is none the number of the road; in one line. */
    private static String name(EdgeIteratorState edge) {
        String name = edge.getName();
        if (name.isEmpty()) {
            name = Objects.toString(edge.getValue(Parameters.Details.STREET_REF), "");
        }
        return name.replaceAll("\\p{Cntrl}", " ").strip();
    }

    private static double[] shape(PointList points) {
        double[] lonLat = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            lonLat[2 * i] = points.getLon(i);
            lonLat[2 * i + 1] = points.getLat(i);
        }
        return lonLat;
    }

    /** At least 1: the two ends of a barrier lie at one place, and are still two. */
    private static int millimetres(double[] lonLat) {
        double metres = 0;
        for (int i = 2; i < lonLat.length; i += 2) {
            metres += Geodesic.metres(
                    Math.toRadians(lonLat[i - 2]),
                    Math.toRadians(lonLat[i - 1]),
                    Math.toRadians(lonLat[i]),
                    Math.toRadians(lonLat[i + 1]));
        }
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(metres * 1000)));
    }

    private boolean touchesArea(double[] lonLat) {
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < lonLat.length; i += 2) {
            west = Math.min(west, lonLat[i]);
            east = Math.max(east, lonLat[i]);
            south = Math.min(south, lonLat[i + 1]);
            north = Math.max(north, lonLat[i + 1]);
        }
        return west <= area.northEast().lon()
                && east >= area.southWest().lon()
                && south <= area.northEast().lat()
                && north >= area.southWest().lat();
    }
}
