package org.livingcircle.streets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.Reprojection;
import org.locationtech.jts.geom.Envelope;

/**
 * Builds roads into a graph. What is new stands behind the edges of the graph, which keep their numbers; an edge that a road joins
 * between its ends is replaced by its parts. Where a road joins is told by {@link StreetEditing}.
 */
final class RoadBuilding {

    private static final int MILLIMETRES = 1000;
    private static final int WALKS = StreetGraph.WALK_FORWARD | StreetGraph.WALK_BACKWARD;
    private static final int CYCLES = StreetGraph.CYCLE_FORWARD | StreetGraph.CYCLE_BACKWARD;
    private static final int DRIVES = StreetGraph.DRIVE_FORWARD | StreetGraph.DRIVE_BACKWARD;

    /** Speeds of a new road as its tags would give them, km/h; 0 where a mode may not go. */
    private record Kmh(int walk, int cycle, int drive, boolean wheelchair) {}

    /** Classes that a road may be built of. */
    static final Map<RoadClass, Kmh> BUILDABLE = new EnumMap<>(Map.ofEntries(
            Map.entry(RoadClass.MOTORWAY, new Kmh(0, 0, 100, false)),
            Map.entry(RoadClass.TRUNK, new Kmh(5, 18, 70, true)),
            Map.entry(RoadClass.PRIMARY, new Kmh(5, 18, 65, true)),
            Map.entry(RoadClass.SECONDARY, new Kmh(5, 18, 60, true)),
            Map.entry(RoadClass.TERTIARY, new Kmh(5, 18, 50, true)),
            Map.entry(RoadClass.UNCLASSIFIED, new Kmh(5, 16, 30, true)),
            Map.entry(RoadClass.RESIDENTIAL, new Kmh(5, 18, 30, true)),
            Map.entry(RoadClass.LIVING_STREET, new Kmh(5, 12, 6, true)),
            Map.entry(RoadClass.SERVICE, new Kmh(5, 12, 20, true)),
            Map.entry(RoadClass.TRACK, new Kmh(5, 12, 15, false)),
            Map.entry(RoadClass.PATH, new Kmh(5, 10, 0, false)),
            Map.entry(RoadClass.FOOTWAY, new Kmh(5, 0, 0, true)),
            Map.entry(RoadClass.PEDESTRIAN, new Kmh(5, 0, 0, true)),
            Map.entry(RoadClass.CYCLEWAY, new Kmh(5, 18, 0, true)),
            Map.entry(RoadClass.STEPS, new Kmh(3, 0, 0, false))));

    private final StreetGraph base;
    private final List<StreetEdits.NewRoad> roads;
    private final Reprojection wgs84ToPlane;
    private final BitSet split = new BitSet();
    private final List<Edge> edges = new ArrayList<>();
    private final List<int[]> nodes = new ArrayList<>();
    private final Map<List<Integer>, Integer> ends = new HashMap<>();
    private final Map<Integer, StreetIndex> indices = new HashMap<>();

    /** An edge behind those of the graph; its end nodes are the ends of the shape. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Edge(
            int from,
            int to,
            int millimetres,
            RoadClass roadClass,
            int flags,
            byte[] kmh,
            int[] shape,
            int name,
            long osmWay,
            boolean built) {}

    /**
     * Makes a building site.
     *
     * @param roads all that will be built
     */
    RoadBuilding(StreetGraph base, List<StreetEdits.NewRoad> roads, Reprojection wgs84ToPlane) {
        this.base = base;
        this.roads = roads;
        this.wgs84ToPlane = wgs84ToPlane;
    }

    /** Builds a road; tells whether it joins any street. */
    boolean build(StreetEdits.NewRoad road) {
        Kmh kmh = BUILDABLE.get(road.roadClass());
        if (kmh == null) {
            return false;
        }
        int flags = flags(kmh, road.oneWay());
        byte[] speeds = {(byte) kmh.walk, (byte) kmh.cycle, (byte) kmh.cycle, (byte) kmh.drive, (byte) kmh.drive};
        double[] line = plane(road.line());
        int count = line.length / 2;
        int[] nodeOf = new int[count];
        double[] moved = line.clone();
        boolean joined = false;
        for (int i = 0; i < count; i++) {
            nodeOf[i] = join(line[2 * i], line[2 * i + 1], flags);
            joined |= nodeOf[i] >= 0;
            if (nodeOf[i] < 0 && (i == 0 || i == count - 1)) {
                nodeOf[i] = end(line[2 * i], line[2 * i + 1]);
            }
            if (nodeOf[i] >= 0) {
                moved[2 * i] = x(nodeOf[i]) * EdgeShape.CENTIMETRE;
                moved[2 * i + 1] = y(nodeOf[i]) * EdgeShape.CENTIMETRE;
            }
        }
        int begin = 0;
        double millimetres = 0;
        for (int i = 1; i < count; i++) {
            double plane = Math.hypot(line[2 * i] - line[2 * i - 2], line[2 * i + 1] - line[2 * i - 1]);
            double ground = Geodesic.metres(road.line().get(i - 1), road.line().get(i));
            double now = Math.hypot(moved[2 * i] - moved[2 * i - 2], moved[2 * i + 1] - moved[2 * i - 1]);
            millimetres += now * MILLIMETRES * (plane == 0 ? 1 : ground / plane);
            if (nodeOf[i] >= 0) {
                if (nodeOf[begin] != nodeOf[i] || i - begin > 1) {
                    edges.add(new Edge(
                            nodeOf[begin],
                            nodeOf[i],
                            (int) Math.min(Integer.MAX_VALUE, Math.round(millimetres)),
                            road.roadClass(),
                            flags,
                            speeds,
                            EdgeShape.centimetres(moved, begin, i),
                            0,
                            0,
                            true));
                }
                begin = i;
                millimetres = 0;
            }
        }
        return joined;
    }

