package org.livingcircle.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.GridPoint;
import org.livingcircle.streets.Direction;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.RoadClass;
import org.livingcircle.streets.StreetGraph;

/**
 * A small town of streets. Its junctions are the letters of a drawing, each at the centre of its character; its streets are named by
 * the junctions that they pass. A metre of its plane is a metre on the ground.
 */
public final class StreetTown {

    private static final int SRID = 4551;
    private static final int WALK = StreetGraph.WALK_FORWARD | StreetGraph.WALK_BACKWARD;
    private static final int FORWARD = StreetGraph.CYCLE_FORWARD | StreetGraph.DRIVE_FORWARD;
    private static final int BACKWARD = StreetGraph.CYCLE_BACKWARD | StreetGraph.DRIVE_BACKWARD;

    /** The area in which the streets are known, metres around the origin. */
    private static final int AROUND = 100_000;

    private static final int CYCLE_KMH = 15;
    private static final int DRIVE_KMH = 30;

    private final List<String> lines;
    private final double metres;
    private final List<String> letters = new ArrayList<>();
    private final StreetGraph.Builder builder = new StreetGraph.Builder(SRID);

    private StreetTown(List<String> lines, double metres) {
        this.lines = lines;
        this.metres = metres;
        builder.box(-AROUND, -AROUND, AROUND, AROUND);
        for (int row = 0; row < lines.size(); row++) {
            for (int column = 0; column < lines.get(row).length(); column++) {
                if (Character.isLetter(lines.get(row).charAt(column))) {
                    letters.add(lines.get(row).substring(column, column + 1));
                    builder.node(x(column), y(row));
                }
            }
        }
    }

    /**
     * Takes a drawing.
     *
     * @param metres width and height of a character
     */
    public static StreetTown of(double metres, String drawing) {
        return new StreetTown(drawing.strip().lines().map(String::strip).toList(), metres);
    }

    /** Adds straight streets from junction to junction, open to all, both ways. */
    public StreetTown street(String junctions) {
        return street(junctions, RoadClass.RESIDENTIAL, WALK | FORWARD | BACKWARD | StreetGraph.WHEELCHAIR);
    }

    /** Adds streets that are driven and cycled in the order of the junctions, and walked both ways. */
    public StreetTown oneWay(String junctions) {
        return street(junctions, RoadClass.RESIDENTIAL, WALK | FORWARD | StreetGraph.WHEELCHAIR);
    }

    /** Adds bridges, otherwise as {@link #street(String)}. */
    public StreetTown bridge(String junctions) {
        return street(
                junctions,
                RoadClass.RESIDENTIAL,
                WALK | FORWARD | BACKWARD | StreetGraph.WHEELCHAIR | StreetGraph.BRIDGE);
    }

    /** Adds steps, that are only walked. */
    public StreetTown steps(String junctions) {
        return street(junctions, RoadClass.STEPS, WALK);
    }

    /** Adds streets of a class and flags of the caller's. */
    public StreetTown street(String junctions, RoadClass roadClass, int flags) {
        for (int i = 0; i + 1 < junctions.length(); i++) {
            String from = junctions.substring(i, i + 1);
            String to = junctions.substring(i + 1, i + 2);
            double[] shape = {x(column(from)), y(row(from)), x(column(to)), y(row(to))};
            long millimetres = Math.round(1000 * Math.hypot(shape[2] - shape[0], shape[3] - shape[1]));
            add(
                    builder,
                    letters.indexOf(from),
                    letters.indexOf(to),
                    (int) millimetres,
                    roadClass,
                    flags,
                    shape,
                    from + to);
        }
        return this;
    }

    /** Returns the streets; the town is finished then. */
    public StreetGraph graph() {
        return builder.build();
    }

    /** Returns the place of a junction, moved. */
    public GridPoint at(String junction, double east, double north) {
        return point(x(column(junction)) + east, y(row(junction)) + north);
    }

