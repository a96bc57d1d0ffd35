package org.livingcircle.coverage.web;

import static org.livingcircle.coverage.web.ProcessDescriptions.input;
import static org.livingcircle.coverage.web.ProcessDescriptions.listOf;
import static org.livingcircle.coverage.web.ProcessDescriptions.names;
import static org.livingcircle.coverage.web.ProcessDescriptions.ordered;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.livingcircle.coverage.app.CatchmentQuery;
import org.livingcircle.coverage.app.Engine;
import org.livingcircle.coverage.app.Snapshot;
import org.livingcircle.population.Weight;

/** Describes the processes on single places. */
final class JourneyDescriptions {

    private static final List<String> TRAVELLER =
            List.of("mode", "profile", "winter", "engine", "changes", "scenarioId");
    private static final Map<String, Object> POINT =
            ordered("type", "array", "items", ordered("type", "number"), "minItems", 2, "maxItems", 2);

    private final Snapshot snapshot;

    /** The inputs that coverage has too. */
    private final Map<String, Object> common;

    /** A process. */
    record Described(
            String id, String title, String description, Map<String, Object> inputs, Map<String, Object> outputs) {}

    JourneyDescriptions(Snapshot snapshot, Map<String, Object> common) {
        this.snapshot = snapshot;
        this.common = common;
    }

    List<Described> all() {
        return List.of(catchment(), matrix(), nearest(), route());
    }

    private Described catchment() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("location", input("Location", "Longitude and latitude; or a facility", POINT, false));
        inputs.put("facility", input("Facility", "Id of a facility; or a location", ordered("type", "string"), false));
        inputs.put(
                "ranges",
                input(
                        "Ranges",
                        "Limits, inclusive, in seconds or metres: by car at most %d s or %d m, else %d s or %d m"
                                .formatted(
                                        CoverageLimits.MOST_DRIVE_SECONDS,
                                        CoverageLimits.MOST_DRIVE_METRES,
                                        snapshot.limits().seconds(),
                                        snapshot.limits().metres()),
                        ordered(
                                "type",
                                "array",
                                "items",
                                ordered("type", "integer", "minimum", 1),
                                "minItems",
                                1,
                                "maxItems",
                                CoverageLimits.MOST_CATCHMENT_RANGES),
                        false));
        take(inputs, List.of("metric", "direction"));
        inputs.put(
                "weights",
                input(
                        "Weights",
                        "Whom to count; all by default",
                        listOf(names(Weight.ALL.stream().map(Weight::wireName).toList())),
                        false));
        inputs.put(
                "geometry",
                input(
                        "Geometry",
                        "Nested areas, nothing, or the squares of the cells that count; polygon by default",
                        names(Arrays.stream(CatchmentQuery.Shape.values())
                                .map(CatchmentQuery.Shape::wireName)
                                .toList()),
                        false));
        take(inputs, TRAVELLER);
        return new Described(
                "catchment",
                "Catchment",
                "How far one gets from a place or a facility, or to it, and who lives there: people by cells, areas for"
                        + " the eye.",
                inputs,
                features("One area for each range, the smallest first"));
    }

    private Described matrix() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        Map<String, Object> places =
                ordered("type", "array", "items", POINT, "minItems", 1, "maxItems", CoverageLimits.MOST_PLACES);
        String pairs = "; sources times destinations at most " + CoverageLimits.MOST_PAIRS;
        inputs.put("sources", input("Sources", "From where: longitude and latitude of each" + pairs, places, true));
        inputs.put(
                "destinations",
                input("Destinations", "To where: longitude and latitude of each" + pairs, places, true));
        inputs.put(
                "annotations",
                input(
                        "Annotations",
                        "durations, distances; both by default, and much faster without distances",
                        ordered("type", "array", "items", ordered("type", "string", "enum", JourneyReader.ANNOTATIONS)),
                        false));
        take(inputs, TRAVELLER);
        return new Described(
                "matrix",
                "Matrix",
                "Seconds of the fastest way from each source to each destination, and the metres of that way.",
                inputs,
                ordered(
                        "durations",
                        ordered("title", "Seconds by source and destination", "schema", ordered("type", "array")),
                        "distances",
                        ordered("title", "Metres of the fastest way", "schema", ordered("type", "array")),
                        "reasons",
                        ordered("title", "Why there is no way", "schema", ordered("type", "array"))));
    }

    private Described nearest() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("location", input("Location", "Longitude and latitude", POINT, true));
        take(inputs, List.of("service"));
        inputs.put(
                "k",
                input(
                        "Count",
                        "How many at most; 3 by default",
                        ordered("type", "integer", "minimum", 1, "maximum", CoverageLimits.MOST_NEAREST),
                        false));
        take(inputs, List.of("direction"));
        take(inputs, TRAVELLER);
        return new Described(
                "nearest",
                "Nearest facilities",
                "The facilities of a service that are the fewest seconds away.",
                inputs,
                ordered("facilities", ordered("title", "Nearest first", "schema", ordered("type", "array"))));
    }

    private Described route() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("from", input("From", "Longitude and latitude", POINT, true));
        inputs.put("to", input("To", "Longitude and latitude", POINT, true));
        take(inputs, TRAVELLER);
        inputs.put(
                "engine",
                input("Engine", "Only streets know single ways", names(List.of(Engine.STREETS.wireName())), false));
        return new Described(
                "route",
                "Route",
                "The fastest way along streets from a place to a place.",
                inputs,
                features("One line with seconds, metres and steps"));
    }

    private void take(Map<String, Object> inputs, List<String> names) {
        names.forEach(name -> inputs.put(name, Objects.requireNonNull(common.get(name))));
    }

    private static Map<String, Object> features(String title) {
        return ordered(
                "features",
                ordered("title", title, "schema", ordered("type", "object", "format", "geojson-feature-collection")));
    }
}
