package org.livingcircle.streets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The streets of an area: junctions, and the stretches of street between them.
 *
 * Positions are whole centimetres in the plane of the pack's coordinate system; lengths are whole millimetres on the ellipsoid
 * (a metre in the plane is not a metre on the ground). An edge runs from {@link #from} to {@link #to}, and its flags say who
 * may use it in which direction. Nodes are numbered along a space-filling curve and edges by their first node, so that what is
 * near on the map is near in memory. Immutable, safe to share between threads; about 60 bytes an edge and 8 a shape point.
 */
public final class StreetGraph {

    public static final int WALK_FORWARD = 1;
    public static final int WALK_BACKWARD = 2;
    public static final int CYCLE_FORWARD = 4;
    public static final int CYCLE_BACKWARD = 8;
    public static final int DRIVE_FORWARD = 16;
    public static final int DRIVE_BACKWARD = 32;
    public static final int BRIDGE = 64;
    public static final int TUNNEL = 128;

    /** Walkable in a wheelchair: no steps, and no surface known to be too rough. */
    public static final int WHEELCHAIR = 256;

    /** Speeds of an edge: walking, cycling forward and backward, driving forward and backward. */
    static final int SPEEDS = 5;

    private static final int CENTIMETRES = 100;

    /** The arrays of a graph, as the file holds them. Never compared, never handed out of the package. */
    @SuppressWarnings("ArrayRecordComponent")
    record Parts(
            int srid,
            double[] box,
            int[] xs,
            int[] ys,
            int[] from,
            int[] to,
            int[] millimetres,
            byte[] classes,
            int[] flags,
            byte[] kmh,
            int[] shapeStarts,
            int[] shape,
            int[] names,
            long[] osmWays,
            List<String> texts) {}

    private final Parts parts;
    private volatile @Nullable EdgesAtNodes edgesAtNodes;

    StreetGraph(Parts parts) {
        this.parts = parts;
    }

    Parts parts() {
        return parts;
    }

    /** Returns the edges at each node: made when first asked for. */
    EdgesAtNodes edgesAtNodes() {
        EdgesAtNodes known = edgesAtNodes;
        if (known == null) {
            known = new EdgesAtNodes(this);
            edgesAtNodes = known; // made twice by two threads at most, and alike
        }
        return known;
    }

    /** Returns the EPSG code of the plane. */
    public int srid() {
        return parts.srid;
    }

    public int nodeCount() {
        return parts.xs.length;
    }

    public int edgeCount() {
        return parts.from.length;
    }

    /** Returns the x of a node, centimetres of the plane. */
    public int x(int node) {
        return parts.xs[node];
    }

    /** Returns the y of a node, centimetres of the plane. */
    public int y(int node) {
        return parts.ys[node];
    }

    public int from(int edge) {
        return parts.from[edge];
    }

    public int to(int edge) {
        return parts.to[edge];
    }

    /** Returns the length of an edge on the ground. */
    public int lengthMillimetres(int edge) {
        return parts.millimetres[edge];
    }

    public RoadClass roadClass(int edge) {
        return RoadClass.at(parts.classes[edge]);
    }

    public int flags(int edge) {
        return parts.flags[edge];
    }

    /** Tells whether a mode may use an edge from its first node to its last, or the other way. */
    public boolean open(int edge, Mode mode, boolean forward) {
        return (parts.flags[edge] & mode.flag(forward)) != 0;
    }

    /** Tells whether a mode may use an edge in any direction. */
    public boolean open(int edge, Mode mode) {
        return (parts.flags[edge] & (mode.flag(true) | mode.flag(false))) != 0;
    }

    /** Returns the speed that follows from the tags, whole km/h; 0 where the mode may not go that way. */
    public int kmh(int edge, Mode mode, boolean forward) {
        if (!open(edge, mode, forward)) {
            return 0;
        }
        int which =
                switch (mode) {
                    case WALK -> 0;
                    case CYCLE -> forward ? 1 : 2;
                    case DRIVE -> forward ? 3 : 4;
                };
        return parts.kmh[edge * SPEEDS + which] & 0xFF;
    }

    /** Returns how many vertices an edge has, both nodes included. */
    public int shapePoints(int edge) {
        return parts.shapeStarts[edge + 1] - parts.shapeStarts[edge];
    }

    /** Returns the x of a vertex, centimetres of the plane; vertices run from the first node to the last. */
    public int shapeX(int edge, int point) {
        return parts.shape[2 * (parts.shapeStarts[edge] + point)];
    }

    public int shapeY(int edge, int point) {
        return parts.shape[2 * (parts.shapeStarts[edge] + point) + 1];
    }

    /** Returns the name of a street; empty where it has none. */
    public String name(int edge) {
        return parts.texts.get(parts.names[edge]);
    }

    /** Returns the OpenStreetMap way that an edge comes from; 0 where it comes from elsewhere. */
    public long osmWay(int edge) {
        return parts.osmWays[edge];
    }

    /** Returns the area that has been imported: west, south, east and north in metres of the plane. */
    public double[] box() {
        return parts.box.clone();
    }

    /** Tells whether a point of the plane, metres, lies in the area that has been imported, its edge included. */
    public boolean covers(double x, double y) {
        double[] box = parts.box;
        return x >= box[0] && y >= box[1] && x <= box[2] && y <= box[3];
    }

    /** Returns the bytes that the arrays take. */
    public long bytes() {
        return 8L * nodeCount() + (4L * 6 + 1 + SPEEDS + 8) * edgeCount() + 4L * parts.shape.length;
    }

    /** Collects nodes and edges in any order and numbers them anew; the same input gives the same graph. Used once. */
    public static final class Builder {

        private final int srid;
        private final List<int[]> nodes = new ArrayList<>();
        private final List<Edge> edges = new ArrayList<>();
        private double @Nullable [] box;

        @SuppressWarnings("ArrayRecordComponent") // never compared
        private record Edge(
                int from,
                int to,
                int millimetres,
                RoadClass roadClass,
                int flags,
                byte[] kmh,
                int[] shape,
                String name,
                long osmWay) {}

        public Builder(int srid) {
            this.srid = srid;
        }

        /**
         * Adds a junction.
         *
         * @param x east, metres of the plane
         * @param y north, metres of the plane
         * @return the number to name it by in this builder; the graph's is another
         */
        public int node(double x, double y) {
            nodes.add(new int[] {centimetres(x), centimetres(y)});
            return nodes.size() - 1;
        }

        /**
         * Adds a stretch of street.
         *
         * @param flags who may use it; a mode that is open needs a speed
         * @param walkKmh speed of an ordinary walker by the tags, 0 to 255
         * @param shape x and y of all vertices, metres of the plane, from the first node to the last, both included
         * @throws IllegalArgumentException if a node is unknown, the length negative, a speed outside or missing, or the shape
         *     has fewer than two vertices
         */
        public void edge(
                int from,
                int to,
                int lengthMillimetres,
                RoadClass roadClass,
                int flags,
                int walkKmh,
                int cycleKmhForward,
                int cycleKmhBackward,
                int driveKmhForward,
                int driveKmhBackward,
                double[] shape,
                String name,
                long osmWay) {
            if (!(from >= 0 && from < nodes.size() && to >= 0 && to < nodes.size())) {
                throw new IllegalArgumentException(
                        "an edge joins nodes %d and %d of %d".formatted(from, to, nodes.size()));
            }
            if (lengthMillimetres < 0 || shape.length < 4 || shape.length % 2 != 0) {
                throw new IllegalArgumentException(
                        "an edge of %d mm has %d coordinates".formatted(lengthMillimetres, shape.length));
            }
            int[] speeds = {walkKmh, cycleKmhForward, cycleKmhBackward, driveKmhForward, driveKmhBackward};
            int[] users = {WALK_FORWARD | WALK_BACKWARD, CYCLE_FORWARD, CYCLE_BACKWARD, DRIVE_FORWARD, DRIVE_BACKWARD};
            byte[] kmh = new byte[SPEEDS];
            for (int i = 0; i < SPEEDS; i++) {
                if (!(speeds[i] >= 0 && speeds[i] <= 255) || (speeds[i] == 0 && (flags & users[i]) != 0)) {
                    throw new IllegalArgumentException(
                            "speed %d of an edge is %d km/h, its flags are %d".formatted(i, speeds[i], flags));
                }
                kmh[i] = (byte) speeds[i];
            }
            int[] vertices = new int[shape.length];
            for (int i = 0; i < shape.length; i++) {
                vertices[i] = centimetres(shape[i]);
            }
            edges.add(new Edge(from, to, lengthMillimetres, roadClass, flags, kmh, vertices, name, osmWay));
        }

        /** Says which area has been imported, metres of the plane; without it the box around all nodes. */
        public Builder box(double minX, double minY, double maxX, double maxY) {
            box = new double[] {minX, minY, maxX, maxY};
            return this;
        }

        public StreetGraph build() {
            int[] byCurve = SpaceFillingOrder.of(nodes);
            int[] numbers = new int[nodes.size()];
            int[] xs = new int[nodes.size()];
            int[] ys = new int[nodes.size()];
            for (int i = 0; i < byCurve.length; i++) {
                numbers[byCurve[i]] = i;
                xs[i] = nodes.get(byCurve[i])[0];
                ys[i] = nodes.get(byCurve[i])[1];
            }
            Integer[] order = new Integer[edges.size()];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> {
                Edge one = edges.get(a);
                Edge other = edges.get(b);
                int first = Integer.compare(numbers[one.from], numbers[other.from]);
                if (first != 0) {
                    return first;
                }
                int last = Integer.compare(numbers[one.to], numbers[other.to]);
                return last != 0 ? last : Integer.compare(a, b);
            });
            return new StreetGraph(arrays(numbers, xs, ys, order));
        }

        private Parts arrays(int[] numbers, int[] xs, int[] ys, Integer[] order) {
            int count = order.length;
            int[] from = new int[count];
            int[] to = new int[count];
            int[] millimetres = new int[count];
            byte[] classes = new byte[count];
            int[] flags = new int[count];
            byte[] kmh = new byte[count * SPEEDS];
            int[] shapeStarts = new int[count + 1];
            int[] names = new int[count];
            long[] osmWays = new long[count];
            List<String> texts = new ArrayList<>(List.of(""));
            Map<String, Integer> textNumbers = new HashMap<>(Map.of("", 0));
            for (int i = 0; i < count; i++) {
                Edge edge = edges.get(order[i]);
                from[i] = numbers[edge.from];
                to[i] = numbers[edge.to];
                millimetres[i] = edge.millimetres;
                classes[i] = (byte) edge.roadClass.number();
                flags[i] = edge.flags;
                System.arraycopy(edge.kmh, 0, kmh, i * SPEEDS, SPEEDS);
                shapeStarts[i + 1] = shapeStarts[i] + edge.shape.length / 2;
                names[i] = textNumbers.computeIfAbsent(edge.name.replace((char) 10, (char) 32), name -> {
                    texts.add(name);
                    return texts.size() - 1;
                });
                osmWays[i] = edge.osmWay;
            }
            int[] shape = new int[2 * shapeStarts[count]];
            for (int i = 0; i < count; i++) {
                int[] vertices = edges.get(order[i]).shape;
                System.arraycopy(vertices, 0, shape, 2 * shapeStarts[i], vertices.length);
            }
            return new Parts(
                    srid,
                    box == null ? around(xs, ys) : box,
                    xs,
                    ys,
                    from,
                    to,
                    millimetres,
                    classes,
                    flags,
                    kmh,
                    shapeStarts,
                    shape,
                    names,
                    osmWays,
                    List.copyOf(texts));
        }

        private static double[] around(int[] xs, int[] ys) {
            double west = Arrays.stream(xs).min().orElse(0);
            double south = Arrays.stream(ys).min().orElse(0);
            double east = Arrays.stream(xs).max().orElse(0);
            double north = Arrays.stream(ys).max().orElse(0);
            return new double[] {west / CENTIMETRES, south / CENTIMETRES, east / CENTIMETRES, north / CENTIMETRES};
        }

        private static int centimetres(double metres) {
            double centimetres = metres * CENTIMETRES;
            if (!(Math.abs(centimetres) < Integer.MAX_VALUE)) {
                throw new IllegalArgumentException("position is not in the plane: " + metres + " m");
            }
            return (int) Math.round(centimetres);
        }
    }
}