    /** Returns the number that a street, named by its first and last junction, has in the finished graph. */
    public static int edge(StreetGraph graph, String name) {
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            if (graph.name(edge).equals(name)) {
                return edge;
            }
        }
        throw new IllegalArgumentException("no street " + name);
    }

    /** Returns a point of the plane; where on earth that is does not matter to streets. */
    public static GridPoint point(double x, double y) {
        return new GridPoint(new LonLat(126, 45), x, y);
    }

    /**
     * Returns streets between random junctions in a square: bent and straight, one way and both, closed to some, twice between the
     * same junctions, back to where they began, without length.
     *
     * @param side of the square, metres
     */
    public static StreetGraph random(Random random, int junctions, int streets, double side) {
        StreetGraph.Builder builder = new StreetGraph.Builder(SRID).box(-AROUND, -AROUND, AROUND, AROUND);
        double[] xs = random.doubles(junctions, 0, side).toArray();
        double[] ys = random.doubles(junctions, 0, side).toArray();
        for (int i = 0; i < junctions; i++) {
            builder.node(xs[i], ys[i]);
        }
        for (int i = 0; i < streets; i++) {
            int from = random.nextInt(junctions);
            int to = random.nextInt(4) == 0 ? random.nextInt(junctions) : nearest(xs, ys, from, 1 + random.nextInt(3));
            int bends = random.nextInt(3);
            double[] shape = new double[2 * (bends + 2)];
            shape[0] = xs[from];
            shape[1] = ys[from];
            for (int bend = 1; bend <= bends; bend++) {
                double share = bend / (bends + 1.0);
                shape[2 * bend] = xs[from] + share * (xs[to] - xs[from]) + 100 * random.nextDouble() - 50;
                shape[2 * bend + 1] = ys[from] + share * (ys[to] - ys[from]) + 100 * random.nextDouble() - 50;
            }
            shape[2 * bends + 2] = xs[to];
            shape[2 * bends + 3] = ys[to];
            double length = 0;
            for (int point = 2; point < shape.length; point += 2) {
                length += Math.hypot(shape[point] - shape[point - 2], shape[point + 1] - shape[point - 1]);
            }
            int ways = random.nextInt(6);
            int flags = (ways != 0 ? (WALK & 1) | FORWARD : 0) | (ways != 1 ? (WALK & 2) | BACKWARD : 0);
            int millimetres = random.nextInt(20) == 0 ? 0 : (int) (1000 * length);
            add(builder, from, to, millimetres, RoadClass.RESIDENTIAL, flags, shape, "street " + i);
        }
        return builder.build();
    }

    private static int nearest(double[] xs, double[] ys, int from, int rank) {
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < xs.length; i++) {
            others.add(i);
        }
        others.sort((a, b) -> Double.compare(
                Math.hypot(xs[a] - xs[from], ys[a] - ys[from]), Math.hypot(xs[b] - xs[from], ys[b] - ys[from])));
        return others.get(Math.min(rank, others.size() - 1));
    }

    private static void add(
            StreetGraph.Builder builder,
            int from,
            int to,
            int millimetres,
            RoadClass roadClass,
            int flags,
            double[] shape,
            String name) {
        builder.edge(
                from,
                to,
                millimetres,
                roadClass,
                flags,
                5,
                CYCLE_KMH,
                CYCLE_KMH,
                DRIVE_KMH,
                DRIVE_KMH,
                shape,
                name,
                name.hashCode());
    }

    private double x(int column) {
        return (column + 0.5) * metres;
    }

    private double y(int row) {
        return -(row + 0.5) * metres;
    }

    private int row(String junction) {
        for (int row = 0; row < lines.size(); row++) {
            if (lines.get(row).contains(junction)) {
                return row;
            }
        }
        throw new IllegalArgumentException("no junction " + junction + " in the town");
    }

    private int column(String junction) {
        return lines.get(row(junction)).indexOf(junction);
    }

    /** Returns one of the modes. */
    public static Mode mode(Random random) {
        return List.of(Mode.WALK, Mode.CYCLE, Mode.DRIVE).get(random.nextInt(3));
    }

    /** Returns one of both directions. */
    public static Direction direction(Random random) {
        return List.of(Direction.TO_FACILITY, Direction.FROM_FACILITY).get(random.nextInt(2));
    }
}
