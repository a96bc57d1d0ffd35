package org.livingcircle.pack.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.Profile;
import org.livingcircle.network.WalkingSettings;
import org.livingcircle.pack.Attribution;
import org.livingcircle.pack.CityPack;
import org.livingcircle.pack.Layer;
import org.livingcircle.pack.LayerSpec;
import org.livingcircle.pack.MapView;
import org.livingcircle.pack.PlanCirclesSpec;
import org.livingcircle.pack.PopulationSpec;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.pack.SitingPreset;
import org.livingcircle.pack.StrategicSpec;
import org.livingcircle.pack.StreetsSpec;
import org.livingcircle.pack.WalkingSpec;
import org.livingcircle.population.DasymetricSettings;
import org.livingcircle.population.LandSettings;
import org.livingcircle.population.SettlementRule;
import org.livingcircle.provenance.Provenance;

/** Reads pack.yml. */
final class ManifestReader {

    /** The only version there is. */
    static final String FORMAT = "1";

    private final Issues.InFile issues;

    ManifestReader(Issues.InFile issues) {
        this.issues = issues;
    }

    /** The manifest, and where in it things stand that only the layers can prove wrong. */
    record Manifest(
            CityPack city,
            ManifestSection root,
            ManifestSection layers,
            List<ManifestSection> services,
            List<ManifestSection> siting) {}

    /** Returns the manifest; empty if something is wrong with it, and then an issue says what. */
    Optional<Manifest> read(String text) {
        int before = issues.issues().errorCount();
        YamlNode.Mapping root = YamlNode.parse(text, issues).orElse(null);
        if (root == null) {
            return Optional.empty();
        }
        ManifestSection pack = new ManifestSection(root, "", issues);
        String format = pack.text("format", FORMAT);
        if (!format.isEmpty() && !format.equals(FORMAT)) {
            pack.error("format", "a format this version does not read", format, "Write \"format: 1\".");
            return Optional.empty(); // the other keys may mean something else
        }
        String id = pack.id("id", "mycity");
        var name = pack.localText("name");
        int srid = pack.whole("srid", 1024, 998_999);
        int cellMetres = pack.whole("cellMetres", CityPack.LEAST_CELL_METRES, CityPack.MOST_CELL_METRES);
        var referenceDate = pack.day("referenceDate");
        MapView map = map(pack.section("map"));
        List<Attribution> attribution = pack.sections("attribution").stream()
                .map(ManifestReader::attribution)
                .toList();
        ManifestSection layerSection = pack.section("layers");
        Map<Layer, LayerSpec> layers = layers(layerSection);
        PopulationSpec population = population(pack.section("population"));
        SettlementRule settlement = settlement(pack.section("settlement"), cellMetres);
        WalkingSpec walking = walking(pack.section("walking"));
        StreetsSpec streets = pack.has("streets")
                ? StreetsReader.read(pack.section("streets"), walking.settings().winterFactor())
                : null;
        List<ManifestSection> serviceSections = pack.sections("services");
        List<Optional<ServiceSpec>> services = new ArrayList<>();
        Set<String> serviceIds = new HashSet<>();
        for (ManifestSection section : serviceSections) {
            services.add(ServiceReader.read(section, serviceIds));
        }
        StrategicSpec strategic =
                pack.sectionOr("strategic").map(ManifestReader::strategic).orElse(StrategicSpec.USUAL);
        PlanCirclesSpec planCircles =
                pack.sectionOr("planCircles").map(ManifestReader::planCircles).orElse(PlanCirclesSpec.USUAL);
        List<SitingPreset> siting = new ArrayList<>();
        Set<String> presetIds = new HashSet<>();
        List<ManifestSection> sitingSections = pack.sectionsOrNone("siting");
        for (ManifestSection section : sitingSections) {
            siting.add(SitingPresetReader.read(section, presetIds));
        }
        pack.close();
        if (issues.issues().errorCount() > before) {
            return Optional.empty();
        }
        CityPack city = new CityPack(
                id,
                name,
                srid,
                cellMetres,
                referenceDate,
                map,
                attribution,
                layers,
                population,
                settlement,
                walking,
                streets,
                services.stream().flatMap(Optional::stream).toList(),
                strategic,
                planCircles,
                siting);
        return Optional.of(new Manifest(city, pack, layerSection, serviceSections, sitingSections));
    }

