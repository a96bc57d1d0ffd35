package org.livingcircle.streets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** The stretches of the edges of a graph on which driving begins, and when. */
final class EdgeStarts {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    /** A cut this near to an end of an edge, as a share of it, is at the end: an intersection is exact to some nanometres. */
    private static final double AT_END = 1e-9;

    private final Map<Integer, List<Start>> byEdge = new TreeMap<>();

    /**
     * Part of an edge where driving begins at a time.
     *
     * @param from share of the edge's length, 0 to 1
     * @param to share of the edge's length, at least {@code from}
     */
    record Start(double from, double to, int milliseconds) {

        /** Returns the share of the edge, on this part, that is nearest to another. */
        double nearest(double share) {
            return Math.max(from, Math.min(to, share));
        }
    }

    /** Takes an edge and one of its starts. */
    interface Taker {
        void take(int edge, Start start);
    }

    void add(int edge, Start start) {
        byEdge.computeIfAbsent(edge, unknown -> new ArrayList<>()).add(start);
    }

    /** Begins in no time on every part of an edge that lies in an area or on its rim. */
    void addInside(StreetGraph graph, IntPredicate usable, Geometry area) {
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(area);
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            if (usable.test(edge)) {
                Geometry line = line(graph, edge);
                if (prepared.covers(line)) {
                    add(edge, new Start(0, 1, 0));
                } else if (prepared.intersects(line)) {
                    cut(edge, line, area);
                }
            }
        }
    }

    private void cut(int edge, Geometry line, Geometry area) {
        Coordinate[] vertices = line.getCoordinates();
        double length = line.getLength();
        double before = 0;
        for (int piece = 0; piece + 1 < vertices.length; piece++) {
            Coordinate first = vertices[piece];
            Coordinate last = vertices[piece + 1];
            if (first.equals2D(last)) {
                continue;
            }
            Geometry inside =
                    GEOMETRIES.createLineString(new Coordinate[] {first, last}).intersection(area);
            for (int part = 0; part < inside.getNumGeometries(); part++) {
                Coordinate[] ends = inside.getGeometryN(part).getCoordinates();
                if (ends.length > 0) {
                    double one = share((before + first.distance(ends[0])) / length);
                    double other = share((before + first.distance(ends[ends.length - 1])) / length);
                    add(edge, new Start(Math.min(one, other), Math.max(one, other), 0));
                }
            }
            before += first.distance(last);
        }
    }

    private static double share(double share) {
        return share < AT_END ? 0 : share > 1 - AT_END ? 1 : share;
    }

    /** Returns the course of an edge, a point where it has no length. */
    private static Geometry line(StreetGraph graph, int edge) {
        Coordinate[] vertices = new Coordinate[graph.shapePoints(edge)];
        for (int point = 0; point < vertices.length; point++) {
            vertices[point] = new Coordinate(graph.shapeX(edge, point) / 100.0, graph.shapeY(edge, point) / 100.0);
        }
        LineString line = GEOMETRIES.createLineString(vertices);
        return line.getLength() == 0 ? line.getStartPoint() : line;
    }

    /** Returns the starts on an edge. */
    List<Start> on(int edge) {
        return byEdge.getOrDefault(edge, List.of());
    }

    /** Hands over all starts, edge by edge. */
    void forEach(Taker taker) {
        byEdge.forEach((edge, starts) -> starts.forEach(start -> taker.take(edge, start)));
    }
}
