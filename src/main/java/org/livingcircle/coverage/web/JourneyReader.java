package org.livingcircle.coverage.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.app.CatchmentQuery;
import org.livingcircle.coverage.app.CityView;
import org.livingcircle.coverage.app.Engine;
import org.livingcircle.coverage.app.JourneyQuery;
import org.livingcircle.coverage.app.Snapshot;
import org.livingcircle.coverage.app.Traveller;
import org.livingcircle.facility.Facility;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.Metric;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.population.Weight;
import org.livingcircle.streets.Mode;

/** Makes checked questions about ways and catchments of what a request says. */
final class JourneyReader {

    /** What a matrix may hold. */
    static final List<String> ANNOTATIONS = List.of("durations", "distances");

    private static final int USUAL_NEAREST = 3;
    private static final List<Integer> USUAL_SECONDS = List.of(300, 600, 900);
    private static final List<Integer> USUAL_METRES = List.of(500, 1000);

    private final CityView view;
    private final Snapshot snapshot;
    private final QueryReader words;
    private final EditsReader places;

    JourneyReader(CityView view) {
        this.view = view;
        this.snapshot = view.snapshot();
        this.words = QueryReader.ofMany(view);
        this.places = new EditsReader(view);
    }

    private static <T> T given(@Nullable T inputs, String needed) {
        if (inputs == null) {
            throw PlanningProblem.invalid("inputs", null, "an object with at least " + needed);
        }
        return inputs;
    }

    CatchmentQuery catchment(@Nullable CatchmentInputs request) {
        CatchmentInputs inputs = given(request, "a location or a facility");
        Engine asked = words.engine(inputs.engine()).orElse(null);
        Traveller traveller = words.traveller(inputs, asked);
        Metric metric = QueryReader.word("metric", inputs.metric(), Metric.values(), Metric::wireName)
                .orElse(asked == Engine.CIRCLE ? Metric.STRAIGHT : Metric.TIME);
        Engine engine =
                asked == null && metric == Metric.STRAIGHT ? Engine.CIRCLE : words.usual(asked, traveller.mode());
        if (!engine.metrics().contains(metric)) {
            throw PlanningProblem.invalid(
                    "metric",
                    metric.wireName(),
                    engine.metrics().stream().map(Metric::wireName).toList());
        }
        Optional<Facility> facility = facility(inputs.facility());
        if (facility.isPresent() == (inputs.location() != null)) {
            throw PlanningProblem.invalid(
                    "location",
                    inputs.location() == null ? null : "both a location and a facility",
                    "either a location [lon, lat] or the id of a facility");
        }
        LonLat location =
                facility.isPresent() ? facility.get().location() : places.inCity("location", inputs.location());
        List<@Nullable Integer> given = inputs.ranges();
        if (given == null) {
            given = List.copyOf(metric == Metric.TIME ? USUAL_SECONDS : USUAL_METRES);
        }
        if (given.isEmpty()) {
            throw PlanningProblem.invalid("ranges", "[]", "at least one range");
        }
        List<Integer> ranges =
                words.ranges(given, metric, CoverageLimits.MOST_CATCHMENT_RANGES, most(metric, traveller.mode()));
        return new CatchmentQuery(
                location,
                facility,
                engine,
                metric,
                traveller,
                List.copyOf(new TreeSet<>(ranges)),
                weights(inputs.weights()),
                QueryReader.word(
                                "geometry",
                                inputs.geometry(),
                                CatchmentQuery.Shape.values(),
                                CatchmentQuery.Shape::wireName)
                        .orElse(CatchmentQuery.Shape.POLYGON));
    }

    private int most(Metric metric, Mode mode) {
        if (mode != Mode.DRIVE) {
            return snapshot.limits().of(metric);
        }
        return metric == Metric.TIME ? CoverageLimits.MOST_DRIVE_SECONDS : CoverageLimits.MOST_DRIVE_METRES;
    }

    private Optional<Facility> facility(@Nullable String id) {
        if (id == null) {
            return Optional.empty();
        }
        return Optional.of(view.findFacility(id)
                .orElseThrow(() -> PlanningProblem.invalid(
                        "facility", id, "an id of the collection facilities whose kind a service has")));
    }

    private List<Weight> weights(@Nullable List<@Nullable String> given) {
        if (given == null || given.isEmpty()) {
            return Weight.ALL;
        }
        Set<Weight> weights = new LinkedHashSet<>();
        for (String name : given) {
            weights.add(words.weight(name));
        }
        return List.copyOf(weights);
    }

