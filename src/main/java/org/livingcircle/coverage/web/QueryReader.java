package org.livingcircle.coverage.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.app.CityView;
import org.livingcircle.coverage.app.CoverageQuery;
import org.livingcircle.coverage.app.Engine;
import org.livingcircle.coverage.app.Overlap;
import org.livingcircle.coverage.app.Snapshot;
import org.livingcircle.coverage.app.Traveller;
import org.livingcircle.coverage.app.ZoneKind;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.population.Area;
import org.livingcircle.population.Weight;
import org.livingcircle.streets.Direction;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.StreetEdits;

/** Makes a checked question of what a request says, or a problem that names the parameter and what is allowed. */
final class QueryReader {

    /** Ranges in one request: a slider's stops, twice. */
    static final int MOST_RANGES = 128;

    private final CityView view;
    private final Snapshot snapshot;
    private final Names names;
    private final EditsReader edits;

    /** What a request calls its limits and whom it counts, so that a problem names the parameter that was sent. */
    private record Names(String range, String weight) {}

    private QueryReader(CityView view, Names names) {
        this.view = view;
        this.snapshot = view.snapshot();
        this.names = names;
        this.edits = new EditsReader(view);
    }

    /** Returns a reader of requests with a list of {@code ranges} and of {@code weights}. */
    static QueryReader ofMany(CityView view) {
        return new QueryReader(view, new Names("ranges", "weights"));
    }

    /** Returns a reader of requests with one {@code range} and one {@code weight}. */
    static QueryReader ofOne(CityView view) {
        return new QueryReader(view, new Names("range", "weight"));
    }

    CoverageQuery read(@Nullable CoverageInputs inputs) {
        if (inputs == null) {
            throw PlanningProblem.invalid("inputs", null, "an object with at least a service");
        }
        ServiceSpec service = service(inputs.service());
        Engine engine = engine(inputs.engine()).orElse(null);
        Metric metric = word("metric", inputs.metric(), Metric.values(), Metric::wireName)
                .orElse(engine == Engine.CIRCLE ? Metric.STRAIGHT : Metric.TIME);
        if (engine != null && !engine.metrics().contains(metric)) {
            throw PlanningProblem.invalid(
                    "metric",
                    metric.wireName(),
                    engine.metrics().stream().map(Metric::wireName).toList());
        }
        Traveller traveller = traveller(inputs, engine);
        return new CoverageQuery(
                service,
                engine,
                usual(engine, traveller.mode()),
                metric,
                traveller,
                edits.facilities(inputs.facilities(), service),
                inputs.ranges() == null ? List.of() : ranges(inputs.ranges(), metric),
                weights(inputs.weights(), service),
                by(inputs.by()),
                word("area", inputs.area(), Area.values(), Area::wireName).orElse(Area.ALL),
                word("overlap", inputs.overlap(), Overlap.values(), Overlap::wireName)
                        .orElse(Overlap.UNION));
    }

    /** Returns the engine that a request names; empty where it names none. */
    Optional<Engine> engine(@Nullable String given) {
        return word("engine", given, Engine.values(), Engine::wireName);
    }

    /** Returns the engine of time and distance: whoever does not walk goes along streets. */
    Engine usual(@Nullable Engine engine, Mode mode) {
        if (engine != null) {
            return engine;
        }
        return mode == Mode.WALK ? snapshot.usualEngine() : Engine.STREETS;
    }

    /** Returns who travels, where the engine can tell the difference. */
    Traveller traveller(TravelInputs inputs, @Nullable Engine engine) {
        Mode moves = word("mode", inputs.mode(), Mode.values(), Mode::wireName).orElse(Mode.WALK);
        Engine used = usual(engine, moves);
        if (moves != Mode.WALK && used != Engine.STREETS) {
            throw PlanningProblem.of(
                    ProblemType.INVALID_PARAMETER,
                    "Only the engine streets knows how to %s.".formatted(moves.wireName()),
                    "mode",
                    inputs.mode(),
                    List.of(Mode.WALK.wireName()));
        }
        if (used == Engine.STREETS && moves != Mode.DRIVE && !snapshot.hasStreets()) {
            throw PlanningProblem.of(
                    ProblemType.INVALID_PARAMETER,
                    "No streets have been imported; bring them with bin/import osm FILE.osm.pbf. Driving between"
                            + " townships works without.",
                    "engine",
                    used.wireName(),
                    List.of(Engine.GRID.wireName(), Engine.CIRCLE.wireName()));
        }
        StreetEdits wished = edits.streets(inputs.changes());
        boolean onlyBridges = wished.closed().isEmpty()
                && wished.roads().isEmpty()
                && wished.speeds().isEmpty();
        if (!onlyBridges && used != Engine.STREETS) {
            throw PlanningProblem.of(
                    ProblemType.INVALID_PARAMETER,
                    "Only the engine streets knows single streets and speeds; the grid knows bridges.",
                    "changes",
                    null,
                    List.of("closedBridges"));
        }
        return new Traveller(
                moves,
                profile(inputs.profile()),
                Boolean.TRUE.equals(inputs.winter()),
                word("direction", inputs.direction(), Direction.values(), Direction::wireName)
                        .orElse(Direction.TO_FACILITY),
                view.streetEdits(used, moves).then(wished));
    }

