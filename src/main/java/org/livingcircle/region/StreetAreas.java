package org.livingcircle.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.OverlayNG;

/**
 * Gives townships the borders that a map draws for them, by name. A drawn area belongs to the unit that holds most of it, is
 * cut at that unit's border, and leaves to the areas before it (by id) what both claim: areas stay inside their unit and do
 * not overlap.
 *
 * @param areas by township code, in the units' coordinates. Not to be changed
 * @param unmatched the drawn areas that no township has, by id
 */
public record StreetAreas(Map<String, Street> areas, List<Unmatched> unmatched) {

    /** Less than this share of a drawn area in one unit: the name is that of another place. */
    private static final double LEAST_SHARE = 0.5;

    /** Two borders that are meant to be one leave pieces of less than this, m². */
    private static final double SPLINTER_M2 = 1;

    /**
     * Corners lie on whole centimetres. Borders drawn twice run a hair apart; where they cross at a hair's width, rounding in the
     * way back to degrees would make them cross again elsewhere.
     */
    private static final PrecisionModel CENTIMETRES = new PrecisionModel(100);

    /** What a name may end in without being another name. */
    private static final List<String> SUFFIXES = List.of("办事处", "街道", "镇", "乡", "地区");

    public StreetAreas {
        areas = Map.copyOf(areas);
        unmatched = List.copyOf(unmatched);
    }

    /** An area as it is drawn. */
    public record Drawn(String id, String name, Geometry outline) {}

    /** A township that may get an area. */
    public record Named(String township, String unit, String name) {}

    /** The area of a township, and the drawn area that it comes from. */
    public record Street(String drawn, MultiPolygon polygon) {}

    /** A drawn area that is not used, and why. */
    public record Unmatched(String id, String name, Reason reason) {}

    /** Why a drawn area is not used. */
    public enum Reason {
        /** It lies in no unit, or less than half of it in any. */
        NO_UNIT,
        /** The unit has no township of that name. */
        NO_SUCH_NAME,
        /** The township has an area of another id already. */
        TAKEN,
        /** Areas before it leave nothing of it. */
        NOTHING_LEFT
    }

    /**
     * Matches drawn areas with townships.
     *
     * @param drawn in any order, each id once, in the units' coordinates
     * @param units outline by code
     */
    public static StreetAreas of(List<Drawn> drawn, Map<String, Geometry> units, List<Named> townships) {
        Map<String, List<Named>> ofUnit = new TreeMap<>();
        for (Named township : townships) {
            ofUnit.computeIfAbsent(township.unit(), unit -> new ArrayList<>()).add(township);
        }
        Map<String, Street> areas = new LinkedHashMap<>();
        List<Unmatched> unmatched = new ArrayList<>();
        Map<String, Geometry> taken = new TreeMap<>();
        List<Drawn> ordered = new ArrayList<>(drawn);
        ordered.sort(Comparator.comparing(Drawn::id));
        for (Drawn street : ordered) {
            Optional<String> unit = unitOf(street, units);
            Optional<Named> township = unit.flatMap(code -> find(street.name(), ofUnit.getOrDefault(code, List.of())));
            if (unit.isEmpty() || township.isEmpty()) {
                unmatched.add(new Unmatched(
                        street.id(), street.name(), unit.isEmpty() ? Reason.NO_UNIT : Reason.NO_SUCH_NAME));
                continue;
            }
            String code = township.get().township();
            if (areas.containsKey(code)) {
                unmatched.add(new Unmatched(street.id(), street.name(), Reason.TAKEN));
                continue;
            }
            MultiPolygon inside = polygons(overlay(
                    street.outline(), units.getOrDefault(unit.get(), street.outline()), OverlayNG.INTERSECTION));
            Geometry before = taken.get(unit.get());
            MultiPolygon left = polygons(before == null ? inside : overlay(inside, before, OverlayNG.DIFFERENCE));
            if (left.isEmpty()) {
                unmatched.add(new Unmatched(street.id(), street.name(), Reason.NOTHING_LEFT));
                continue;
            }
            areas.put(code, new Street(street.id(), left));
            taken.put(unit.get(), before == null ? left : polygons(overlay(before, left, OverlayNG.UNION)));
        }
        return new StreetAreas(areas, unmatched);
    }

    /** Returns what the areas of some townships leave of a unit, without splinters; empty where nothing is left. */
    public MultiPolygon rest(Geometry unit, List<String> townships) {
        Geometry rest = unit;
        Set<String> own = new HashSet<>(townships);
        for (Map.Entry<String, Street> area : new TreeMap<>(areas).entrySet()) {
            if (own.contains(area.getKey())) {
                rest = polygons(overlay(rest, area.getValue().polygon(), OverlayNG.DIFFERENCE));
            }
        }
        List<Polygon> parts = new ArrayList<>();
        collect(rest, parts);
        parts.removeIf(part -> part.getArea() < SPLINTER_M2);
        return unit.getFactory().createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    private static Geometry overlay(Geometry a, Geometry b, int operation) {
        return OverlayNG.overlay(a, b, operation, CENTIMETRES);
    }

    private static Optional<String> unitOf(Drawn street, Map<String, Geometry> units) {
        String best = "";
        double most = LEAST_SHARE * street.outline().getArea();
        for (Map.Entry<String, Geometry> unit : new TreeMap<>(units).entrySet()) {
            if (!unit.getValue()
                    .getEnvelopeInternal()
                    .intersects(street.outline().getEnvelopeInternal())) {
                continue;
            }
            double area = overlay(street.outline(), unit.getValue(), OverlayNG.INTERSECTION)
                    .getArea();
            if (area > most) {
                most = area;
                best = unit.getKey();
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Finds a township by its name; else by its name without what it is, if only one of the unit is called so. */
    private static Optional<Named> find(String name, List<Named> townships) {
        for (Named township : townships) {
            if (township.name().equals(name)) {
                return Optional.of(township);
            }
        }
        List<Named> close = townships.stream()
                .filter(township -> bare(township.name()).equals(bare(name)))
                .toList();
        return close.size() == 1 ? Optional.of(close.get(0)) : Optional.empty();
    }

    private static String bare(String name) {
        String bare = name.strip();
        for (String suffix : SUFFIXES) {
            if (bare.endsWith(suffix) && bare.length() > suffix.length()) {
                bare = bare.substring(0, bare.length() - suffix.length());
            }
        }
        return bare;
    }

    /** Keeps the areas of what an overlay made; lines and points where two areas only touch are dropped. */
    private static MultiPolygon polygons(Geometry geometry) {
        List<Polygon> polygons = new ArrayList<>();
        collect(geometry, polygons);
        polygons.sort(Polygon::compareTo);
        return geometry.getFactory().createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static void collect(Geometry geometry, List<Polygon> polygons) {
        if (geometry instanceof Polygon polygon) {
            if (!polygon.isEmpty()) {
                polygons.add((Polygon) polygon.norm());
            }
            return;
        }
        if (geometry instanceof GeometryCollection) {
            for (int part = 0; part < geometry.getNumGeometries(); part++) {
                collect(geometry.getGeometryN(part), polygons);
            }
        }
    }
}