    private static int flags(Kmh kmh, boolean oneWay) {
        int flags = kmh.wheelchair ? StreetGraph.WHEELCHAIR : 0;
        flags |= kmh.walk > 0 ? WALKS : 0;
        flags |= kmh.cycle > 0 ? oneWay ? StreetGraph.CYCLE_FORWARD : CYCLES : 0;
        flags |= kmh.drive > 0 ? oneWay ? StreetGraph.DRIVE_FORWARD : DRIVES : 0;
        return flags;
    }

    /** Returns the node at the free end of a road; roads that end at the same point meet there. */
    private int end(double x, double y) {
        List<Integer> key = List.of(EdgeShape.centimetres(x), EdgeShape.centimetres(y));
        return ends.computeIfAbsent(key, unknown -> addNode(EdgeShape.centimetres(x), EdgeShape.centimetres(y)));
    }

    private int addNode(int x, int y) {
        nodes.add(new int[] {x, y});
        return base.nodeCount() + nodes.size() - 1;
    }

    private int x(int node) {
        return node < base.nodeCount() ? base.x(node) : nodes.get(node - base.nodeCount())[0];
    }

    private int y(int node) {
        return node < base.nodeCount() ? base.y(node) : nodes.get(node - base.nodeCount())[1];
    }

    /** Returns a node on the nearest street, made by splitting it if there is none at that point; -1 where none is near. */
    private int join(double x, double y, int flags) {
        int modes = modes(flags);
        Snap snap = indices.computeIfAbsent(modes, this::index)
                .nearest(x, y, StreetEditing.JOIN_METRES)
                .orElse(null);
        double nearest = snap == null || wasSplit(snap.edge()) ? Double.POSITIVE_INFINITY : snap.metres();
        int edge = -1;
        for (int i = 0; i < edges.size(); i++) {
            if (!wasSplit(base.edgeCount() + i) && (modes(edges.get(i).flags) & modes) != 0) {
                double metres = EdgeShape.foot(edges.get(i).shape, x, y).metres();
                if (metres <= StreetEditing.JOIN_METRES && metres < nearest) {
                    nearest = metres;
                    edge = base.edgeCount() + i;
                }
            }
        }
        if (nearest == Double.POSITIVE_INFINITY) {
            return -1;
        }
        return edge < 0 && snap != null ? split(snap.edge(), x, y) : split(edge, x, y);
    }

    /** Returns the streets near new roads that are open to some of the modes. */
    private StreetIndex index(int modes) {
        Envelope near = new Envelope();
        for (StreetEdits.NewRoad road : roads) {
            near.expandToInclude(EdgeShape.box(plane(road.line())));
        }
        near.expandBy(StreetEditing.JOIN_METRES);
        BitSet usable = new BitSet();
        int apart = StreetGraph.BRIDGE | StreetGraph.TUNNEL;
        for (int edge = 0; edge < base.edgeCount(); edge++) {
            if ((modes(base.flags(edge)) & modes) != 0
                    && (base.flags(edge) & apart) == 0
                    && !base.roadClass(edge).isStrategic()
                    && near.intersects(EdgeShape.box(base, edge))) {
                usable.set(edge);
            }
        }
        return StreetIndex.of(base, usable);
    }

    private double[] plane(List<LonLat> line) {
        return EdgeShape.plane(line, wgs84ToPlane);
    }

    private static int modes(int flags) {
        return ((flags & WALKS) != 0 ? 1 : 0) | ((flags & CYCLES) != 0 ? 2 : 0) | ((flags & DRIVES) != 0 ? 4 : 0);
    }

    private boolean wasSplit(int edge) {
        return split.get(edge);
    }

