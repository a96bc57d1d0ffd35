package org.livingcircle.coverage.app;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.Ground;
import org.livingcircle.facility.Facility;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.network.TravelTimes;
import org.livingcircle.pack.LocalText;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.population.PopulationSurface;
import org.livingcircle.streets.Direction;
import org.livingcircle.streets.Mode;

/** A snapshot as other analyses stand on it. */
final class SnapshotGround implements Ground {

    private final CityView view;
    private final Snapshot snapshot;
    private final UnitFigures figures;

    SnapshotGround(CityView view, UnitFigures figures) {
        this.view = view;
        this.snapshot = view.snapshot();
        this.figures = figures;
    }

    @Override
    public String dataVersion() {
        return snapshot.version().id();
    }

    @Override
    public PopulationSurface people() {
        return snapshot.people();
    }

    @Override
    public boolean isUrban(int index) {
        return snapshot.isUrban(index);
    }

    @Override
    public Optional<Ground.ScenarioUse> scenario(@Nullable String service, Travel travel) {
        GroundTravel own = (GroundTravel) travel;
        boolean facilities = snapshot.city()
                .findService(String.valueOf(service))
                .filter(spec -> !view.facilityEdits(spec).isEmpty())
                .isPresent();
        return view.use(own.asked(), own.traveller()).map(use -> {
            LocalText reason = use.reason();
            boolean depends = facilities || use.dependsOn();
            return new Ground.ScenarioUse(
                    use.id(),
                    use.name(),
                    use.revision(),
                    depends,
                    depends || reason == null ? null : new Ground.ScenarioUse.Reason(reason.zh(), reason.en()));
        });
    }

    @Override
    public List<Ground.Zone> units() {
        return zones(ZoneKind.UNIT);
    }

    @Override
    public List<Ground.Zone> townships() {
        return zones(ZoneKind.TOWNSHIP);
    }

    private List<Ground.Zone> zones(ZoneKind kind) {
        return snapshot.zones(kind).stream()
                .map(zone -> {
                    LocalText name = zone.name();
                    return new Ground.Zone(zone.code(), name.zh(), name.en());
                })
                .toList();
    }

    @Override
    public int unitAt(int cell) {
        return snapshot.zoning(ZoneKind.UNIT).zoneAt(cell);
    }

    @Override
    public int townshipAt(int cell) {
        return snapshot.zoning(ZoneKind.TOWNSHIP).zoneAt(cell);
    }

    @Override
    public List<Groups> groups() {
        return figures.groups(snapshot.city().population().censusYear()).stream()
                .map(unit -> new Groups(unit.unit(), unit.people(), unit.women15to49(), unit.underOne()))
                .toList();
    }

    @Override
    public LonLat centre(int cell) {
        return new LonLat(snapshot.lattice().lon(cell), snapshot.lattice().lat(cell));
    }

    @Override
    public int cellAt(LonLat place) {
        return snapshot.lattice().cellAt(place);
    }

    @Override
    public List<Double> bounds() {
        return snapshot.bounds();
    }

    @Override
    public List<String> attribution() {
        return snapshot.city().attribution().stream()
                .map(entry -> "%s (%s)".formatted(entry.text(), entry.licence()))
                .toList();
    }

    @Override
    public List<String> services() {
        return snapshot.city().services().stream().map(ServiceSpec::id).toList();
    }

    @Override
    public List<String> kinds(String service) {
        return snapshot.city().findService(service).map(ServiceSpec::kinds).orElse(List.of());
    }

    @Override
    public Optional<List<Facility>> facilities(String service) {
        return snapshot.city().findService(service).map(view::facilities);
    }

    @Override
    public Travel travel(TravelWish wish) {
        Engine named = word("engine", wish.engine(), Engine.values(), Engine::wireName);
        Metric metric = word("metric", wish.metric(), Metric.values(), Metric::wireName);
        Mode wished = word("mode", wish.mode(), Mode.values(), Mode::wireName);
        Mode mode = wished == null ? Mode.WALK : wished;
        if (metric == null) {
            metric = named == Engine.CIRCLE ? Metric.STRAIGHT : Metric.TIME;
        }
        Engine engine = named != null ? named : usual(metric, mode);
        if (!engine.metrics().contains(metric)) {
            throw PlanningProblem.invalid(
                    "metric",
                    metric.wireName(),
                    engine.metrics().stream().map(Metric::wireName).toList());
        }
        if (mode != Mode.WALK && engine != Engine.STREETS) {
            throw PlanningProblem.of(
                    ProblemType.INVALID_PARAMETER,
                    "Only the engine streets knows how to %s.".formatted(mode.wireName()),
                    "mode",
                    mode.wireName(),
                    List.of(Mode.WALK.wireName()));
        }
        if (engine == Engine.STREETS && mode != Mode.DRIVE && !snapshot.hasStreets()) {
            throw PlanningProblem.of(
                    ProblemType.NEEDS_STREETS,
                    "No streets have been imported; bring them with bin/import osm FILE.osm.pbf. Driving between"
                            + " townships works without.",
                    "engine",
                    engine.wireName(),
                    List.of(Engine.GRID.wireName(), Engine.CIRCLE.wireName()));
        }
        Traveller traveller = new Traveller(
                mode,
                view.paced(profile(wish.profile())),
                wish.winter(),
                Direction.TO_FACILITY,
                view.streetEdits(engine, mode));
        ReachKey key = ReachKey.of(snapshot, engine, metric, traveller);
        TravelTimes times = snapshot.reaches().travel(key);
        return new GroundTravel(snapshot, key, traveller, times);
    }

    private Engine usual(Metric metric, Mode mode) {
        if (metric == Metric.STRAIGHT) {
            return Engine.CIRCLE;
        }
        return mode == Mode.WALK ? snapshot.usualEngine() : Engine.STREETS;
    }

    private Profile profile(@Nullable String id) {
        if (id == null) {
            return snapshot.defaultProfile();
        }
        return snapshot.findProfile(id)
                .orElseThrow(() -> PlanningProblem.invalid(
                        "profile",
                        id,
                        snapshot.city().walking().profiles().stream()
                                .map(named -> named.profile().id())
                                .toList()));
    }

    private static <T> @Nullable T word(
            String parameter, @Nullable String given, T[] values, Function<T, String> wireName) {
        if (given == null) {
            return null;
        }
        return Stream.of(values)
                .filter(value -> wireName.apply(value).equals(given))
                .findFirst()
                .orElseThrow(() -> PlanningProblem.invalid(
                        parameter, given, Arrays.stream(values).map(wireName).toList()));
    }
}
