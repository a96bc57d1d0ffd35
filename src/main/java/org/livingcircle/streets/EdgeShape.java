package org.livingcircle.streets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.Reprojection;
import org.locationtech.jts.geom.Envelope;

/** Lines of streets and of wishes: vertices as whole centimetres or as metres, x and y alternating. */
final class EdgeShape {

    static final double CENTIMETRE = 0.01;

    private EdgeShape() {}

    /** Returns the places of a line in the plane, x and y alternating, metres. */
    static double[] plane(List<LonLat> line, Reprojection wgs84ToPlane) {
        double[] xy = new double[2 * line.size()];
        for (int i = 0; i < line.size(); i++) {
            xy[2 * i] = line.get(i).lon();
            xy[2 * i + 1] = line.get(i).lat();
        }
        wgs84ToPlane.transform(xy);
        return xy;
    }

    /** The point of a shape nearest to another. */
    record Foot(int piece, double along, double metres, double x, double y) {}

    /** Finds the nearest point of a shape in centimetres to a point in metres. */
    static Foot foot(int[] shape, double x, double y) {
        double length = 0;
        @Nullable Foot best = null;
        double bestAt = 0;
        for (int piece = 0; 2 * piece + 3 < shape.length; piece++) {
            double ax = shape[2 * piece] * CENTIMETRE;
            double ay = shape[2 * piece + 1] * CENTIMETRE;
            double dx = shape[2 * piece + 2] * CENTIMETRE - ax;
            double dy = shape[2 * piece + 3] * CENTIMETRE - ay;
            double square = dx * dx + dy * dy;
            double t = square == 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
            double metres = Math.hypot(ax + t * dx - x, ay + t * dy - y);
            if (best == null || metres < best.metres) {
                best = new Foot(piece, 0, metres, ax + t * dx, ay + t * dy);
                bestAt = length + t * Math.sqrt(square);
            }
            length += Math.sqrt(square);
        }
        if (best == null) {
            throw new IllegalArgumentException("a shape of fewer than two vertices");
        }
        return new Foot(best.piece, length == 0 ? 0 : Math.min(1, bestAt / length), best.metres, best.x, best.y);
    }

    /** Returns the vertices of an edge, x and y alternating, centimetres. */
    static int[] of(StreetGraph graph, int edge) {
        int[] shape = new int[2 * graph.shapePoints(edge)];
        for (int point = 0; point < shape.length / 2; point++) {
            shape[2 * point] = graph.shapeX(edge, point);
            shape[2 * point + 1] = graph.shapeY(edge, point);
        }
        return shape;
    }

    static Envelope box(double[] line) {
        Envelope box = new Envelope();
        for (int i = 0; i < line.length; i += 2) {
            box.expandToInclude(line[i], line[i + 1]);
        }
        return box;
    }

    static Envelope box(StreetGraph graph, int edge) {
        Envelope box = new Envelope();
        for (int point = 0; point < graph.shapePoints(edge); point++) {
            box.expandToInclude(graph.shapeX(edge, point) * CENTIMETRE, graph.shapeY(edge, point) * CENTIMETRE);
        }
        return box;
    }

    static int[] centimetres(double[] line, int begin, int end) {
        int[] shape = new int[2 * (end - begin + 1)];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = centimetres(line[2 * begin + i]);
        }
        return shape;
    }

    static int centimetres(double metres) {
        return (int) Math.round(metres / CENTIMETRE);
    }
}