    JourneyQuery.Matrix matrix(@Nullable MatrixInputs request) {
        MatrixInputs inputs = given(request, "sources and destinations");
        Engine asked = words.engine(inputs.engine()).orElse(null);
        Traveller traveller = words.traveller(inputs, asked);
        List<LonLat> sources = places("sources", inputs.sources());
        List<LonLat> destinations = places("destinations", inputs.destinations());
        long pairs = (long) sources.size() * destinations.size();
        if (pairs > CoverageLimits.MOST_PAIRS) {
            throw PlanningProblem.of(
                    ProblemType.OVER_LIMIT,
                    "%d sources times %d destinations are %d pairs; the limit is %d."
                            .formatted(sources.size(), destinations.size(), pairs, CoverageLimits.MOST_PAIRS),
                    "destinations",
                    Long.toString(pairs),
                    List.of("at most " + CoverageLimits.MOST_PAIRS + " pairs"));
        }
        return new JourneyQuery.Matrix(
                words.usual(asked, traveller.mode()), traveller, sources, destinations, measured(inputs.annotations()));
    }

    /** Tells whether distances are wanted; durations always come. */
    private static boolean measured(@Nullable List<@Nullable String> given) {
        if (given == null || given.isEmpty()) {
            return true;
        }
        for (String annotation : given) {
            if (!ANNOTATIONS.contains(String.valueOf(annotation))) {
                throw PlanningProblem.invalid("annotations", annotation, ANNOTATIONS);
            }
        }
        return given.contains("distances");
    }

    private List<LonLat> places(String parameter, @Nullable List<@Nullable List<@Nullable Double>> given) {
        if (given == null || given.isEmpty()) {
            throw PlanningProblem.invalid(
                    parameter,
                    given == null ? null : "[]",
                    "1 to %d places [longitude, latitude]".formatted(CoverageLimits.MOST_PLACES));
        }
        if (given.size() > CoverageLimits.MOST_PLACES) {
            throw PlanningProblem.of(
                    ProblemType.OVER_LIMIT,
                    "The request has %d %s; the limit is %d."
                            .formatted(given.size(), parameter, CoverageLimits.MOST_PLACES),
                    parameter,
                    given.size() + " places",
                    List.of("at most " + CoverageLimits.MOST_PLACES + " places"));
        }
        List<LonLat> read = new ArrayList<>();
        for (List<@Nullable Double> place : given) {
            read.add(places.inCity(parameter, place));
        }
        return read;
    }

    JourneyQuery.Nearest nearest(@Nullable NearestInputs request) {
        NearestInputs inputs = given(request, "a location and a service");
        Engine asked = words.engine(inputs.engine()).orElse(null);
        Traveller traveller = words.traveller(inputs, asked);
        int count = inputs.k() == null ? USUAL_NEAREST : inputs.k();
        if (count < 1) {
            throw PlanningProblem.invalid(
                    "k", Integer.toString(count), "a whole number from 1 to " + CoverageLimits.MOST_NEAREST);
        }
        if (count > CoverageLimits.MOST_NEAREST) {
            throw PlanningProblem.of(
                    ProblemType.OVER_LIMIT,
                    "The request asks for %d facilities; the limit is %d."
                            .formatted(count, CoverageLimits.MOST_NEAREST),
                    "k",
                    Integer.toString(count),
                    List.of("at most " + CoverageLimits.MOST_NEAREST));
        }
        ServiceSpec service = words.service(inputs.service());
        return new JourneyQuery.Nearest(
                words.usual(asked, traveller.mode()),
                traveller,
                places.inCity("location", inputs.location()),
                service,
                view.facilities(service),
                count);
    }

    JourneyQuery.Route route(@Nullable RouteInputs request) {
        RouteInputs inputs = given(request, "from and to");
        Engine asked = words.engine(inputs.engine()).orElse(Engine.STREETS);
        Mode mode = QueryReader.word("mode", inputs.mode(), Mode.values(), Mode::wireName)
                .orElse(Mode.WALK);
        boolean streets = mode == Mode.DRIVE || snapshot.hasStreets();
        if (asked != Engine.STREETS || !streets) {
            throw PlanningProblem.of(
                    ProblemType.NEEDS_STREETS,
                    streets
                            ? "A route needs streets: %s knows costs, not ways.".formatted(asked.wireName())
                            : "A route needs streets, and none have been imported; bring them with bin/import osm"
                                    + " FILE.osm.pbf. Driving between townships works without.",
                    streets ? "engine" : "mode",
                    streets ? asked.wireName() : mode.wireName(),
                    streets ? List.of(Engine.STREETS.wireName()) : Arrays.asList(Mode.DRIVE.wireName()));
        }
        Traveller traveller = words.traveller(inputs, Engine.STREETS);
        return new JourneyQuery.Route(
                traveller, places.inCity("from", inputs.from()), places.inCity("to", inputs.to()));
    }
}
