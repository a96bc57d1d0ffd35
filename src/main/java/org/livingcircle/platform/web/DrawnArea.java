package org.livingcircle.platform.web;

import java.util.ArrayList;
import java.util.List;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.PlanningProblem;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import tools.jackson.databind.JsonNode;

/** Reads an area that a request draws, as GeoJSON; says what is wrong with it. */
public final class DrawnArea {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), 4326);
    private static final String ALLOWED =
            "a GeoJSON Polygon or MultiPolygon, longitude first, its rings closed and not crossing themselves";

    private final String parameter;
    private final Limit vertexLimit;
    private int vertices;

    public DrawnArea(String parameter, Limit vertexLimit) {
        this.parameter = parameter;
        this.vertexLimit = vertexLimit;
    }

    /**
     * Returns the area, longitude first.
     *
     * @param bounds west, south, east and north of the city, degrees
     * @throws PlanningProblem if it is none, crosses itself, has too many vertices or lies outside
     */
    public Geometry read(JsonNode node, List<Double> bounds) {
        String type = node.path("type").asString("");
        JsonNode coordinates = node.path("coordinates");
        List<Polygon> polygons = new ArrayList<>();
        if (type.equals("Polygon")) {
            polygons.add(polygon(coordinates));
        } else if (type.equals("MultiPolygon") && coordinates.isArray()) {
            coordinates.forEach(part -> polygons.add(polygon(part)));
        }
        if (polygons.isEmpty()) {
            throw wrong(type.isEmpty() ? "no type" : type);
        }
        Geometry area = GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
        TopologyValidationError error = new IsValidOp(area).getValidationError();
        if (error != null) {
            throw wrong("an outline that crosses itself at %.5f, %.5f"
                    .formatted(error.getCoordinate().x, error.getCoordinate().y));
        }
        Envelope city = new Envelope(bounds.get(0), bounds.get(2), bounds.get(1), bounds.get(3));
        if (!city.intersects(area.getEnvelopeInternal())) {
            throw PlanningProblem.invalid(
                    parameter, "an area outside the city", "an area that touches the city, %s".formatted(bounds));
        }
        return area;
    }

    private Polygon polygon(JsonNode rings) {
        if (!rings.isArray() || rings.isEmpty()) {
            throw wrong("a polygon without rings");
        }
        List<LinearRing> read = new ArrayList<>();
        rings.forEach(ring -> read.add(ring(ring)));
        return GEOMETRIES.createPolygon(
                read.get(0), read.subList(1, read.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring(JsonNode positions) {
        if (!positions.isArray() || positions.size() < 4) {
            throw wrong("a ring of fewer than four positions");
        }
        vertices += positions.size();
        vertexLimit.check(parameter, vertices);
        List<Coordinate> coordinates = new ArrayList<>();
        for (JsonNode position : positions) {
            boolean numbers = position.isArray()
                    && position.size() >= 2
                    && position.get(0).isNumber()
                    && position.get(1).isNumber();
            double lon = numbers ? position.get(0).asDouble() : Double.NaN;
            double lat = numbers ? position.get(1).asDouble() : Double.NaN;
            if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
                throw wrong("a position " + position);
            }
            coordinates.add(new Coordinate(lon, lat));
        }
        if (!coordinates.get(0).equals2D(coordinates.get(coordinates.size() - 1))) {
            throw wrong("a ring that is not closed");
        }
        return GEOMETRIES.createLinearRing(coordinates.toArray(Coordinate[]::new));
    }

    private PlanningProblem wrong(String given) {
        return PlanningProblem.invalid(parameter, given, ALLOWED);
    }
}
