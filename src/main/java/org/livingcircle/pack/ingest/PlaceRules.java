package org.livingcircle.pack.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livingcircle.geo.LonLat;
import org.livingcircle.pack.AreaLocator;
import org.livingcircle.pack.LayerRow;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** What places must be: in the city, in the unit they name, and known by one id. */
final class PlaceRules {

    /** How far beyond a generalised border a point may lie. */
    private static final double NEAR_METRES = 10_000;

    private static final double NEAR_DEGREES = 0.2;

    private final Issues.InFile issues;
    private final AreaLocator units;
    private final Envelope city;

    PlaceRules(Issues.InFile issues, AreaLocator units, Envelope city) {
        this.issues = issues;
        this.units = units;
        this.city = new Envelope(city);
        this.city.expandBy(NEAR_DEGREES);
    }

    /** Checks that no id of a layer is there twice. */
    static void uniqueIds(List<LayerRow> rows, String column, Map<String, String> before, Issues.InFile issues) {
        Map<String, LayerRow> seen = new HashMap<>();
        for (LayerRow row : rows) {
            String id = row.text(column);
            LayerRow twin = seen.putIfAbsent(id, row);
            String elsewhere = twin == null ? before.get(id) : twin.spot().toString();
            if (elsewhere != null) {
                issues.error(
                        row,
                        column,
                        "duplicate %s, also at %s".formatted(column, elsewhere),
                        id,
                        "Give each record an %s of its own.".formatted(column));
            }
        }
        seen.forEach((id, row) -> before.putIfAbsent(id, issues.file() + " " + row.spot()));
    }

    /** Checks points that must lie in the city, and those that name a unit, near that one. */
    void inCity(List<LayerRow> rows) {
        for (LayerRow row : rows) {
            Optional<LonLat> point = row.findPoint();
            if (point.isEmpty()) {
                halfPoint(row);
                continue;
            }
            AreaLocator.Near nearest = units.nearest(point.get());
            if (nearest.metres() > NEAR_METRES) {
                outside(row, point.get(), nearest);
                continue;
            }
            Optional<String> named = unitOf(row);
            if (named.isPresent() && !named.get().equals(nearest.code())) {
                double metres = units.metresTo(named.get(), point.get());
                if (metres > 0 && Double.isFinite(metres)) {
                    otherUnit(row, named.get(), nearest, metres);
                }
            } else if (nearest.metres() > 0) {
                issues.warning(
                        row,
                        "lon",
                        "lies %.1f km outside all units".formatted(nearest.metres() / 1000),
                        given(point.get()),
                        "It is counted to %s; check the place if the border is exact.".formatted(nearest.code()));
            }
        }
    }

    private static Optional<String> unitOf(LayerRow row) {
        boolean hasUnit = row.layer().ownColumns().stream()
                .anyMatch(column -> column.name().equals("unit_code"));
        return hasUnit ? row.findText("unit_code") : Optional.empty();
    }

    private void otherUnit(LayerRow row, String named, AreaLocator.Near nearest, double metres) {
        String what = "lies %.1f km outside the unit it names, %s %s"
                .formatted(metres / 1000, nearest.metres() > 0 ? "near" : "in", nearest.code());
        if (metres > NEAR_METRES) {
            issues.error(row, "unit_code", what, named, "Correct the place or the unit.");
        } else {
            issues.warning(row, "unit_code", what, named, "The unit named counts; check the place.");
        }
    }

    private void outside(LayerRow row, LonLat point, AreaLocator.Near nearest) {
        boolean swap =
                Math.abs(point.lon()) <= 90 && units.nearest(swapped(point)).metres() <= NEAR_METRES;
        if (swap) {
            issues.error(
                    row,
                    "lon",
                    "longitude and latitude look swapped",
                    given(point),
                    "Put the longitude into lon and the latitude into lat.");
        } else {
            issues.error(
                    row,
                    "lon",
                    "lies %.0f km outside all units".formatted(nearest.metres() / 1000),
                    given(point),
                    "Correct the coordinates, or remove the record.");
        }
    }

    private static LonLat swapped(LonLat point) {
        return new LonLat(/* lon= */ point.lat(), /* lat= */ point.lon());
    }

    private void halfPoint(LayerRow row) {
        if ((row.value("lon") == null) != (row.value("lat") == null)) {
            String missing = row.value("lon") == null ? "lon" : "lat";
            issues.error(
                    row,
                    missing,
                    "half a place: %s is missing".formatted(missing),
                    "",
                    "Give both lon and lat, or none.");
        }
    }

    private static String given(LonLat point) {
        return "lon %s, lat %s".formatted(point.lon(), point.lat());
    }

    /** Checks lines, of which some part must lie in or near the city. */
    void linesTouchCity(List<LayerRow> rows) {
        for (LayerRow row : rows) {
            Optional<Geometry> line = row.findGeometry();
            if (line.isPresent() && !city.intersects(line.get().getEnvelopeInternal())) {
                Envelope box = line.get().getEnvelopeInternal();
                issues.error(
                        row,
                        "geometry",
                        "lies outside the city",
                        "%s %s to %s %s".formatted(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()),
                        "Correct the coordinates (longitude first), or remove the feature.");
            }
        }
    }

    /** Checks links, of which both ends must lie in or near the city's box. */
    void linksNearCity(List<LayerRow> rows) {
        for (LayerRow row : rows) {
            if (row.decimal("from_lon") == row.decimal("to_lon") && row.decimal("from_lat") == row.decimal("to_lat")) {
                issues.error(
                        row,
                        "to_lon",
                        "a link from a place to itself",
                        row.text("from_name"),
                        "Correct one of its ends, or remove the link.");
            }
            for (String end : List.of("from", "to")) {
                double lon = row.decimal(end + "_lon");
                double lat = row.decimal(end + "_lat");
                if (!city.contains(lon, lat)) {
                    boolean swap = city.contains(lat, lon);
                    issues.error(
                            row,
                            end + "_lon",
                            swap ? "longitude and latitude look swapped" : "lies outside the city",
                            "lon %s, lat %s".formatted(lon, lat),
                            swap
                                    ? "Put the longitude into %s_lon and the latitude into %s_lat.".formatted(end, end)
                                    : "Correct the coordinates, or remove the link.");
                }
            }
        }
    }
}
