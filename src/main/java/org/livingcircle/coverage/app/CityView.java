package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.livingcircle.facility.Facility;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.provenance.Origin;
import org.livingcircle.provenance.Provenance;
import org.livingcircle.scenario.Change;
import org.livingcircle.scenario.Scenario;
import org.livingcircle.scenario.WishedCity;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.StreetChanges;
import org.livingcircle.streets.StreetEdits;

/**
 * A city as a question sees it: a snapshot, and what a scenario wishes otherwise. The one place where a scenario becomes edits of
 * facilities, streets and pace, so that every analysis computes with the same.
 */
public final class CityView {

    private final Snapshot snapshot;
    private final @Nullable Scenario scenario;
    private final WishedCity wishes;

    private CityView(Snapshot snapshot, @Nullable Scenario scenario) {
        this.snapshot = snapshot;
        this.scenario = scenario;
        this.wishes = scenario == null ? WishedCity.UNCHANGED : scenario.wishes();
    }

    /** Returns the city as it is. */
    public static CityView of(Snapshot snapshot) {
        return new CityView(snapshot, null);
    }

    /** Returns the city as a scenario over the snapshot's version wishes it. */
    public static CityView of(Snapshot snapshot, Scenario scenario) {
        return new CityView(snapshot, scenario);
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** Returns the scenario; empty for the city as it is. */
    public Optional<Scenario> scenario() {
        return Optional.ofNullable(scenario);
    }

    /** Names the view among all of its data version: equal where every answer is. */
    public String mark() {
        return scenario == null ? "" : "-" + scenario.id() + "-" + scenario.revision();
    }

    /** Returns what is wished of the facilities of a service. */
    public FacilityEdits facilityEdits(ServiceSpec service) {
        Set<String> own =
                snapshot.facilities(service).stream().map(Facility::id).collect(Collectors.toSet());
        return new FacilityEdits(
                wishes.added().stream()
                        .filter(facility ->
                                service.kinds().contains(facility.kind().code()))
                        .map(facility -> new FacilityEdits.Placed(facility.id(), facility.location()))
                        .toList(),
                wishes.closed().stream().filter(own::contains).toList(),
                wishes.moved().entrySet().stream()
                        .filter(move -> own.contains(move.getKey()))
                        .map(move -> new FacilityEdits.Placed(move.getKey(), move.getValue()))
                        .toList());
    }

    /** Returns what is wished of the streets, as far as an engine and a mode can tell the difference. */
    public StreetEdits streetEdits(Engine engine, Mode mode) {
        StreetEdits all = wishes.streets();
        return switch (engine) {
            case CIRCLE -> StreetEdits.NONE;
            case GRID -> new StreetEdits(all.closedBridges(), List.of(), List.of(), List.of());
            case STREETS -> {
                List<StreetChanges.SpeedChange> speeds = all.speeds().stream()
                        .filter(speed -> speed.mode() == mode)
                        .toList();
                yield new StreetEdits(all.closedBridges(), all.closed(), all.roads(), speeds);
            }
        };
    }

    /** Returns what is wished of the streets that a circle of the plan is driven on. */
    public StreetEdits streetEdits(CircleRoads roads) {
        return roads == CircleRoads.STREETS ? streetEdits(Engine.STREETS, Mode.DRIVE) : StreetEdits.NONE;
    }

    /** Returns a profile at the pace that is wished. */
    public Profile paced(Profile profile) {
        Double kmh = wishes.paces().get(profile.id());
        return kmh == null ? profile : new Profile(profile.id(), kmh, profile.wheelchair());
    }

    /** Returns the facilities of a service as they are wished, where they then stand, by id. */
    public List<Facility> facilities(ServiceSpec service) {
        FacilityEdits edits = facilityEdits(service);
        if (edits.isEmpty()) {
            return snapshot.facilities(service);
        }
        Map<String, LonLat> moved = new HashMap<>();
        edits.moved().forEach(placed -> moved.put(placed.id(), placed.place()));
        List<Facility> all = new ArrayList<>();
        for (Facility facility : snapshot.facilities(service)) {
            if (!edits.removed().contains(facility.id())) {
                LonLat place = moved.get(facility.id());
                all.add(place == null ? facility : at(facility, place));
            }
        }
        for (Change.AddFacility added : wishes.added()) {
            if (service.kinds().contains(added.kind().code())) {
                all.add(built(added));
            }
        }
        all.sort(Comparator.comparing(Facility::id)); // the order of Sources
        return all;
    }

    /** Returns a facility of any service as it is wished. */
    public Optional<Facility> findFacility(String id) {
        return snapshot.city().services().stream()
                .flatMap(service -> facilities(service).stream())
                .filter(facility -> facility.id().equals(id))
                .findFirst();
    }

    private static Facility at(Facility facility, LonLat place) {
        return new Facility(
                facility.id(),
                facility.kind(),
                facility.level(),
                facility.nameZh(),
                facility.nameEn(),
                facility.unitCode(),
                facility.townshipCode(),
                place,
                facility.beds(),
                facility.nursingBeds(),
                facility.ownership(),
                facility.locationNote(),
                facility.origin());
    }

    private Facility built(Change.AddFacility added) {
        int cell = snapshot.lattice().cellAt(added.location());
        Optional<Zone> unit = cell < 0 ? Optional.empty() : snapshot.findZone(ZoneKind.UNIT, cell);
        Optional<Zone> township = cell < 0 ? Optional.empty() : snapshot.findZone(ZoneKind.TOWNSHIP, cell);
        return new Facility(
                added.id(),
                added.kind(),
                null,
                added.nameZh(),
                added.nameEn(),
                unit.map(Zone::code).orElse(""),
                township.map(Zone::code).orElse(null),
                added.location(),
                added.beds(),
                null,
                null,
                null,
                new Origin(Provenance.USER, "scenario", "", ""));
    }

    /** Tells whether the answer to a question about coverage depends on the scenario; empty for the city as it is. */
    public Optional<ScenarioUse> use(CoverageQuery query) {
        Traveller traveller = query.traveller();
        return dependence()
                .facilities(facilityEdits(query.service()))
                .travel(streetEdits(query.engineFor(Metric.TIME), traveller.mode()), traveller, query.metrics())
                .use();
    }

    /** As {@link #use(CoverageQuery)}, of a catchment. */
    public Optional<ScenarioUse> use(CatchmentQuery query) {
        return dependence()
                .facility(query.facility().map(Facility::id))
                .travel(
                        streetEdits(query.engine(), query.traveller().mode()),
                        query.traveller(),
                        Set.of(query.metric()))
                .use();
    }

    /** As {@link #use(CoverageQuery)}, of ways between places. */
    public Optional<ScenarioUse> use(Engine engine, Traveller traveller) {
        return dependence()
                .travel(streetEdits(engine, traveller.mode()), traveller, metrics(engine))
                .use();
    }

    /** As {@link #use(CoverageQuery)}, of ways to facilities. */
    public Optional<ScenarioUse> use(JourneyQuery.Nearest query) {
        return dependence()
                .facilities(facilityEdits(query.service()))
                .travel(
                        streetEdits(query.engine(), query.traveller().mode()),
                        query.traveller(),
                        metrics(query.engine()))
                .use();
    }

    /** As {@link #use(CoverageQuery)}, of what is near a place. */
    public Optional<ScenarioUse> useAround(Profile profile) {
        Dependence dependence = dependence();
        snapshot.city().services().forEach(service -> dependence.facilities(facilityEdits(service)));
        Engine engine = snapshot.usualEngine();
        return dependence
                .travel(streetEdits(engine, Mode.WALK), Traveller.walking(profile, false), metrics(engine))
                .use();
    }

    /** As {@link #use(CoverageQuery)}, of a circle of the plan: its speeds are parameters, the pace of who walks to a car the usual. */
    public Optional<ScenarioUse> use(PlanCircleQuery query) {
        return dependence().driven(streetEdits(query.roads())).use();
    }

    private static Set<Metric> metrics(Engine engine) {
        return engine == Engine.CIRCLE ? Set.of(Metric.STRAIGHT) : Set.of(Metric.TIME);
    }

    private Dependence dependence() {
        return new Dependence(scenario, wishes);
    }
}
