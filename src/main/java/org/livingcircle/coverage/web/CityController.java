package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.app.Engine;
import org.livingcircle.coverage.app.Snapshot;
import org.livingcircle.coverage.app.Snapshots;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.pack.Attribution;
import org.livingcircle.pack.Circle;
import org.livingcircle.pack.CityPack;
import org.livingcircle.pack.LocalText;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.pack.WalkingSpec;
import org.livingcircle.population.Area;
import org.livingcircle.population.SettlementRule;
import org.livingcircle.population.Weight;
import org.livingcircle.streets.StoredStreets;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The city that is served, and its services: what a page needs before it can ask. */
@Tag(name = "City")
@RestController
class CityController {

    private final Snapshots snapshots;

    CityController(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** The city. */
    @Schema(name = "City")
    record City(
            String id,
            LocalText name,

            @Schema(description = "west, south, east, north in degrees")
            List<Double> bounds,

            List<Double> centre,
            int zoom,
            String referenceDate,
            String dataVersion,
            Grid grid,
            List<String> weights,
            List<Profile> profiles,
            Walking walking,
            Ranges ranges,
            List<ConservationRow> conservation,
            Settlement settlement,

            @Schema(nullable = true, description = "Null where none have been imported") @Nullable
            Streets streets,

            @Schema(description = "Engines that can be asked for")
            List<String> engines,

            @Schema(
                    nullable = true,
                    description = "What plan-circles can be asked for; null where the city draws no main city")
            @Nullable
            PlanCircles planCircles,

            List<Attribution> attribution) {}

    /** The years whose network the circles of the plan can be driven on. */
    @Schema(name = "CityPlanCircles")
    record PlanCircles(
            @Schema(description = "Year of a question that names none")
            int year,

            int firstYear,
            int lastYear) {}

    /** The streets that have been imported. */
    @Schema(name = "ImportedStreets")
    record Streets(
            String version,
            String imported,
            String source,

            @Schema(description = "Day of the data, or undated")
            String vintage,

            String attribution,

            @Schema(description = "west, south, east, north in degrees")
            List<Double> box,

            int edges,
            double walkKm,
            double cycleKm,
            double driveKm) {
        static Streets of(StoredStreets stored) {
            return new Streets(
                    stored.version(),
                    stored.imported().toString(),
                    stored.source(),
                    stored.vintage(),
                    stored.attribution(),
                    List.of(
                            stored.box().southWest().lon(),
                            stored.box().southWest().lat(),
                            stored.box().northEast().lon(),
                            stored.box().northEast().lat()),
                    stored.counts().edges(),
                    stored.counts().walkKm(),
                    stored.counts().cycleKm(),
                    stored.counts().driveKm());
        }
    }

    /** The grid that people and reach are held on. */
    record Grid(int srid, double cellMetres, int columns, int rows, int populatedCells) {}

    /** Who walks. */
    record Profile(String id, double kmh, LocalText name) {}

    /** How walking differs from a straight dry line. */
    record Walking(double detour, double winterFactor, String defaultProfile) {}

    /** The largest ranges that may be asked for. */
    record Ranges(int mostSeconds, int mostMetres) {}

    /** Proof that the cells of a unit sum to its census. */
    record ConservationRow(String unit, String band, double census, double surface, double relativeDifference) {}

    /** The rule that makes cells urban, and what came of it. */
    record Settlement(
            double blockMetres,
            double densityPerKm2,
            double clusterPeople,
            double urbanPeople,
            double urbanShare,
            @Nullable Double censusUrbanShare) {}

    /** A service. */
    @Schema(name = "Service")
    record Service(
            String id,
            LocalText name,
            List<String> kinds,
            int facilities,
            Map<String, Long> byProvenance,
            String weight,
            List<String> targets,
            LocalText note,
            List<ServiceCircle> circles) {

        static Service of(Snapshot snapshot, ServiceSpec service) {
            Map<String, Long> byProvenance = snapshot.facilities(service).stream()
                    .collect(Collectors.groupingBy(
                            facility -> facility.origin().provenance().word(), TreeMap::new, Collectors.counting()));
            return new Service(
                    service.id(),
                    service.name(),
                    service.kinds(),
                    snapshot.facilities(service).size(),
                    byProvenance,
                    service.weight().wireName(),
                    service.targets(),
                    service.note(),
                    service.circles().stream().map(ServiceCircle::of).toList());
        }
    }

    /** An official circle. */
    record ServiceCircle(String id, LocalText name, List<Part> parts) {
        static ServiceCircle of(Circle circle) {
            return new ServiceCircle(
                    circle.id(),
                    circle.name(),
                    circle.parts().stream()
                            .map(part -> new Part(
                                    part.area().wireName(), part.metric().wireName(), part.limit(), part.basis()))
                            .toList());
        }
    }

    /** Whom a part of a circle is for, and its limit in seconds (time) or metres (straight). */
    record Part(String area, String metric, int limit, String basis) {}

    @Operation(
            operationId = "getCity",
            summary = "The city that is served",
            description =
                    "Name, view, grid, walking profiles, and proof that the population surface equals the census.")
    @GetMapping(path = "/city", produces = MediaType.APPLICATION_JSON_VALUE)
    City city() {
        Snapshot snapshot = snapshots.current();
        CityPack pack = snapshot.city();
        GridExtent extent = snapshot.extent();
        WalkingSpec walking = pack.walking();
        return new City(
                pack.id(),
                pack.name(),
                snapshot.bounds(),
                List.of(pack.map().centre().lon(), pack.map().centre().lat()),
                pack.map().zoom(),
                pack.referenceDate().toString(),
                snapshot.version().id(),
                new Grid(
                        extent.srid(),
                        extent.cellMetres(),
                        extent.columns(),
                        extent.rows(),
                        snapshot.people().size()),
                Weight.ALL.stream().map(Weight::wireName).toList(),
                walking.profiles().stream()
                        .map(profile -> new Profile(
                                profile.profile().id(), profile.profile().kmh(), profile.name()))
                        .toList(),
                new Walking(walking.settings().detour(), walking.settings().winterFactor(), walking.defaultProfile()),
                new Ranges(snapshot.limits().seconds(), snapshot.limits().metres()),
                snapshot.conservation().stream()
                        .map(row -> new ConservationRow(
                                row.unit(),
                                row.band().wireName(),
                                row.census(),
                                row.surface(),
                                row.relativeDifference()))
                        .toList(),
                settlement(snapshot),
                snapshot.streets().stored().map(Streets::of).orElse(null),
                Arrays.stream(Engine.values())
                        .filter(engine -> engine != Engine.STREETS || snapshot.hasStreets())
                        .map(Engine::wireName)
                        .toList(),
                planCircles(snapshot),
                pack.attribution());
    }

    private static @Nullable PlanCircles planCircles(Snapshot snapshot) {
        if (snapshot.strategicRoads().transport().mainCity().isEmpty()) {
            return null;
        }
        return new PlanCircles(
                snapshot.city().planCircles().year(), PlanCircleReader.FIRST_YEAR, PlanCircleReader.LAST_YEAR);
    }

    private static Settlement settlement(Snapshot snapshot) {
        OptionalDouble share = snapshot.censusUrbanShare();
        SettlementRule rule = snapshot.city().settlement();
        double urban = snapshot.residents().total(Area.URBAN, Weight.TOTAL);
        double all = snapshot.residents().total(Area.ALL, Weight.TOTAL);
        return new Settlement(
                rule.blockMetres(),
                rule.densityPerKm2(),
                rule.clusterPeople(),
                urban,
                urban / all,
                share.isPresent() ? share.getAsDouble() : null);
    }

    @Operation(
            operationId = "listServices",
            summary = "The services and their official circles",
            description = "With the number of facilities by provenance.")
    @GetMapping(path = "/services", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Service> services() {
        Snapshot snapshot = snapshots.current();
        return snapshot.city().services().stream()
                .map(service -> Service.of(snapshot, service))
                .toList();
    }
}