    /** Returns the node at the point of an edge nearest to another: one of its ends, or a new one between its parts. */
    private int split(int number, double x, double y) {
        Edge edge = number < base.edgeCount() ? edgeOf(number) : edges.get(number - base.edgeCount());
        EdgeShape.Foot foot = EdgeShape.foot(edge.shape, x, y);
        int jointX = EdgeShape.centimetres(foot.x());
        int jointY = EdgeShape.centimetres(foot.y());
        int millimetres = (int) Math.round(edge.millimetres * foot.along());
        if (isAt(edge.from, jointX, jointY) || (millimetres == 0 && foot.along() < 0.5)) {
            return edge.from;
        }
        if (isAt(edge.to, jointX, jointY) || millimetres >= edge.millimetres) {
            return edge.to;
        }
        int node = addNode(jointX, jointY);
        int cut = 2 * (foot.piece() + 1);
        int[] head = Arrays.copyOf(edge.shape, cut + 2);
        head[cut] = jointX;
        head[cut + 1] = jointY;
        int[] tail = new int[edge.shape.length - cut + 2];
        tail[0] = jointX;
        tail[1] = jointY;
        System.arraycopy(edge.shape, cut, tail, 2, edge.shape.length - cut);
        split.set(number);
        edges.add(part(edge, edge.from, node, millimetres, head));
        edges.add(part(edge, node, edge.to, edge.millimetres - millimetres, tail));
        return node;
    }

    private boolean isAt(int node, int x, int y) {
        return x(node) == x && y(node) == y;
    }

    private Edge edgeOf(int number) {
        StreetGraph.Parts parts = base.parts();
        return new Edge(
                base.from(number),
                base.to(number),
                base.lengthMillimetres(number),
                base.roadClass(number),
                base.flags(number),
                Arrays.copyOfRange(parts.kmh(), number * StreetGraph.SPEEDS, (number + 1) * StreetGraph.SPEEDS),
                EdgeShape.of(base, number),
                parts.names()[number],
                base.osmWay(number),
                false);
    }

    private static Edge part(Edge edge, int from, int to, int millimetres, int[] shape) {
        return new Edge(
                from, to, millimetres, edge.roadClass, edge.flags, edge.kmh, shape, edge.name, edge.osmWay, edge.built);
    }

    /** Returns the edges, old and new, that others stand in place of. */
    BitSet replaced() {
        return split;
    }

    /** Tells whether an edge is, or is part of, a road that was built. */
    boolean isNew(int edge) {
        return edge >= base.edgeCount() && edges.get(edge - base.edgeCount()).built;
    }

    /** Returns the graph with the new nodes and edges behind its own; the graph itself where there are none. */
    StreetGraph graph() {
        return edges.isEmpty() ? base : extended();
    }

    private StreetGraph extended() {
        StreetGraph.Parts old = base.parts();
        int nodeCount = base.nodeCount();
        int edgeCount = base.edgeCount();
        int[] xs = Arrays.copyOf(old.xs(), nodeCount + nodes.size());
        int[] ys = Arrays.copyOf(old.ys(), nodeCount + nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            xs[nodeCount + i] = nodes.get(i)[0];
            ys[nodeCount + i] = nodes.get(i)[1];
        }
        int all = edgeCount + edges.size();
        int[] from = Arrays.copyOf(old.from(), all);
        int[] to = Arrays.copyOf(old.to(), all);
        int[] millimetres = Arrays.copyOf(old.millimetres(), all);
        byte[] classes = Arrays.copyOf(old.classes(), all);
        int[] flags = Arrays.copyOf(old.flags(), all);
        byte[] kmh = Arrays.copyOf(old.kmh(), all * StreetGraph.SPEEDS);
        int[] starts = Arrays.copyOf(old.shapeStarts(), all + 1);
        int[] names = Arrays.copyOf(old.names(), all);
        long[] osmWays = Arrays.copyOf(old.osmWays(), all);
        int vertices = edges.stream().mapToInt(edge -> edge.shape.length).sum();
        int[] shape = Arrays.copyOf(old.shape(), 2 * old.shapeStarts()[edgeCount] + vertices);
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            int at = edgeCount + i;
            from[at] = edge.from;
            to[at] = edge.to;
            millimetres[at] = edge.millimetres;
            classes[at] = (byte) edge.roadClass.number();
            flags[at] = edge.flags;
            System.arraycopy(edge.kmh, 0, kmh, at * StreetGraph.SPEEDS, StreetGraph.SPEEDS);
            System.arraycopy(edge.shape, 0, shape, 2 * starts[at], edge.shape.length);
            starts[at + 1] = starts[at] + edge.shape.length / 2;
            names[at] = edge.name;
            osmWays[at] = edge.osmWay;
        }
        return new StreetGraph(new StreetGraph.Parts(
                old.srid(),
                old.box(),
                xs,
                ys,
                from,
                to,
                millimetres,
                classes,
                flags,
                kmh,
                starts,
                shape,
                names,
                osmWays,
                old.texts()));
    }
}
