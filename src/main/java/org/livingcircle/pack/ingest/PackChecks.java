package org.livingcircle.pack.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.LonLat;
import org.livingcircle.pack.AreaLocator;
import org.livingcircle.pack.CityPack;
import org.livingcircle.pack.ImportIssue;
import org.livingcircle.pack.Layer;
import org.livingcircle.pack.LayerRow;
import org.livingcircle.pack.LayerSpec;
import org.livingcircle.pack.PackData;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.pack.Spot;
import org.locationtech.jts.geom.Envelope;

/**
 * What layers must be to each other. Runs over the rows that are right by themselves, so that one import shows as much
 * as can be known; a check that needs a layer whole is left out where rows of it were lost.
 */
final class PackChecks {

    private static final double MOST_DISTORTION = 0.01;

    private final ManifestReader.Manifest manifest;
    private final CityPack city;
    private final PackData data;
    private final Issues issues;
    private final CoordinateSystems systems;
    private final Set<Layer> damaged = new HashSet<>();

    PackChecks(ManifestReader.Manifest manifest, PackData data, Issues issues, CoordinateSystems systems) {
        this.systems = systems;
        this.manifest = manifest;
        this.city = manifest.city();
        this.data = data;
        this.issues = issues;
        Set<String> filesWithErrors =
                issues.report().errors().stream().map(ImportIssue::file).collect(Collectors.toSet());
        for (Layer layer : Layer.values()) {
            boolean broken = city.layers().containsKey(layer)
                    && (!data.rows().containsKey(layer) || filesWithErrors.contains(file(layer)));
            if (broken) {
                damaged.add(layer);
            }
        }
    }

    private String file(Layer layer) {
        LayerSpec spec = city.layers().get(layer);
        return spec == null ? layer.key() : spec.file();
    }

    private Issues.InFile in(Layer layer) {
        return issues.in(file(layer));
    }

    void run() {
        List<LayerRow> units = data.rows(Layer.UNITS);
        List<LayerRow> current = data.currentUnits();
        if (!damaged.contains(Layer.UNITS) || !current.isEmpty()) {
            new UnitRules(in(Layer.UNITS), city.referenceDate()).check(units);
        }
        ids();
        if (!damaged.contains(Layer.UNITS)
                && !current.isEmpty()
                && codes(current).size() == current.size()) {
            Set<String> codes = codes(current);
            unitCodes(codes, codes(units));
            if (!damaged.contains(Layer.CENSUS) && !damaged.contains(Layer.UNIT_FIGURES)) {
                new CensusRules(in(Layer.CENSUS), in(Layer.UNIT_FIGURES))
                        .check(
                                data.rows(Layer.CENSUS),
                                data.rows(Layer.UNIT_FIGURES),
                                codes,
                                city.population().censusYear());
            }
            townshipOfEachUnit(codes);
            places(current);
        }
        services();
        links();
        stations();
        planCircles();
        siting();
    }

    private static Set<String> codes(List<LayerRow> units) {
        return units.stream().map(unit -> unit.text("code")).collect(Collectors.toSet());
    }

    private void ids() {
        for (Layer layer : Layer.values()) {
            String first = layer.ownColumns().get(0).name();
            boolean keyed = first.equals("id") || first.equals("ref") || layer == Layer.TOWNSHIPS;
            if (keyed && layer != Layer.FACILITIES && layer != Layer.ELDERCARE) {
                PlaceRules.uniqueIds(data.rows(layer), first, new HashMap<>(), in(layer));
            }
        }
        // These two end in one table.
        Map<String, String> seen = new HashMap<>();
        PlaceRules.uniqueIds(data.rows(Layer.FACILITIES), "id", seen, in(Layer.FACILITIES));
        PlaceRules.uniqueIds(data.rows(Layer.ELDERCARE), "id", seen, in(Layer.ELDERCARE));
    }

    private void unitCodes(Set<String> current, Set<String> everKnown) {
        for (Layer layer : Layer.values()) {
            boolean names =
                    layer.ownColumns().stream().anyMatch(column -> column.name().equals("unit_code"));
            if (!names) {
                continue;
            }
            // A census or a figure may be of a unit as it was then.
            boolean history = layer == Layer.CENSUS || layer == Layer.UNIT_FIGURES;
            Set<String> allowed = history ? everKnown : current;
            for (LayerRow row : data.rows(layer)) {
                String code = row.findText("unit_code").orElse("");
                if (!code.isEmpty() && !allowed.contains(code)) {
                    in(layer)
                            .error(
                                    row,
                                    "unit_code",
                                    "unknown unit",
                                    code,
                                    "Use a code of %s%s, or add the unit there."
                                            .formatted(file(Layer.UNITS), history ? "" : " that is current"));
                }
            }
        }
    }

    private void townshipOfEachUnit(Set<String> units) {
        if (damaged.contains(Layer.TOWNSHIPS)) {
            return;
        }
        Set<String> withTownship = data.rows(Layer.TOWNSHIPS).stream()
                .map(township -> township.text("unit_code"))
                .collect(Collectors.toSet());
        units.stream().sorted().filter(unit -> !withTownship.contains(unit)).forEach(unit -> in(Layer.TOWNSHIPS)
                .error(
                        new Spot.WholeFile(),
                        "unit_code",
                        "unit %s has no township".formatted(unit),
                        unit,
                        "Add its townships; one named like the unit will do."));
    }

