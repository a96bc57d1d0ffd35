package org.livingcircle.siting.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.livingcircle.coverage.Ground;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.OfferedProcess;
import org.livingcircle.population.Area;
import org.livingcircle.siting.SitingModel;
import org.livingcircle.siting.app.DemandWeight;
import org.livingcircle.siting.app.SitingQuestion;
import org.springframework.stereotype.Component;

/** Describes the process siting with the values that the city at hand allows. */
@Component
class SitingDescription implements OfferedProcess {

    private static final String TYPE = "type";
    private static final String OBJECT = "object";
    private static final String INTEGER = "integer";
    private static final String MINIMUM = "minimum";

    private final Ground.Source grounds;
    private final Limit seconds;
    private final Limit curve;

    SitingDescription(Ground.Source grounds, Limit sitingSecondsLimit, Limit sitingCurveLimit) {
        this.grounds = grounds;
        this.seconds = sitingSecondsLimit;
        this.curve = sitingCurveLimit;
    }

    @Override
    public String id() {
        return SitingJob.PROCESS;
    }

    @Override
    public Map<String, Object> describe() {
        Map<String, Object> process = new LinkedHashMap<>();
        process.put("id", id());
        process.put("title", "Siting");
        process.put(
                "description",
                "Where to build: the best sites by one of nine models, with a bound, what each site adds and loses, and who is left out.");
        process.put("version", "1.0.0");
        process.put("jobControlOptions", List.of("sync-execute", "async-execute", "dismiss"));
        process.put("outputTransmission", List.of("value"));
        process.put("inputs", inputs(grounds.current(null)));
        process.put("outputs", outputs());
        process.put(
                "links",
                List.of(ordered(
                        "rel",
                        "http://www.opengis.net/def/rel/ogc/1.0/execute",
                        TYPE,
                        "application/json",
                        "href",
                        "/processes/siting/execution")));
        return process;
    }

    private Map<String, Object> inputs(Ground ground) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        add(inputs, "model", "What is best", names(SitingModel.values(), SitingModel::wireName), true);
        add(
                inputs,
                "p",
                "How many sites are chosen beside the facilities that are kept; not for lscp and lscp-b",
                ordered(TYPE, INTEGER, MINIMUM, 1),
                false);
        add(
                inputs,
                "limit",
                "Whole seconds or metres, inclusive; the covering models need it",
                ordered(TYPE, INTEGER, MINIMUM, 1),
                false);
        add(inputs, "metric", "As in coverage; time by default", text("time", "distance", "straight"), false);
        add(inputs, "engine", "As in coverage", text("streets", "grid", "circle"), false);
        add(inputs, "mode", "As in coverage; walk by default", text("walk", "cycle", "drive"), false);
        add(inputs, "profile", "Who walks, see /city", ordered(TYPE, "string"), false);
        add(inputs, "winter", "Travel at the winter speed", ordered(TYPE, "boolean", "default", false), false);
        add(inputs, "demand", "Whom to serve", demand(ground), false);
        add(inputs, "sites", "Where sites may stand; see the API page", sites(ground), true);
        add(inputs, "capacity", "Of each site; cmclp and capacitated-p-median need it", ordered(TYPE, OBJECT), false);
        add(inputs, "floor", "For mclp: the share of each unit that must be covered", ordered(TYPE, OBJECT), false);
        add(inputs, "leastShare", "For lscp: cover this share and not everybody", ordered(TYPE, "number"), false);
        add(inputs, "upper", "For hierarchy: p, share and together of the upper level", ordered(TYPE, OBJECT), false);
        add(inputs, "perUnit", "p sites in each unit, for its own people", ordered(TYPE, "boolean"), false);
        add(
                inputs,
                "timeLimitSeconds",
                "When the search ends with what it has",
                ordered(TYPE, "number", "maximum", seconds.value()),
                false);
        add(inputs, "seed", "Of the chance in where searches start", ordered(TYPE, INTEGER, "default", 1), false);
        add(
                inputs,
                "curve",
                "Up to which p the trade-off is wanted",
                ordered(TYPE, INTEGER, MINIMUM, 0, "maximum", curve.value()),
                false);
        add(inputs, "scenarioId", "A scenario whose changes hold", ordered(TYPE, "string"), false);
        return inputs;
    }

    private static Map<String, Object> demand(Ground ground) {
        return ordered(
                TYPE,
                OBJECT,
                "properties",
                ordered(
                        "weight",
                        names(DemandWeight.values(), DemandWeight::wireName),
                        "area",
                        names(Area.values(), Area::wireName),
                        "units",
                        ordered(
                                TYPE,
                                "array",
                                "items",
                                ordered(
                                        TYPE,
                                        "string",
                                        "enum",
                                        ground.units().stream()
                                                .map(Ground.Zone::code)
                                                .toList())),
                        "by",
                        names(SitingQuestion.Grain.values(), SitingQuestion.Grain::wireName),
                        "perThousand",
                        ordered(TYPE, "number")));
    }

    private static Map<String, Object> sites(Ground ground) {
        return ordered(
                TYPE,
                OBJECT,
                "properties",
                ordered(
                        "service",
                        ordered(TYPE, "string", "enum", ground.services()),
                        "existing",
                        names(SitingQuestion.Existing.values(), SitingQuestion.Existing::wireName),
                        "candidates",
                        ordered(
                                TYPE,
                                "array",
                                "items",
                                names(SitingQuestion.Origin.values(), SitingQuestion.Origin::wireName)),
                        "spacingMetres",
                        ordered(TYPE, INTEGER, MINIMUM, 0)));
    }

    private static Map<String, Object> outputs() {
        return ordered(
                "selected",
                ordered("title", "The sites, with what each adds and loses", "schema", ordered(TYPE, "array")),
                "objective",
                ordered("title", "With bound, gap and verdict beside it", "schema", ordered(TYPE, OBJECT)),
                "uncovered",
                ordered("title", "Who is left out, by unit", "schema", ordered(TYPE, OBJECT)),
                "curve",
                ordered("title", "The same for every p", "schema", ordered(TYPE, "array")),
                "metadata",
                ordered("title", "The question as understood, provenance", "schema", ordered(TYPE, OBJECT)));
    }

    private static void add(
            Map<String, Object> inputs, String name, String description, Map<String, Object> schema, boolean required) {
        inputs.put(
                name,
                ordered(
                        "title",
                        name,
                        "description",
                        description,
                        "minOccurs",
                        required ? 1 : 0,
                        "maxOccurs",
                        1,
                        "schema",
                        schema));
    }

    private static <T> Map<String, Object> names(T[] values, Function<T, String> wireName) {
        return ordered(
                TYPE, "string", "enum", Arrays.stream(values).map(wireName).toList());
    }

    private static Map<String, Object> text(String... allowed) {
        return ordered(TYPE, "string", "enum", List.of(allowed));
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
