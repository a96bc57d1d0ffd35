package org.livingcircle.coverage.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livingcircle.coverage.app.CircleRoads;
import org.livingcircle.coverage.app.Engine;
import org.livingcircle.coverage.app.Overlap;
import org.livingcircle.coverage.app.PlanCircle;
import org.livingcircle.coverage.app.Snapshot;
import org.livingcircle.coverage.app.ZoneKind;
import org.livingcircle.network.Metric;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.platform.OfferedProcess;
import org.livingcircle.population.Area;
import org.livingcircle.population.Weight;
import org.livingcircle.streets.Direction;
import org.livingcircle.streets.Mode;

/** Describes the processes with the values that the city at hand allows. */
final class ProcessDescriptions {

    private final Map<String, Map<String, Object>> byId = new LinkedHashMap<>();

    ProcessDescriptions(Snapshot snapshot, List<OfferedProcess> offered) {
        Map<String, Object> common = commonInputs(snapshot);

        Map<String, Object> coverage = new LinkedHashMap<>(common);
        Map<String, Object> range = rangeSchema(snapshot);
        coverage.put(
                "ranges",
                input(
                        "Ranges",
                        "Limits, inclusive; without them the service's official circles",
                        ordered("type", "array", "items", range, "maxItems", QueryReader.MOST_RANGES),
                        false));
        coverage.put(
                "weights",
                input(
                        "Weights",
                        "Whom to count",
                        listOf(names(Weight.ALL.stream().map(Weight::wireName).toList())),
                        false));
        coverage.put(
                "by",
                input(
                        "Rows",
                        "By what to give rows; city by default",
                        listOf(names(Arrays.stream(ZoneKind.values())
                                .map(ZoneKind::wireName)
                                .toList())),
                        false));
        coverage.put(
                "overlap",
                input(
                        "Overlap",
                        "How people within the circles of several facilities count; union by default",
                        names(Arrays.stream(Overlap.values())
                                .map(Overlap::wireName)
                                .toList()),
                        false));
        add(
                "coverage",
                "Coverage",
                "People within ranges of the nearest facility of a service, by zone, age and settlement.",
                coverage,
                ordered(
                        "rows",
                        ordered("title", "Rows: covered, total, share, dataVoid", "schema", ordered("type", "array")),
                        "metadata",
                        ordered(
                                "title",
                                "The question as understood, provenance",
                                "schema",
                                ordered("type", "object"))));

        Map<String, Object> hotSpots = new LinkedHashMap<>(common);
        hotSpots.put(
                "range", input("Range", "The limit, inclusive; without it the first official circle", range, false));
        hotSpots.put(
                "weight",
                input(
                        "Weight",
                        "Whom to count",
                        names(Weight.ALL.stream().map(Weight::wireName).toList()),
                        false));
        hotSpots.put(
                "count",
                input(
                        "Count",
                        "How many at most; 20 by default",
                        ordered("type", "integer", "minimum", 1, "maximum", CoverageLimits.MOST_HOT_SPOTS),
                        false));
        add(
                "hotspots",
                "Hot spots",
                "Where the most people live together outside the circle of a service, ranked.",
                hotSpots,
                ordered(
                        "features",
                        ordered(
                                "title",
                                "Ranked points",
                                "schema",
                                ordered("type", "object", "format", "geojson-feature-collection"))));
        JourneyDescriptions.Described compare = CompareDescription.of(coverage);
        add(compare.id(), compare.title(), compare.description(), compare.inputs(), compare.outputs());
        addPlanCircles(snapshot);
        new JourneyDescriptions(snapshot, common)
                .all()
                .forEach(one -> add(one.id(), one.title(), one.description(), one.inputs(), one.outputs()));
        offered.forEach(process -> byId.put(process.id(), process.describe()));
    }

