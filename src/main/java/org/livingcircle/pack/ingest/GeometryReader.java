package org.livingcircle.pack.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.livingcircle.pack.Layer;
import org.livingcircle.pack.Spot;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import tools.jackson.databind.JsonNode;

/** Reads one geometry of a feature strictly; always gives the Multi form, longitude first, SRID 4326. */
final class GeometryReader {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), 4326);

    // Tried jts-io-common's GeoJsonReader: it answers a number out of place with a ClassCastException and no place.

    private final Layer.Format format;
    private final Spot spot;
    private final Issues.InFile issues;

    GeometryReader(Layer.Format format, Spot spot, Issues.InFile issues) {
        this.format = format;
        this.spot = spot;
        this.issues = issues;
    }

    /** Says that a geometry is wrong: ends the reading of this one, and becomes an issue. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        private final String given;
        private final String remedy;

        Wrong(String what, String given, String remedy) {
            super(what);
            this.given = given;
            this.remedy = remedy;
        }

        String what() {
            return String.valueOf(getMessage());
        }
    }

    /** Returns the geometry; empty if it is wrong, and then an issue says why. */
    Optional<Geometry> read(JsonNode node) {
        try {
            Geometry geometry = format == Layer.Format.POLYGONS ? polygons(node) : lines(node);
            TopologyValidationError error = new IsValidOp(geometry).getValidationError();
            if (error != null) {
                Coordinate at = error.getCoordinate();
                issues.error(
                        spot,
                        "geometry",
                        "%s at %.5f, %.5f".formatted(inWords(error), at.x, at.y),
                        "",
                        "Redraw the outline there; in PostGIS ST_MakeValid does it, in QGIS \"Fix geometries\".");
                return Optional.empty();
            }
            return Optional.of(geometry);
        } catch (Wrong wrong) {
            issues.error(spot, "geometry", wrong.what(), wrong.given, wrong.remedy);
            return Optional.empty();
        }
    }

    private static String inWords(TopologyValidationError error) {
        return switch (error.getErrorType()) {
            case TopologyValidationError.SELF_INTERSECTION, TopologyValidationError.RING_SELF_INTERSECTION ->
                "the outline crosses itself";
            case TopologyValidationError.HOLE_OUTSIDE_SHELL -> "a hole lies outside its polygon";
            case TopologyValidationError.NESTED_HOLES -> "a hole lies inside another";
            case TopologyValidationError.NESTED_SHELLS -> "a polygon lies inside another of the same unit";
            case TopologyValidationError.DUPLICATE_RINGS -> "a ring is there twice";
            case TopologyValidationError.DISCONNECTED_INTERIOR -> "holes cut the polygon in two";
            default -> "invalid: " + error.getMessage();
        };
    }

    private Geometry polygons(JsonNode node) throws Wrong {
        JsonNode coordinates = node.path("coordinates");
        List<Polygon> polygons = new ArrayList<>();
        switch (typeOf(node)) {
            case "Polygon" -> polygons.add(polygon(coordinates));
            case "MultiPolygon" -> {
                for (JsonNode part : list(coordinates)) {
                    polygons.add(polygon(part));
                }
            }
            default -> throw wrongType(node, "a Polygon or MultiPolygon");
        }
        return GEOMETRIES.createMultiPolygon(polygons.toArray(new Polygon[0]));
    }

    private Geometry lines(JsonNode node) throws Wrong {
        JsonNode coordinates = node.path("coordinates");
        List<LineString> lines = new ArrayList<>();
        switch (typeOf(node)) {
            case "LineString" -> lines.add(line(coordinates));
            case "MultiLineString" -> {
                for (JsonNode part : list(coordinates)) {
                    lines.add(line(part));
                }
            }
            default -> throw wrongType(node, "a LineString or MultiLineString");
        }
        return GEOMETRIES.createMultiLineString(lines.toArray(new LineString[0]));
    }

    private static String typeOf(JsonNode node) {
        return node.path("type").asString("");
    }

    private static Wrong wrongType(JsonNode node, String wanted) {
        return new Wrong("wrong type of geometry", typeOf(node), "Use %s.".formatted(wanted));
    }

    private Polygon polygon(JsonNode rings) throws Wrong {
        List<LinearRing> read = new ArrayList<>();
        for (JsonNode ring : list(rings)) {
            read.add(ring(ring));
        }
        return GEOMETRIES.createPolygon(
                read.get(0), read.subList(1, read.size()).toArray(new LinearRing[0]));
    }

    private LinearRing ring(JsonNode positions) throws Wrong {
        Coordinate[] points = points(positions);
        if (points.length < 4) {
            throw new Wrong(
                    "a ring of %d positions".formatted(points.length),
                    positions.toString(),
                    "Give a ring at least four positions, the last equal to the first.");
        }
        if (!points[0].equals2D(points[points.length - 1])) {
            throw new Wrong(
                    "a ring that does not close",
                    "%s … %s".formatted(text(points[0]), text(points[points.length - 1])),
                    "Repeat the first position at the end.");
        }
        return GEOMETRIES.createLinearRing(points);
    }

    private LineString line(JsonNode positions) throws Wrong {
        Coordinate[] points = points(positions);
        LineString line = points.length < 2 ? GEOMETRIES.createLineString() : GEOMETRIES.createLineString(points);
        if (!(line.getLength() > 0)) {
            throw new Wrong(
                    "a line without length", positions.toString(), "Give a line at least two different positions.");
        }
        return line;
    }

    private Coordinate[] points(JsonNode positions) throws Wrong {
        List<Coordinate> points = new ArrayList<>();
        for (JsonNode position : list(positions)) {
            points.add(point(position));
        }
        return points.toArray(new Coordinate[0]);
    }

    private static Coordinate point(JsonNode position) throws Wrong {
        if (!position.isArray()
                || position.size() < 2
                || position.size() > 3
                || !position.path(0).isNumber()
                || !position.path(1).isNumber()) {
            throw new Wrong("not a position", position.toString(), "Write [longitude, latitude].");
        }
        double lon = position.path(0).doubleValue();
        double lat = position.path(1).doubleValue();
        if (Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90) {
            throw new Wrong("longitude and latitude look swapped", position.toString(), "Write the longitude first.");
        }
        if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
            throw new Wrong(
                    "a coordinate out of range",
                    position.toString(),
                    "Write longitude and latitude in degrees; metres must be converted first.");
        }
        return new Coordinate(lon, lat);
    }

    private static JsonNode list(JsonNode node) throws Wrong {
        if (!node.isArray()) {
            throw new Wrong("coordinates that are no list", node.toString(), "Nest the coordinates as RFC 7946 says.");
        }
        if (node.isEmpty()) {
            throw new Wrong("an empty geometry", node.toString(), "Draw it, or remove the feature.");
        }
        return node;
    }

    private static String text(Coordinate point) {
        return "[%s, %s]".formatted(point.x, point.y);
    }
}
