package org.livingcircle.population.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/** Makes outlines of OpenStreetMap's ways: closed ways, and relations whose ways join into rings. */
final class OsmOutlines {

    /** Why an outline could not be made. */
    enum Fault {
        NOT_CLOSED("whose outline is not closed inside the extract"),
        NODES_MISSING("whose corners are not all in the extract"),
        CROSSES_ITSELF("whose outline crosses itself");

        private final String text;

        Fault(String text) {
            this.text = text;
        }

        /** Returns it as the end of a sentence on several things. */
        String text() {
            return text;
        }
    }

    /** An outline, or why there is none. Exactly one of the two is there. */
    record Outline(Optional<Geometry> shape, Optional<Fault> fault) {
        static Outline of(Geometry shape) {
            return new Outline(Optional.of(shape), Optional.empty());
        }

        static Outline broken(Fault fault) {
            return new Outline(Optional.empty(), Optional.of(fault));
        }
    }

    private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), 4326);

    private static final double SEMI_MAJOR = 6_378_137;
    private static final double ECCENTRICITY2 = 0.006_694_379_990_14;

    private final long[] nodes;
    private final double[] lon;
    private final double[] lat;

    /**
     * Makes outlines from places of nodes.
     *
     * @param nodes ids, ascending, each once
     * @param lon degrees by node; NaN where the node is not in the file
     */
    OsmOutlines(long[] nodes, double[] lon, double[] lat) {
        this.nodes = nodes;
        this.lon = lon;
        this.lat = lat;
    }

    /** Returns the outline of one way. */
    Outline ofWay(long[] refs) {
        if (!isClosed(refs)) {
            return Outline.broken(Fault.NOT_CLOSED);
        }
        Coordinate[] points = points(refs);
        return points.length == 0 ? Outline.broken(Fault.NODES_MISSING) : checked(GEOMETRIES.createPolygon(points));
    }

    /**
     * Returns the outline of a relation.
     *
     * @param ways nodes of ways by id, of those in the file
     */
    Outline ofRelation(List<Long> outer, List<Long> inner, Map<Long, long[]> ways) {
        Optional<List<long[]>> outerRings = rings(outer, ways);
        Optional<List<long[]>> innerRings = rings(inner, ways);
        if (outerRings.isEmpty() || innerRings.isEmpty() || outerRings.get().isEmpty()) {
            return Outline.broken(Fault.NOT_CLOSED);
        }
        List<Polygon> shells = new ArrayList<>();
        for (long[] ring : outerRings.get()) {
            Coordinate[] points = points(ring);
            if (points.length == 0) {
                return Outline.broken(Fault.NODES_MISSING);
            }
            shells.add(GEOMETRIES.createPolygon(points));
        }
        List<List<LinearRing>> holes = new ArrayList<>();
        shells.forEach(shell -> holes.add(new ArrayList<>()));
        for (long[] ring : innerRings.get()) {
            Coordinate[] points = points(ring);
            if (points.length == 0) {
                return Outline.broken(Fault.NODES_MISSING);
            }
            LinearRing hole = GEOMETRIES.createLinearRing(points);
            Geometry inside = GEOMETRIES.createPolygon(hole).getInteriorPoint();
            for (int shell = 0; shell < shells.size(); shell++) {
                if (shells.get(shell).contains(inside)) {
                    holes.get(shell).add(hole);
                    break;
                }
            }
        }
        Polygon[] parts = new Polygon[shells.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = GEOMETRIES.createPolygon(
                    shells.get(i).getExteriorRing(), holes.get(i).toArray(LinearRing[]::new));
        }
        return checked(parts.length == 1 ? parts[0] : GEOMETRIES.createMultiPolygon(parts));
    }

    private static Outline checked(Geometry shape) {
        return shape.isValid() && shape.getArea() > 0 ? Outline.of(shape) : Outline.broken(Fault.CROSSES_ITSELF);
    }

    private static boolean isClosed(long[] refs) {
        return refs.length >= 4 && refs[0] == refs[refs.length - 1];
    }

    /** Joins ways end to end into closed rings; empty if a way is missing or a ring stays open. */
    private static Optional<List<long[]>> rings(List<Long> ids, Map<Long, long[]> ways) {
        List<long[]> open = new ArrayList<>();
        for (Long id : ids) {
            long[] refs = ways.get(id);
            if (refs == null || refs.length < 2) {
                return Optional.empty();
            }
            open.add(refs);
        }
        List<long[]> rings = new ArrayList<>();
        while (!open.isEmpty()) {
            long[] ring = open.remove(open.size() - 1);
            while (!isClosed(ring)) {
                long end = ring[ring.length - 1];
                int next = 0;
                while (next < open.size()
                        && open.get(next)[0] != end
                        && open.get(next)[open.get(next).length - 1] != end) {
                    next++;
                }
                if (next == open.size()) {
                    return Optional.empty();
                }
                ring = joined(ring, open.remove(next));
            }
            rings.add(ring);
        }
        return Optional.of(rings);
    }

    private static long[] joined(long[] ring, long[] way) {
        long[] joined = Arrays.copyOf(ring, ring.length + way.length - 1);
        boolean forward = way[0] == ring[ring.length - 1];
        for (int i = 1; i < way.length; i++) {
            joined[ring.length + i - 1] = forward ? way[i] : way[way.length - 1 - i];
        }
        return joined;
    }

    /** Returns the places of nodes; empty if one is missing. */
    private Coordinate[] points(long[] refs) {
        Coordinate[] points = new Coordinate[refs.length];
        for (int i = 0; i < refs.length; i++) {
            int at = Arrays.binarySearch(nodes, refs[i]);
            if (at < 0 || Double.isNaN(lon[at])) {
                return new Coordinate[0];
            }
            points[i] = new Coordinate(lon[at], lat[at]);
        }
        return points;
    }

    /** Returns an area on the ellipsoid, m²: right to 1e-5 for what is smaller than a town. */
    static double squareMetres(Geometry outline) {
        double latitude = Math.toRadians(outline.getCentroid().getY());
        double sine = Math.sin(latitude);
        double w2 = 1 - ECCENTRICITY2 * sine * sine;
        double metresPerLat = SEMI_MAJOR * (1 - ECCENTRICITY2) / Math.pow(w2, 1.5);
        double metresPerLon = SEMI_MAJOR / Math.sqrt(w2) * Math.cos(latitude);
        double perDegree = Math.toRadians(1);
        return outline.getArea() * perDegree * perDegree * metresPerLat * metresPerLon;
    }
}