    private void addPlanCircles(Snapshot snapshot) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("scenarioId", CompareDescription.SCENARIO);
        inputs.put(
                "circle",
                input(
                        "Circle",
                        "Which circle of the plan",
                        names(Arrays.stream(PlanCircle.values())
                                .map(PlanCircle::wireName)
                                .toList()),
                        true));
        inputs.put(
                "roads",
                input(
                        "Roads",
                        "Streets joined to the links between townships, or the links alone; streets by default where any"
                                + " are imported",
                        names(Arrays.stream(CircleRoads.values())
                                .map(CircleRoads::wireName)
                                .toList()),
                        false));
        inputs.put(
                "year",
                input(
                        "Year",
                        "Whose network counts, as it was on its last day; %d by default"
                                .formatted(snapshot.city().planCircles().year()),
                        ordered(
                                "type",
                                "integer",
                                "minimum",
                                PlanCircleReader.FIRST_YEAR,
                                "maximum",
                                PlanCircleReader.LAST_YEAR),
                        false));
        inputs.put("minutes", input("Minutes", "The limit, inclusive; the plan's by default", minutesSchema(), false));
        inputs.put(
                "origin",
                input(
                        "Origin",
                        "Edge of the main city, or a point; edge by default",
                        names(List.of("edge", "centre")),
                        false));
        inputs.put(
                "mainCity",
                input(
                        "Main city",
                        "Its outline; the pack's by default",
                        ordered("type", "object", "format", "geojson-geometry"),
                        false));
        inputs.put(
                "centre",
                input(
                        "Centre",
                        "Longitude and latitude of the point",
                        ordered("type", "array", "items", ordered("type", "number"), "minItems", 2, "maxItems", 2),
                        false));
        List.of("expresswayKmh", "corridorKmh", "localKmh", "coreKmh")
                .forEach(speed -> inputs.put(
                        speed,
                        input(
                                "Speed",
                                "By class of road; the pack's by default",
                                ordered("type", "integer", "minimum", 1, "maximum", 255),
                                false)));
        inputs.put(
                "vehicleOnly",
                input(
                        "Ride only",
                        "Railway: count the ride alone",
                        ordered("type", "boolean", "default", false),
                        false));
        inputs.put("waitMinutes", input("Waiting", "Railway: at the station", minutesSchema(), false));
        inputs.put("egressMinutes", input("Egress", "Railway: from the last station", minutesSchema(), false));
        inputs.put(
                "accessMinutes",
                input(
                        "Access",
                        "Railway: longest drive to a station where only the ride counts",
                        minutesSchema(),
                        false));
        inputs.put("transferMinutes", input("Transfer", "Railway: between two lines", minutesSchema(), false));
        inputs.put(
                "conventionalKmh",
                input(
                        "Speed of lines without minutes",
                        "Railway: without it they are left out",
                        ordered("type", "number", "minimum", 10, "maximum", 350),
                        false));
        inputs.put(
                "lines",
                input(
                        "Lines",
                        "Railway: which lines to ride; all by default",
                        listOf(names(snapshot.strategicRoads().transport().stations().stream()
                                .map(StoredCity.Station::line)
                                .distinct()
                                .sorted()
                                .toList())),
                        false));
        inputs.put(
                "geometry",
                input(
                        "Geometry",
                        "Whether to draw the circle; none by default",
                        names(List.of("none", "polygon")),
                        false));
        add(
                "plan-circles",
                "Circles of the plan",
                "People, units, places and stations within half an hour by car, an hour on expressways or an hour by"
                        + " train of the main city.",
                inputs,
                ordered(
                        "inside",
                        ordered("title", "People inside by weight", "schema", ordered("type", "object")),
                        "insideEngines",
                        ordered("title", "What carried the people inside", "schema", ordered("type", "array")),
                        "units",
                        ordered("title", "Units and their share inside", "schema", ordered("type", "array")),
                        "places",
                        ordered("title", "Places with seconds", "schema", ordered("type", "array")),
                        "stations",
                        ordered("title", "Stations with their ride", "schema", ordered("type", "array")),
                        "parameters",
                        ordered(
                                "title",
                                "Every number it rests on, and whether the plan leaves it open",
                                "schema",
                                ordered("type", "array"))));
    }

    private static Map<String, Object> minutesSchema() {
        return ordered("type", "number", "minimum", 0, "maximum", PlanCircleReader.MOST_MINUTES);
    }

    List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    Optional<Map<String, Object>> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns the descriptions without inputs and outputs. */
    List<Map<String, Object>> summaries() {
        return byId.values().stream()
                .map(description -> {
                    Map<String, Object> summary = new LinkedHashMap<>(description);
                    summary.keySet().removeAll(List.of("inputs", "outputs"));
                    return summary;
                })
                .toList();
    }

    private void add(
            String id, String title, String description, Map<String, Object> inputs, Map<String, Object> outputs) {
        Map<String, Object> execute = ordered(
                "rel",
                "http://www.opengis.net/def/rel/ogc/1.0/execute",
                "type",
                "application/json",
                "href",
                "/processes/" + id + "/execution");
        Map<String, Object> process = new LinkedHashMap<>();
        process.put("id", id);
        process.put("title", title);
        process.put("description", description);
        process.put("version", "1.0.0");
        process.put("jobControlOptions", List.of("sync-execute"));
        process.put("outputTransmission", List.of("value"));
        process.put("inputs", inputs);
        process.put("outputs", outputs);
        process.put("links", List.of(execute));
        byId.put(id, process);
    }

    private static Map<String, Object> commonInputs(Snapshot snapshot) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put(
                "service",
                input(
                        "Service",
                        "Whose facilities; see /services",
                        names(snapshot.city().services().stream()
                                .map(ServiceSpec::id)
                                .toList()),
                        true));
        inputs.put(
                "engine",
                input(
                        "Engine",
                        "streets where imported, grid walks around water, circle is the straight line; for time and distance streets"
                                + " where imported, else grid",
                        names(Arrays.stream(Engine.values())
                                .map(Engine::wireName)
                                .toList()),
                        false));
        inputs.put(
                "metric",
                input(
                        "Metric",
                        "time in seconds, distance in walked metres, straight in metres; time by default",
                        names(Arrays.stream(Metric.values())
                                .map(Metric::wireName)
                                .toList()),
                        false));
        inputs.put(
                "profile",
                input(
                        "Profile",
                        "Who walks; %s by default"
                                .formatted(snapshot.city().walking().defaultProfile()),
                        names(snapshot.city().walking().profiles().stream()
                                .map(named -> named.profile().id())
                                .toList()),
                        false));
        inputs.put(
                "winter",
                input("Winter", "Walk at the winter speed", ordered("type", "boolean", "default", false), false));
        inputs.put(
                "mode",
                input(
                        "Mode",
                        "How people move; cycle and drive need streets; walk by default",
                        names(Arrays.stream(Mode.values()).map(Mode::wireName).toList()),
                        false));
        inputs.put(
                "direction",
                input(
                        "Direction",
                        "Which way people go; toFacility by default",
                        names(Arrays.stream(Direction.values())
                                .map(Direction::wireName)
                                .toList()),
                        false));
        inputs.put(
                "changes",
                input(
                        "Changes",
                        "Streets as they might be: closedBridges, closed, roads, speeds; see the API page",
                        ordered("type", "object"),
                        false));
        inputs.put(
                "facilities",
                input(
                        "Facilities",
                        "Facilities of the service as they might be: add, remove, move",
                        ordered("type", "object"),
                        false));
        inputs.put(
                "area",
                input(
                        "Area",
                        "Whom by settlement; all by default",
                        names(Arrays.stream(Area.values()).map(Area::wireName).toList()),
                        false));
        inputs.put("scenarioId", CompareDescription.SCENARIO);
        return inputs;
    }

    private static Map<String, Object> rangeSchema(Snapshot snapshot) {
        return ordered(
                "type",
                "integer",
                "minimum",
                1,
                "maximum",
                Math.max(snapshot.limits().seconds(), snapshot.limits().metres()),
                "description",
                "at most %d seconds or %d metres"
                        .formatted(
                                snapshot.limits().seconds(), snapshot.limits().metres()));
    }

    static Map<String, Object> input(String title, String description, Map<String, Object> schema, boolean required) {
        return ordered(
                "title",
                title,
                "description",
                description,
                "minOccurs",
                required ? 1 : 0,
                "maxOccurs",
                1,
                "schema",
                schema);
    }

    static Map<String, Object> names(List<String> allowed) {
        return ordered("type", "string", "enum", allowed);
    }

    static Map<String, Object> listOf(Map<String, Object> items) {
        return ordered("type", "array", "items", items);
    }

    /** Returns an object with its members as they are written; a map without order would answer otherwise at each start. */
    static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