    private static MapView map(ManifestSection map) {
        List<String> centre = map.texts("centre");
        int zoom = map.whole("zoom", 0, 18);
        map.close();
        try {
            if (centre.size() == 2) {
                return new MapView(
                        new LonLat(Double.parseDouble(centre.get(0)), Double.parseDouble(centre.get(1))), zoom);
            }
            if (!centre.isEmpty()) {
                map.error("centre", "not two numbers", centre.toString(), "Write longitude, then latitude.");
            }
        } catch (IllegalArgumentException e) {
            map.error(
                    "centre",
                    "not a longitude and a latitude",
                    centre.toString(),
                    "Write longitude first, then latitude.");
        }
        return new MapView(new LonLat(0, 0), zoom);
    }

    private static Attribution attribution(ManifestSection entry) {
        Attribution attribution =
                new Attribution(entry.text("text", "© …"), entry.text("licence", "CC-BY-4.0"), entry.textOr("url", ""));
        if (!attribution.url().isEmpty() && !attribution.url().matches("https?://.*")) {
            entry.error("url", "not a web address", attribution.url(), "Begin it with https://.");
        }
        entry.close();
        return attribution;
    }

    private static Map<Layer, LayerSpec> layers(ManifestSection layers) {
        Map<Layer, LayerSpec> specs = new EnumMap<>(Layer.class);
        for (Layer layer : Layer.values()) {
            String ending = layer.format().isGeoJson() ? ".geojson" : ".csv";
            if (!layers.has(layer.key())) {
                layers.textOr(layer.key(), ""); // an optional layer is a known key
                if (layer.isRequired()) {
                    layers.error(
                            layer.key(),
                            "the layer is missing",
                            "",
                            "Add \"%s: {file: %s%s, …}\"; no city can do without it."
                                    .formatted(layer.key(), layer.key(), ending));
                }
                continue;
            }
            ManifestSection section = layers.section(layer.key());
            String file = section.text("file", layer.key() + ending);
            if (!file.isEmpty() && !file.endsWith(ending)) {
                section.error("file", "wrong kind of file", file, "Name a %s file.".formatted(ending));
            }
            specs.put(
                    layer,
                    new LayerSpec(
                            file,
                            section.text("licence", "CC0-1.0"),
                            section.text("vintage", "\"2020\""),
                            section.text("source", "…"),
                            Provenance.of(section.word("provenance", Provenance.WORDS))));
            section.close();
        }
        layers.close();
        return specs;
    }

    private static PopulationSpec population(ManifestSection population) {
        PopulationSpec spec = new PopulationSpec(
                population.whole("censusYear", 1900, 2100),
                new DasymetricSettings(
                        population.decimal("urbanPeakPerKm2", 1, 1_000_000),
                        population.decimal("ruralCentreKm", 0.1, 1000),
                        population.decimal("ruralRoadKm", 0.1, 1000),
                        population.decimal("cutoff", 0, 0.9),
                        population.decimal("floodplainMetres", 0, 100_000),
                        population.decimalOr(
                                "maxPerHectare", 1, 1_000_000, DasymetricSettings.DEFAULT_MAX_PER_HECTARE)),
                population.sectionOr("land").map(ManifestReader::land).orElse(LandSettings.DEFAULT));
        population.close();
        return spec;
    }

    private static LandSettings land(ManifestSection land) {
        LandSettings absent = LandSettings.DEFAULT;
        LandSettings settings = new LandSettings(
                land.decimalOr("floorPerPersonM2", 1, 1000, absent.floorPerPersonM2()),
                land.decimalOr("unknownLevels", 1, 100, absent.unknownLevels()),
                land.decimalOr("lowBelowM2", 0, 100_000, absent.lowBelowM2()),
                land.decimalOr("unknownUse", 0, 1, absent.unknownUse()),
                land.decimalOr("unknownLand", 0.001, 1, absent.unknownLand()));
        land.close();
        return settings;
    }

