package org.livingcircle.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/**
 * Modelled township areas: what lies nearer to a township's centre than to any other of its unit, cut at the unit's border.
 *
 * <p>After A. H. Thiessen (1911), Monthly Weather Review 39, 1082-1084. The lines between centres and the border are
 * cut at each other first and areas are made of the pieces, so neighbours share their edges point by point: they do not
 * overlap, leave no gap, and add up to the unit. A border may cut an area in two; then it has two parts, and one part can lie
 * nearer by road to a neighbour. Distances are in the plane of the metric system.
 *
 * @param areas one for each township that has an area, by ascending code
 * @param without the townships that have none, by ascending code
 * @param rest the unit itself where no township has an area; else empty
 */
public record ThiessenAreas(List<Area> areas, List<WithoutArea> without, Optional<MultiPolygon> rest) {

    public ThiessenAreas {
        areas = List.copyOf(areas);
        without = List.copyOf(without);
    }

    /**
     * A township and its centre.
     *
     * @param at x and y in the unit's coordinates; null where none is known
     */
    public record Centre(String township, @Nullable Coordinate at) {}

    /** The area of a township, in the unit's coordinates. Not to be changed. */
    public record Area(String township, MultiPolygon polygon) {}

    /** A township without an area, and why. */
    public record WithoutArea(String township, Reason reason) {}

    /** Why a township has no area. */
    public enum Reason {
        /** Its centre is not known. */
        NO_CENTRE,
        /** Its centre is that of a township with a lower code, which has the area. */
        COINCIDES,
        /** Its centre lies outside, and no part of the unit is nearest to it. */
        NOTHING_NEAREST,
        /** Its centre lies in the mapped area of another township: the two were joined, or the centre is not right. */
        IN_ANOTHER
    }

    /**
     * Divides a unit among its townships.
     *
     * @param townships in any order; each code once
     * @param unit Polygon or MultiPolygon in a metric system
     * @throws IllegalArgumentException if the unit is empty or not valid, or a code comes twice
     */
    public static ThiessenAreas of(List<Centre> townships, Geometry unit) {
        if (unit.isEmpty() || !(unit instanceof Polygon || unit instanceof MultiPolygon) || !unit.isValid()) {
            throw new IllegalArgumentException("a unit must be a valid polygon, was " + unit.getGeometryType());
        }
        Map<Coordinate, String> sites = new TreeMap<>();
        Map<String, Reason> without = new TreeMap<>();
        List<Centre> ordered = new ArrayList<>(townships);
        ordered.sort(Comparator.comparing(Centre::township));
        for (int i = 0; i < ordered.size(); i++) {
            Centre centre = ordered.get(i);
            if (i > 0 && centre.township().equals(ordered.get(i - 1).township())) {
                throw new IllegalArgumentException("township %s comes twice".formatted(centre.township()));
            }
            if (centre.at() == null) {
                without.put(centre.township(), Reason.NO_CENTRE);
            } else if (sites.putIfAbsent(new Coordinate(centre.at().x, centre.at().y), centre.township()) != null) {
                without.put(centre.township(), Reason.COINCIDES);
            }
        }
        Map<String, List<Polygon>> pieces = new TreeMap<>();
        for (Polygon piece : pieces(sites, unit)) {
            Coordinate inside = piece.getInteriorPoint().getCoordinate();
            pieces.computeIfAbsent(nearest(sites, inside), township -> new ArrayList<>())
                    .add(piece);
        }
        for (String township : sites.values()) {
            if (!pieces.containsKey(township)) {
                without.put(township, Reason.NOTHING_NEAREST);
            }
        }
        GeometryFactory factory = unit.getFactory();
        List<Area> areas = new ArrayList<>();
        pieces.forEach((township, parts) ->
                areas.add(new Area(township, factory.createMultiPolygon(parts.toArray(Polygon[]::new)))));
        List<WithoutArea> listed = new ArrayList<>();
        without.forEach((township, reason) -> listed.add(new WithoutArea(township, reason)));
        return new ThiessenAreas(areas, listed, areas.isEmpty() ? Optional.of(multi(unit)) : Optional.empty());
    }

    private static List<Polygon> pieces(Map<Coordinate, String> sites, Geometry unit) {
        if (sites.isEmpty()) {
            return List.of();
        }
        if (sites.size() == 1) {
            return polygonsOf(unit);
        }
        VoronoiDiagramBuilder voronoi = new VoronoiDiagramBuilder();
        voronoi.setSites(sites.keySet());
        // The builder's frame is ten times this box away; from a smaller one it would bend the outer lines.
        Envelope box = unit.getEnvelopeInternal().copy();
        sites.keySet().forEach(box::expandToInclude);
        box.expandBy(box.getDiameter());
        voronoi.setClipEnvelope(box);
        Geometry cells = voronoi.getDiagram(unit.getFactory());
        List<Geometry> lines = new ArrayList<>();
        lines.add(unit.getBoundary());
        for (int i = 0; i < cells.getNumGeometries(); i++) {
            lines.add(cells.getGeometryN(i).getBoundary());
        }
        Geometry cut = OverlayNGRobust.union(unit.getFactory().buildGeometry(lines));
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(cut);
        PointOnGeometryLocator border = new IndexedPointInAreaLocator(unit);
        List<Polygon> inside = new ArrayList<>();
        for (Object face : polygonizer.getPolygons()) {
            Polygon piece = (Polygon) face;
            if (border.locate(piece.getInteriorPoint().getCoordinate()) == Location.INTERIOR) {
                inside.add((Polygon) piece.norm());
            }
        }
        // The diagram walks identity hashes: without norm and order, rings and parts would begin elsewhere on each run.
        inside.sort(Polygon::compareTo);
        return inside;
    }

    /** Returns the township whose centre is nearest; of equals that with the lowest code. */
    private static String nearest(Map<Coordinate, String> sites, Coordinate point) {
        String nearest = "";
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<Coordinate, String> site : sites.entrySet()) {
            double metres = site.getKey().distance(point);
            if (metres < least || (metres == least && site.getValue().compareTo(nearest) < 0)) {
                least = metres;
                nearest = site.getValue();
            }
        }
        return nearest;
    }

    private static List<Polygon> polygonsOf(Geometry unit) {
        List<Polygon> polygons = new ArrayList<>();
        for (int i = 0; i < unit.getNumGeometries(); i++) {
            polygons.add((Polygon) unit.getGeometryN(i));
        }
        return polygons;
    }

    private static MultiPolygon multi(Geometry unit) {
        return unit instanceof MultiPolygon many
                ? many
                : unit.getFactory().createMultiPolygon(new Polygon[] {(Polygon) unit});
    }
}
