package org.livingcircle.pack.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.network.WalkingSettings;
import org.livingcircle.pack.Attribution;
import org.livingcircle.pack.Circle;
import org.livingcircle.pack.CityPack;
import org.livingcircle.pack.FacilityKinds;
import org.livingcircle.pack.Layer;
import org.livingcircle.pack.LayerSpec;
import org.livingcircle.pack.MapView;
import org.livingcircle.pack.PlanCirclesSpec;
import org.livingcircle.pack.PopulationSpec;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.pack.StrategicSpec;
import org.livingcircle.pack.StreetsSpec;
import org.livingcircle.pack.WalkingSpec;
import org.livingcircle.population.Area;
import org.livingcircle.population.DasymetricSettings;
import org.livingcircle.population.LandSettings;
import org.livingcircle.population.SettlementRule;
import org.livingcircle.population.Weight;
import org.livingcircle.provenance.Provenance;
import org.livingcircle.streets.RoadClass;

/** Reads pack.yml. */
final class ManifestReader {

    /** The only version there is. */
    static final String FORMAT = "1";

    private static final List<String> AREAS =
            Arrays.stream(Area.values()).map(Area::wireName).toList();
    private static final List<String> METRICS =
            Circle.METRICS.stream().map(Metric::wireName).toList();
    private static final List<String> WEIGHTS =
            Weight.ALL.stream().map(Weight::wireName).toList();

    private static final String REGION = "asia/china/heilongjiang-latest";

    private final Issues.InFile issues;

    ManifestReader(Issues.InFile issues) {
        this.issues = issues;
    }