    private static SettlementRule settlement(ManifestSection settlement, int cellMetres) {
        SettlementRule rule = new SettlementRule(
                settlement.whole("blockMetres", CityPack.LEAST_CELL_METRES, 10_000),
                settlement.decimal("densityPerKm2", 1, 1_000_000),
                settlement.decimal("clusterPeople", 1, 100_000_000));
        if (rule.blockMetres() % cellMetres != 0) {
            settlement.error(
                    "blockMetres",
                    "not a whole multiple of cellMetres",
                    "%.0f for cells of %d".formatted(rule.blockMetres(), cellMetres),
                    "Make a block of whole cells.");
        }
        settlement.close();
        return rule;
    }

    private static WalkingSpec walking(ManifestSection walking) {
        double detour = walking.decimal("detour", 1, 3);
        double winterFactor = walking.decimal("winterFactor", 0.1, 1);
        String defaultProfile = walking.text("defaultProfile", "adult");
        List<WalkingSpec.NamedProfile> profiles = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (ManifestSection profile : walking.sections("profiles")) {
            String id = profile.id("id", "adult");
            if (!ids.add(id)) {
                profile.error("id", "the id is there twice", id, "Give each profile its own id.");
            }
            profiles.add(new WalkingSpec.NamedProfile(
                    new Profile(id, profile.decimal("kmh", 0.5, 15), profile.truthOr("wheelchair", false)),
                    profile.localText("name")));
            profile.close();
        }
        if (!defaultProfile.isEmpty() && !profiles.isEmpty() && !ids.contains(defaultProfile)) {
            walking.error(
                    "defaultProfile",
                    "unknown profile",
                    defaultProfile,
                    "Use one of: "
                            + String.join(
                                    ", ",
                                    profiles.stream()
                                            .map(named -> named.profile().id())
                                            .toList()) + ".");
        }
        walking.close();
        return new WalkingSpec(new WalkingSettings(detour, winterFactor), defaultProfile, profiles);
    }

    private static StrategicSpec strategic(ManifestSection strategic) {
        StrategicSpec usual = StrategicSpec.USUAL;
        StrategicSpec spec = new StrategicSpec(
                strategic.wholeOr("expresswayKmh", 1, 255, usual.expresswayKmh()),
                strategic.wholeOr("corridorKmh", 1, 255, usual.corridorKmh()),
                strategic.wholeOr("localKmh", 1, 255, usual.localKmh()),
                strategic.wholeOr("coreKmh", 1, 255, usual.coreKmh()),
                strategic.wholeOr("accessKmh", 1, 255, usual.accessKmh()),
                strategic.decimalOr("accessDetour", 1, 3, usual.accessDetour()),
                strategic.decimalOr("accessKm", 0.1, 100, usual.accessKm()));
        strategic.close();
        return spec;
    }

    private static PlanCirclesSpec planCircles(ManifestSection circles) {
        PlanCirclesSpec usual = PlanCirclesSpec.USUAL;
        Map<String, String> statements = new TreeMap<>();
        for (String circle : PlanCirclesSpec.MINUTES.keySet()) {
            String statement = circles.textOr(circle, "");
            if (!statement.isEmpty()) {
                statements.put(circle, statement);
            }
        }
        PlanCirclesSpec spec = new PlanCirclesSpec(
                statements,
                circles.wholeOr("year", 1900, 2100, usual.year()),
                circles.wholeOr("waitMinutes", 0, 240, usual.waitMinutes()),
                circles.wholeOr("egressMinutes", 0, 240, usual.egressMinutes()),
                circles.wholeOr("accessMinutes", 0, 240, usual.accessMinutes()),
                circles.wholeOr("transferMinutes", 0, 240, usual.transferMinutes()));
        circles.close();
        return spec;
    }
}