    ServiceSpec service(@Nullable String id) {
        List<String> allowed =
                snapshot.city().services().stream().map(ServiceSpec::id).toList();
        if (id == null) {
            throw PlanningProblem.invalid("service", null, allowed);
        }
        return snapshot.city()
                .findService(id)
                .orElseThrow(() -> PlanningProblem.of(
                        ProblemType.UNKNOWN_SERVICE,
                        "There is no such service; there are %s.".formatted(String.join(", ", allowed)),
                        "service",
                        id,
                        allowed));
    }

    Profile profile(@Nullable String id) {
        if (id == null) {
            return view.paced(snapshot.defaultProfile());
        }
        return snapshot.findProfile(id)
                .map(view::paced)
                .orElseThrow(() -> PlanningProblem.invalid(
                        "profile",
                        id,
                        snapshot.city().walking().profiles().stream()
                                .map(named -> named.profile().id())
                                .toList()));
    }

    Weight weight(@Nullable String name) {
        return oneOf(names.weight(), name, Weight.ALL.toArray(Weight[]::new), Weight::wireName);
    }

    private List<Integer> ranges(List<@Nullable Integer> given, Metric metric) {
        return ranges(given, metric, MOST_RANGES, snapshot.limits().of(metric));
    }

    /**
     * Returns ranges as they were given.
     *
     * @param mostRanges how many there may be
     * @param most the largest
     */
    List<Integer> ranges(List<@Nullable Integer> given, Metric metric, int mostRanges, int most) {
        if (given.size() > mostRanges) {
            throw PlanningProblem.of(
                    ProblemType.OVER_LIMIT,
                    "The request has %d ranges; the limit is %d.".formatted(given.size(), mostRanges),
                    names.range(),
                    given.size() + " ranges",
                    List.of("at most " + mostRanges + " ranges"));
        }
        String unit = metric == Metric.TIME ? "seconds" : "metres";
        String allowed = "whole %s from 1 to %d".formatted(unit, most);
        List<Integer> ranges = new ArrayList<>();
        for (Integer range : given) {
            if (range == null || range < 1) {
                throw PlanningProblem.invalid(names.range(), range == null ? null : range.toString(), allowed);
            }
            if (range > most) {
                throw PlanningProblem.of(
                        ProblemType.OVER_LIMIT,
                        "The range %d is over the limit of %d %s.".formatted(range, most, unit),
                        names.range(),
                        range.toString(),
                        List.of(allowed));
            }
            ranges.add(range);
        }
        return ranges;
    }

    private List<Weight> weights(@Nullable List<@Nullable String> given, ServiceSpec service) {
        if (given == null || given.isEmpty()) {
            return List.of(service.weight());
        }
        Set<Weight> weights = new LinkedHashSet<>();
        for (String name : given) {
            weights.add(weight(name));
        }
        return List.copyOf(weights);
    }

    private static Set<ZoneKind> by(@Nullable List<@Nullable String> given) {
        if (given == null || given.isEmpty()) {
            return Set.of(ZoneKind.CITY);
        }
        Set<ZoneKind> kinds = EnumSet.noneOf(ZoneKind.class);
        for (String name : given) {
            kinds.add(oneOf("by", name, ZoneKind.values(), ZoneKind::wireName));
        }
        return kinds;
    }

    /** Returns the value with a wire name; empty where none is given. */
    static <T> Optional<T> word(String parameter, @Nullable String given, T[] values, Function<T, String> wireName) {
        return given == null ? Optional.empty() : Optional.of(oneOf(parameter, given, values, wireName));
    }

    private static <T> T oneOf(String parameter, @Nullable String given, T[] values, Function<T, String> wireName) {
        return Stream.of(values)
                .filter(value -> wireName.apply(value).equals(given))
                .findFirst()
                .orElseThrow(() -> PlanningProblem.invalid(
                        parameter, given, Stream.of(values).map(wireName).toList()));
    }
}