    /** The manifest, and where in it things stand that only the layers can prove wrong. */
    record Manifest(CityPack city, ManifestSection root, ManifestSection layers, List<ManifestSection> services) {}

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
                ? streets(pack.section("streets"), walking.settings().winterFactor())
                : null;
        List<ManifestSection> serviceSections = pack.sections("services");
        List<Optional<ServiceSpec>> services = new ArrayList<>();
        Set<String> serviceIds = new HashSet<>();
        for (ManifestSection section : serviceSections) {
            services.add(service(section, serviceIds));
        }
        StrategicSpec strategic =
                pack.sectionOr("strategic").map(ManifestReader::strategic).orElse(StrategicSpec.USUAL);
        PlanCirclesSpec planCircles =
                pack.sectionOr("planCircles").map(ManifestReader::planCircles).orElse(PlanCirclesSpec.USUAL);
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
                planCircles);
        return Optional.of(new Manifest(city, pack, layerSection, serviceSections));
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

    private static StreetsSpec streets(ManifestSection streets, double winterFactor) {
        String file = streets.has("file") ? streets.text("file", "city.osm.pbf") : streets.textOr("file", "");
        String region = streets.has("region") ? streets.text("region", REGION) : streets.textOr("region", "");
        if (!file.isEmpty() && !region.isEmpty()) {
            streets.error(
                    "region", "a file and a region", "%s and %s".formatted(file, region), "Leave one of the two out.");
        }
        if (!file.isEmpty() && !file.endsWith(".pbf")) {
            streets.error("file", "wrong kind of file", file, "Name a .osm.pbf file.");
        }
        if (!region.isEmpty() && !region.matches("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")) {
            streets.error(
                    "region", "not the name of a region", region, "Write it as the mirror does, as " + REGION + ".");
        }
        List<StreetsSpec.ClassSpeedSpec> speeds = new ArrayList<>();
        Set<String> classes = new HashSet<>();
        for (ManifestSection speed : streets.has("speeds") ? streets.sections("speeds") : List.<ManifestSection>of()) {
            String roadClass = speed.text("class", "primary");
            if (RoadClass.find(roadClass).isEmpty() || !classes.add(roadClass)) {
                speed.error(
                        "class",
                        "not a class of road, or there twice",
                        roadClass,
                        "Use each at most once: "
                                + Arrays.stream(RoadClass.values())
                                        .map(RoadClass::wireName)
                                        .collect(Collectors.joining(", "))
                                + ".");
            }
            speeds.add(new StreetsSpec.ClassSpeedSpec(
                    roadClass,
                    speed.decimalOr("walkFactor", 0.1, 2, 1),
                    speed.decimalOr("wheelchairFactor", 0, 2, roadClass.equals(RoadClass.STEPS.wireName()) ? 0 : 1),
                    speed.decimalOr("cycleKmh", 1, 60, 0),
                    speed.decimalOr("driveKmh", 1, 150, 0),
                    speed.decimalOr("winterWalk", 0.1, 1, winterFactor),
                    speed.decimalOr("winterCycle", 0.1, 1, winterFactor),
                    speed.decimalOr("winterDrive", 0.1, 1, winterFactor)));
            speed.close();
        }
        streets.close();
        return new StreetsSpec(file.isEmpty() ? null : file, region.isEmpty() ? null : region, speeds);
    }

    private static Optional<ServiceSpec> service(ManifestSection service, Set<String> idsBefore) {
        String id = service.id("id", "culture");
        if (!id.isEmpty() && !idsBefore.add(id)) {
            service.error("id", "the id is there twice", id, "Give each service its own id.");
        }
        var name = service.localText("name");
        List<String> kinds = service.texts("kinds");
        for (String kind : kinds) {
            if (!FacilityKinds.ALL.contains(kind)) {
                service.error(
                        "kinds",
                        "unknown kind of facility",
                        kind,
                        "Use some of: " + String.join(", ", FacilityKinds.ALL) + ".");
            }
        }
        String weight = service.wordOr("weight", WEIGHTS, Weight.TOTAL.wireName());
        List<String> targets = Arrays.stream(service.textOr("target", "").split(";", -1))
                .map(String::strip)
                .filter(target -> !target.isEmpty())
                .toList();
        var note = service.localTextOrEmpty("note");
        LonLatBox surveyed = service.has("surveyed") ? box(service, "surveyed") : null;
        List<Circle> circles = circles(service, id);
        service.close();
        return circles.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ServiceSpec(id, name, kinds, Weight.ofWireName(weight), targets, note, surveyed, circles));
    }

    private static @Nullable LonLatBox box(ManifestSection parent, String key) {
        ManifestSection box = parent.section(key);
        double west = box.decimal("west", -180, 180);
        double south = box.decimal("south", -90, 90);
        double east = box.decimal("east", -180, 180);
        double north = box.decimal("north", -90, 90);
        box.close();
        if (!(west < east && south < north)) {
            parent.error(
                    key,
                    "the box is empty",
                    "%s,%s,%s,%s".formatted(west, south, east, north),
                    "Let west be less than east, and south less than north.");
            return null;
        }
        return new LonLatBox(new LonLat(west, south), new LonLat(east, north));
    }

    private static List<Circle> circles(ManifestSection service, String serviceId) {
        if (!service.has("circles")) {
            service.textOr("circles", "");
            service.error(
                    "circles",
                    "the service has no circle",
                    serviceId,
                    "Add \"circles: [{area: all, metric: time, limit: 900, basis: …}]\".");
            return List.of();
        }
        List<Circle> circles = new ArrayList<>();
        Optional<Circle.Part> urban = Optional.empty();
        Optional<Circle.Part> rural = Optional.empty();
        for (ManifestSection section : service.sections("circles")) {
            Optional<Circle.Part> read = part(section);
            if (read.isEmpty()) {
                return List.of(); // whether urban and rural match cannot be told any more
            }
            Circle.Part part = read.get();
            boolean twice = (part.area() == Area.URBAN && urban.isPresent())
                    || (part.area() == Area.RURAL && rural.isPresent());
            if (twice) {
                section.error(
                        "area",
                        "a second %s circle before the other half of the pair"
                                .formatted(part.area().wireName()),
                        part.area().wireName(),
                        "Give urban and rural circles in pairs.");
                return List.of();
            }
            switch (part.area()) {
                case ALL -> circles.add(new Circle(circleId(serviceId, circles), List.of(part)));
                case URBAN -> urban = Optional.of(part);
                case RURAL -> rural = Optional.of(part);
            }
            if (urban.isPresent() && rural.isPresent()) {
                circles.add(new Circle(circleId(serviceId, circles), List.of(urban.get(), rural.get())));
                urban = Optional.empty();
                rural = Optional.empty();
            }
        }
        if (urban.isPresent() || rural.isPresent()) {
            service.error(
                    "circles",
                    urban.isPresent() ? "an urban circle without a rural one" : "a rural circle without an urban one",
                    serviceId,
                    "Add the other area, or use \"area: all\".");
            return List.of();
        }
        return circles;
    }

    private static String circleId(String serviceId, List<Circle> before) {
        return "%s-%d".formatted(serviceId, before.size() + 1);
    }

    private static Optional<Circle.Part> part(ManifestSection section) {
        String area = section.wordOr("area", AREAS, Area.ALL.wireName());
        Metric metric = Metric.find(section.word("metric", METRICS)).orElseThrow();
        String unit = metric == Metric.TIME ? "seconds" : "metres";
        String given = section.text("limit", "900");
        String basis = section.textOr("basis", "");
        section.close();
        if (given.isEmpty() || !section.has("metric")) {
            return Optional.empty();
        }
        int limit;
        try {
            limit = Integer.parseInt(given);
        } catch (NumberFormatException e) {
            section.error("limit", "not a whole number", given, "Write the limit in whole %s.".formatted(unit));
            return Optional.empty();
        }
        if (limit < Circle.leastLimit(metric) || limit > Circle.mostLimit(metric)) {
            section.error(
                    "limit",
                    "the circle's limit is out of range",
                    given,
                    "Use %d to %d %s.".formatted(Circle.leastLimit(metric), Circle.mostLimit(metric), unit));
            return Optional.empty();
        }
        return Optional.of(new Circle.Part(Area.find(area).orElseThrow(), metric, limit, basis));
    }
}
