package org.livingcircle.coverage.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.livingcircle.geo.LonLat;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Writes geometries as GeoJSON, longitude first. */
final class GeoJsonShapes {

    /** Decimals of a degree that are about a centimetre: what areas need to stay valid and nested. */
    static final double CENTIMETRE = 1e7;

    /** Decimals of a degree that are about a metre. */
    static final double METRE = 1e5;

    private GeoJsonShapes() {}

    /**
     * Writes the polygons of an area, whatever else it holds.
     *
     * @param perDegree steps of a degree to round to
     */
    static Map<String, Object> multiPolygon(Geometry shape, double perDegree) {
        List<Object> polygons = new ArrayList<>();
        for (int part = 0; part < shape.getNumGeometries(); part++) {
            if (shape.getGeometryN(part) instanceof Polygon polygon && !polygon.isEmpty()) {
                List<Object> rings = new ArrayList<>();
                rings.add(ring(polygon.getExteriorRing(), perDegree));
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    rings.add(ring(polygon.getInteriorRingN(hole), perDegree));
                }
                polygons.add(rings);
            }
        }
        return geometry("MultiPolygon", polygons);
    }

    static Map<String, Object> lineString(List<LonLat> line) {
        return geometry(
                "LineString",
                line.stream()
                        .map(place -> position(place.lon(), place.lat(), CENTIMETRE))
                        .toList());
    }

    private static Map<String, Object> geometry(String type, List<?> coordinates) {
        Map<String, Object> geometry = new LinkedHashMap<>();
        geometry.put("type", type);
        geometry.put("coordinates", coordinates);
        return geometry;
    }

    private static List<List<Double>> ring(LinearRing ring, double perDegree) {
        List<List<Double>> positions = new ArrayList<>();
        for (Coordinate place : ring.getCoordinates()) {
            positions.add(position(place.x, place.y, perDegree));
        }
        return positions;
    }

    private static List<Double> position(double lon, double lat, double perDegree) {
        return List.of(Math.round(lon * perDegree) / perDegree, Math.round(lat * perDegree) / perDegree);
    }
}