    private void places(List<LayerRow> current) {
        AreaLocator locator = AreaLocator.ofUnits(current);
        Envelope box = new Envelope();
        current.forEach(unit -> box.expandToInclude(unit.geometry().getEnvelopeInternal()));
        for (Layer layer : List.of(
                Layer.TOWNSHIPS, Layer.PLACES, Layer.STATIONS, Layer.BRIDGES, Layer.FACILITIES, Layer.ELDERCARE)) {
            new PlaceRules(in(layer), locator, box).inCity(data.rows(layer));
        }
        for (Layer layer : List.of(Layer.BELTS, Layer.RAIL, Layer.MAIN_CITY, Layer.RIVER)) {
            new PlaceRules(in(layer), locator, box).linesTouchCity(data.rows(layer));
        }
        metricSystem(box);
        new PlaceRules(in(Layer.ROADS), locator, box).linksNearCity(data.rows(Layer.ROADS));
        withoutCentre();
    }

    /** Measures a kilometre or so in the middle of the city: off by a percent, a system belongs somewhere else. */
    private void metricSystem(Envelope box) {
        double lon = box.centre().x;
        double lat = box.centre().y;
        String what;
        try {
            double[] xy = {lon, lat, lon + 0.01, lat, lon, lat + 0.01};
            systems.between(CoordinateSystems.WGS84, city.srid()).transform(xy);
            double east = Geodesic.metres(new LonLat(lon, lat), new LonLat(lon + 0.01, lat));
            double north = Geodesic.metres(new LonLat(lon, lat), new LonLat(lon, lat + 0.01));
            double eastOff = Math.abs(Math.hypot(xy[2] - xy[0], xy[3] - xy[1]) / east - 1);
            double northOff = Math.abs(Math.hypot(xy[4] - xy[0], xy[5] - xy[1]) / north - 1);
            if (eastOff <= MOST_DISTORTION && northOff <= MOST_DISTORTION) {
                return;
            }
            what = "the coordinate system does not measure metres in this city";
        } catch (IllegalArgumentException e) {
            what = "unknown coordinate system, or not defined in this city";
        }
        manifest.root()
                .error(
                        "srid",
                        what,
                        "EPSG:" + city.srid(),
                        "Use a metric system of the city, as its UTM or 3-degree zone.");
    }

    private void withoutCentre() {
        List<String> without = data.rows(Layer.TOWNSHIPS).stream()
                .filter(township -> township.findPoint().isEmpty())
                .map(township -> township.text("code"))
                .toList();
        if (!without.isEmpty()) {
            in(Layer.TOWNSHIPS)
                    .warning(
                            new Spot.WholeFile(),
                            "lon",
                            "townships without a centre: %d".formatted(without.size()),
                            String.join(", ", without),
                            "Their people are spread over the unit; add a lon and lat to give them an area.");
        }
    }

    private void links() {
        for (LayerRow link : data.rows(Layer.ROADS)) {
            if (link.text("class").equals("expressway") && link.value("opened") == null) {
                in(Layer.ROADS)
                        .error(
                                link,
                                "opened",
                                "an expressway without an opening day",
                                "",
                                "Give the day, or the last that fits what is known.");
            }
        }
    }

    private void stations() {
        if (damaged.contains(Layer.RAIL)) {
            return;
        }
        Set<String> lines =
                data.rows(Layer.RAIL).stream().map(line -> line.text("id")).collect(Collectors.toSet());
        for (LayerRow station : data.rows(Layer.STATIONS)) {
            if (!lines.contains(station.text("line"))) {
                in(Layer.STATIONS)
                        .error(
                                station,
                                "line",
                                "unknown railway",
                                station.text("line"),
                                "Use an id of %s.".formatted(file(Layer.RAIL)));
            }
        }
    }

    private void planCircles() {
        Set<String> targets = planStatements();
        city.planCircles().statements().forEach((circle, statement) -> {
            if (!targets.contains(statement) && !damaged.contains(Layer.PLAN_TARGETS)) {
                manifest.root()
                        .error(
                                "planCircles",
                                "unknown plan statement of " + circle,
                                statement,
                                "Use an id of the layer plan_targets, or leave the circle out.");
            }
        });
    }

    private void siting() {
        Set<String> targets = planStatements();
        for (int i = 0; i < city.siting().size(); i++) {
            for (String target : city.siting().get(i).targets()) {
                if (!targets.contains(target) && !damaged.contains(Layer.PLAN_TARGETS)) {
                    unknownStatement(manifest.siting().get(i), target);
                }
            }
        }
    }

    private static void unknownStatement(ManifestSection section, String target) {
        section.error(
                "target",
                "unknown plan statement",
                target,
                "Use an id of the layer plan_targets, or leave the target out.");
    }

    private Set<String> planStatements() {
        return data.rows(Layer.PLAN_TARGETS).stream()
                .map(target -> target.text("id"))
                .collect(Collectors.toSet());
    }

    private void services() {
        Set<String> kinds = data.rows(Layer.FACILITIES).stream()
                .map(facility -> facility.text("kind"))
                .collect(Collectors.toSet());
        data.rows(Layer.ELDERCARE).forEach(facility -> kinds.add(facility.text("kind")));
        Set<String> targets = planStatements();
        List<ServiceSpec> services = city.services();
        for (int i = 0; i < services.size(); i++) {
            ServiceSpec service = services.get(i);
            ManifestSection section = manifest.services().get(i);
            for (String target : service.targets()) {
                if (!targets.contains(target) && !damaged.contains(Layer.PLAN_TARGETS)) {
                    unknownStatement(section, target);
                }
            }
            if (damaged.contains(Layer.FACILITIES) || damaged.contains(Layer.ELDERCARE)) {
                continue;
            }
            for (String kind : service.kinds()) {
                if (!kinds.contains(kind)) {
                    section.warning(
                            "kinds",
                            "no facility of this kind",
                            kind,
                            "Add some to the layer facilities, or leave the kind out.");
                }
            }
        }
    }
}
