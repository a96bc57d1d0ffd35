package org.livingcircle.streets;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.network.GridPoint;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Applies edits to a graph. The edges of the graph keep their numbers; what is new stands behind them, and an edge that was split
 * is closed in favour of its parts.
 *
 * Roads first: a vertex of a new road within {@link #JOIN_METRES} of a street that shares a mode with it joins the street at its nearest
 * point and moves there; elsewhere the road crosses streets without touching them, as a bridge does. Bridges and tunnels are joined only at
 * their ends. Then streets of today are closed, new roads never.
 */
public final class StreetEditing {

    /** The farthest a vertex of a new road may lie from a street that it joins. */
    public static final double JOIN_METRES = 30;

    /** A street that is flagged as a bridge belongs to the bridge whose place lies within this distance. */
    public static final double BRIDGE_METRES = 200;

    /**
     * Streets as they were wished, and which wishes met nothing.
     *
     * @param changes closed edges and speeds, on the edges of the graph
     * @param withoutBridge ids of bridges near which no street is flagged as one
     * @param withoutStreet numbers of the closing lines that cross no street
     * @param withoutJoint numbers of the roads that join no street
     */
    public record Result(
            StreetGraph graph,
            StreetChanges changes,
            List<String> withoutBridge,
            List<Integer> withoutStreet,
            List<Integer> withoutJoint) {}

    private final StreetEdits edits;
    private final Reprojection wgs84ToPlane;
    private final BitSet closed = new BitSet();
    private final RoadBuilding building;

    private StreetEditing(StreetGraph base, StreetEdits edits, Reprojection wgs84ToPlane) {
        this.edits = edits;
        this.wgs84ToPlane = wgs84ToPlane;
        this.building = new RoadBuilding(base, edits.roads(), wgs84ToPlane);
    }

    /** Returns the classes that a new road may have. */
    public static List<RoadClass> buildable() {
        return List.copyOf(RoadBuilding.BUILDABLE.keySet());
    }

    /**
     * Applies edits.
     *
     * @param bridges where the bridges are, by id
     * @throws IllegalArgumentException if a bridge is unknown or a road of a class that cannot be built
     */
    public static Result apply(
            StreetGraph graph, StreetEdits edits, Map<String, GridPoint> bridges, Reprojection wgs84ToPlane) {
        for (String id : edits.closedBridges()) {
            if (!bridges.containsKey(id)) {
                throw new IllegalArgumentException("there is no bridge %s; there are %s"
                        .formatted(
                                id,
                                String.join(
                                        ", ", bridges.keySet().stream().sorted().toList())));
            }
        }
        for (StreetEdits.NewRoad road : edits.roads()) {
            if (!RoadBuilding.BUILDABLE.containsKey(road.roadClass())
                    || road.line().size() < 2) {
                throw new IllegalArgumentException("a new road of class %s with %d places cannot be built"
                        .formatted(road.roadClass().wireName(), road.line().size()));
            }
        }
        return new StreetEditing(graph, edits, wgs84ToPlane).result(bridges);
    }

    private Result result(Map<String, GridPoint> bridges) {
        List<Integer> withoutJoint = new ArrayList<>();
        for (int road = 0; road < edits.roads().size(); road++) {
            if (!building.build(edits.roads().get(road))) {
                withoutJoint.add(road);
            }
        }
        StreetGraph graph = building.graph();
        closed.or(building.replaced());
        List<String> withoutBridge = new ArrayList<>();
        for (String id : edits.closedBridges()) {
            GridPoint place = bridges.get(id);
            if (place != null && !closeBridge(graph, place)) {
                withoutBridge.add(id);
            }
        }
        List<Integer> withoutStreet = new ArrayList<>();
        for (int line = 0; line < edits.closed().size(); line++) {
            if (!closeAcross(graph, EdgeShape.plane(edits.closed().get(line), wgs84ToPlane))) {
                withoutStreet.add(line);
            }
        }
        return new Result(
                graph,
                new StreetChanges(closed, edits.speeds()),
                List.copyOf(withoutBridge),
                List.copyOf(withoutStreet),
                List.copyOf(withoutJoint));
    }

    // ---- closing ----------------------------------------------------------------------------------------------

    private boolean closeBridge(StreetGraph graph, GridPoint place) {
        boolean any = false;
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            if ((graph.flags(edge) & StreetGraph.BRIDGE) != 0) {
                EdgeShape.Foot foot = EdgeShape.foot(EdgeShape.of(graph, edge), place.x(), place.y());
                if (foot.metres() <= BRIDGE_METRES) {
                    closed.set(edge);
                    any = true;
                }
            }
        }
        return any;
    }

    private boolean closeAcross(StreetGraph graph, double[] line) {
        Envelope box = EdgeShape.box(line);
        RobustLineIntersector intersector = new RobustLineIntersector();
        boolean any = false;
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            if (!building.isNew(edge)
                    && !building.replaced().get(edge)
                    && crosses(graph, edge, line, box, intersector)) {
                closed.set(edge);
                any = true;
            }
        }
        return any;
    }

    private static boolean crosses(
            StreetGraph graph, int edge, double[] line, Envelope box, RobustLineIntersector intersector) {
        for (int point = 1; point < graph.shapePoints(edge); point++) {
            Coordinate a = new Coordinate(
                    graph.shapeX(edge, point - 1) * EdgeShape.CENTIMETRE,
                    graph.shapeY(edge, point - 1) * EdgeShape.CENTIMETRE);
            Coordinate b = new Coordinate(
                    graph.shapeX(edge, point) * EdgeShape.CENTIMETRE, graph.shapeY(edge, point) * EdgeShape.CENTIMETRE);
            if (!box.intersects(a, b)) {
                continue;
            }
            for (int i = 2; i < line.length; i += 2) {
                intersector.computeIntersection(
                        a, b, new Coordinate(line[i - 2], line[i - 1]), new Coordinate(line[i], line[i + 1]));
                if (intersector.hasIntersection()) {
                    return true;
                }
            }
        }
        return false;
    }
}
