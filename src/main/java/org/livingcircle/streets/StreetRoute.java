package org.livingcircle.streets;

import java.util.ArrayList;
import java.util.List;
import org.livingcircle.network.GridPoint;

/**
 * A way between two places, in the order in which it is travelled.
 *
 * @param cost milliseconds or millimetres of all legs
 * @param millimetres length of all legs
 * @param legs the way to the street, stretches of edges, the way from the street
 */
public record StreetRoute(int cost, long millimetres, List<Leg> legs) {

    /** Edge of a leg that follows none: between a place and its street. */
    public static final int ACCESS = -1;

    private static final double CENTIMETRE = 0.01;

    /**
     * A stretch of an edge, or the way to one.
     *
     * @param edge number of the edge, or {@link #ACCESS}
     * @param begin share of the edge's length where the stretch begins, counted from its first node
     * @param end share where it ends; less than where it begins on a way against the edge
     * @param cost milliseconds or millimetres
     */
    public record Leg(int edge, double begin, double end, int cost, long millimetres) {

        Leg turned() {
            return new Leg(edge, /* begin= */ end, /* end= */ begin, cost, millimetres);
        }
    }

    /**
     * Legs one after the other on streets of one name and class.
     *
     * @param name empty where the street has none
     * @param roadClass wire name of the class, or {@code access} for the way between a place and its street
     */
    public record Step(String name, String roadClass, int cost, long millimetres) {}

    public StreetRoute {
        legs = List.copyOf(legs);
    }

    /** Returns the legs grouped by the street that they follow. */
    public List<Step> steps(StreetGraph graph) {
        List<Step> steps = new ArrayList<>();
        for (Leg leg : legs) {
            boolean access = leg.edge == ACCESS;
            String name = access ? "" : graph.name(leg.edge);
            String roadClass = access ? "access" : graph.roadClass(leg.edge).wireName();
            Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
            if (last != null && last.name.equals(name) && last.roadClass.equals(roadClass)) {
                steps.set(
                        steps.size() - 1,
                        new Step(name, roadClass, last.cost + leg.cost, last.millimetres + leg.millimetres));
            } else {
                steps.add(new Step(name, roadClass, leg.cost, leg.millimetres));
            }
        }
        return steps;
    }

    /** Returns x and y of all vertices between two places, both included; metres of the plane. */
    public double[] line(StreetGraph graph, GridPoint from, GridPoint to) {
        Line line = new Line();
        line.add(from.x(), from.y());
        for (Leg leg : legs) {
            if (leg.edge != ACCESS) {
                addStretch(line, graph, leg);
            }
        }
        line.add(to.x(), to.y());
        return line.coordinates();
    }

    private static void addStretch(Line line, StreetGraph graph, Leg leg) {
        int count = graph.shapePoints(leg.edge);
        double[] before = new double[count];
        for (int i = 1; i < count; i++) {
            before[i] = before[i - 1]
                    + CENTIMETRE
                            * Math.hypot(
                                    graph.shapeX(leg.edge, i) - graph.shapeX(leg.edge, i - 1),
                                    graph.shapeY(leg.edge, i) - graph.shapeY(leg.edge, i - 1));
        }
        double begin = leg.begin * before[count - 1];
        double end = leg.end * before[count - 1];
        boolean ahead = leg.begin <= leg.end;
        addAt(line, graph, leg.edge, before, begin);
        for (int i = 0; i < count; i++) {
            int vertex = ahead ? i : count - 1 - i;
            if (before[vertex] > Math.min(begin, end) && before[vertex] < Math.max(begin, end)) {
                line.add(graph.shapeX(leg.edge, vertex) * CENTIMETRE, graph.shapeY(leg.edge, vertex) * CENTIMETRE);
            }
        }
        addAt(line, graph, leg.edge, before, end);
    }

    private static void addAt(Line line, StreetGraph graph, int edge, double[] before, double metres) {
        int piece = 0;
        while (piece + 2 < before.length && before[piece + 1] < metres) {
            piece++;
        }
        double length = before[piece + 1] - before[piece];
        double share = length == 0 ? 0 : Math.min(1, Math.max(0, (metres - before[piece]) / length));
        int ax = graph.shapeX(edge, piece);
        int ay = graph.shapeY(edge, piece);
        line.add(
                (ax + share * (graph.shapeX(edge, piece + 1) - ax)) * CENTIMETRE,
                (ay + share * (graph.shapeY(edge, piece + 1) - ay)) * CENTIMETRE);
    }

    /** Vertices, none of them twice in a row. */
    private static final class Line {
        private final List<double[]> vertices = new ArrayList<>();

        void add(double x, double y) {
            double[] last = vertices.isEmpty() ? null : vertices.get(vertices.size() - 1);
            if (last == null || Math.hypot(last[0] - x, last[1] - y) >= CENTIMETRE / 2) {
                vertices.add(new double[] {x, y});
            }
        }

        double[] coordinates() {
            if (vertices.size() == 1) {
                vertices.add(vertices.get(0)); // a line has two ends, even one that leads nowhere
            }
            return vertices.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
        }
    }
}
