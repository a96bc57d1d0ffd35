package org.livingcircle.pack;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.livingcircle.geo.LonLat;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.distance.DistanceOp;

/**
 * Finds the area, a unit's or a township's, that a place lies in. On a common border, or where generalised outlines
 * overlap, the lower code wins. Safe to share between threads.
 */
public final class AreaLocator {

    private static final double METRES_PER_DEGREE = 111_320;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private record Area(String code, Geometry shape, Envelope box, IndexedPointInAreaLocator locator) {}

    /**
     * An area and how far away it is.
     *
     * @param metres 0 inside; right to about 1 %, to judge plausibility only
     */
    public record Near(String code, double metres) {}

    private final List<Area> areas;

    /**
     * Indexes some areas.
     *
     * @param shapes by code, at least one, longitude first
     */
    public AreaLocator(Map<String, ? extends Geometry> shapes) {
        if (shapes.isEmpty()) {
            throw new IllegalArgumentException("need at least one area");
        }
        this.areas = shapes.entrySet().stream()
                .map(entry -> new Area(
                        entry.getKey(),
                        entry.getValue(),
                        entry.getValue().getEnvelopeInternal(),
                        new IndexedPointInAreaLocator(entry.getValue())))
                .sorted(Comparator.comparing(Area::code))
                .toList();
    }

    /**
     * Indexes some units.
     *
     * @param units rows of {@link Layer#UNITS}, at least one, each code once
     */
    public static AreaLocator ofUnits(Collection<LayerRow> units) {
        return new AreaLocator(units.stream().collect(Collectors.toMap(unit -> unit.text("code"), LayerRow::geometry)));
    }

    /** Returns the code of the area that holds a place, its border included; empty outside all. */
    public Optional<String> find(LonLat place) {
        Coordinate point = new Coordinate(place.lon(), place.lat());
        return areas.stream()
                .filter(area -> area.box().contains(point) && area.locator().locate(point) != Location.EXTERIOR)
                .map(Area::code)
                .findFirst();
    }

    /** Returns the nearest area: the one that holds the place, if any does. */
    public Near nearest(LonLat place) {
        Optional<String> inside = find(place);
        if (inside.isPresent()) {
            return new Near(inside.get(), 0);
        }
        return areas.stream()
                .map(area -> new Near(area.code(), metres(area, place)))
                .min(Comparator.comparingDouble(Near::metres))
                .orElseThrow();
    }

    /** Returns how far an area is from a place, 0 inside; infinite if there is no such area. Right to about 1 %. */
    public double metresTo(String code, LonLat place) {
        return areas.stream()
                .filter(area -> area.code().equals(code))
                .mapToDouble(area -> metres(area, place))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double metres(Area area, LonLat place) {
        double metresPerLon = METRES_PER_DEGREE * Math.cos(Math.toRadians(place.lat()));
        AffineTransformation toMetres = AffineTransformation.scaleInstance(metresPerLon, METRES_PER_DEGREE);
        Geometry point = GEOMETRIES.createPoint(new Coordinate(place.lon(), place.lat()));
        return DistanceOp.distance(toMetres.transform(area.shape()), toMetres.transform(point));
    }
}
