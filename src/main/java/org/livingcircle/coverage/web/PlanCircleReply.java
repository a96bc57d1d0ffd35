package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.app.CircleRoads;
import org.livingcircle.coverage.app.CityView;
import org.livingcircle.coverage.app.CoverageTable;
import org.livingcircle.coverage.app.Joinings;
import org.livingcircle.coverage.app.PlanCircleAnswer;
import org.livingcircle.coverage.app.PlanCircleQuery;
import org.livingcircle.coverage.app.ScenarioUse;
import org.livingcircle.coverage.app.Snapshot;
import org.livingcircle.pack.Attribution;
import org.livingcircle.pack.LocalText;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.population.Weight;
import org.livingcircle.streets.StoredStreets;

/** The answer of the plan-circles process: people, units, places and stations, and all that the plan left open. */
@Schema(name = "PlanCircleReply")
record PlanCircleReply(
        @Schema(description = "People inside by weight, the main city's among them; not rounded")
        Map<String, Double> inside,

        @Schema(description = "All people by weight") Map<String, Double> total,

        @Schema(description = "People of the main city by weight, part of those inside; 0 where measured from a point")
        Map<String, Double> mainCity,

        @Schema(description = "What carried which of the people inside: streets, strategic, or none in the main city")
        List<EngineShare> insideEngines,

        @Schema(description = "Railway: people inside door to door, and counting the ride alone")
        List<Variant> variants,

        List<Unit> units,
        List<Place> places,
        List<Station> stations,
        List<Parameter> parameters,

        @Schema(nullable = true, description = "What the plan says, and what is open or wrong in it") @Nullable
        Statement statement,

        @Schema(
                nullable = true,
                type = "object",
                description = "GeoJSON MultiPolygon for the eye; people are counted from cells")
        @Nullable
        Object geometry,

        Metadata metadata) {

    /** People inside under one reckoning. */
    @Schema(name = "PlanCircleVariant")
    record Variant(boolean vehicleOnly, Map<String, Double> inside) {}

    /** A unit's people, and those inside. */
    @Schema(name = "PlanCircleUnit")
    record Unit(
            String code,
            String nameZh,
            String nameEn,
            Map<String, Double> inside,
            Map<String, Double> total,

            @Schema(nullable = true, description = "inside / total of all ages; null with a reason") @Nullable
            Double share,

            @Schema(nullable = true, description = "no-people") @Nullable
            String reason) {}

    /** A seat, satellite city, sub-centre, town or other place. */
    @Schema(name = "PlanCirclePlace")
    record Place(
            String id,
            String nameZh,
            String nameEn,
            String kind,
            @Schema(nullable = true) @Nullable String role,
            @Schema(nullable = true) @Nullable String unit,
            List<Double> location,

            @Schema(nullable = true, description = "Null with a reason") @Nullable
            Double seconds,

            boolean inside,

            @Schema(
                    nullable = true,
                    description = "beyond-6-hours, which no road within the access limit counts to, or no-street")
            @Nullable
            String reason) {}

    /** A station of a line. */
    @Schema(name = "PlanCircleStation")
    record Station(
            String id,
            String line,
            String nameZh,
            String nameEn,
            List<Double> location,

            @Schema(nullable = true, description = "Ride to the nearest station of the main city; null with a reason")
            @Nullable
            Double rideSeconds,

            @Schema(nullable = true, description = "Waiting, ride and egress of somebody at the station") @Nullable
            Double totalSeconds,

            boolean inside,

            @Schema(nullable = true, description = "not-open, no-minutes or no-hub") @Nullable
            String reason) {}

    /** A number or choice that the answer rests on. */
    @Schema(name = "PlanCircleParameter")
    record Parameter(
            String name,
            @Schema(description = "A number or a word") Object value,
            String unit,
            LocalText basis,

            @Schema(description = "Whether the plan leaves it open")
            boolean openInPlan) {}

    /** A statement of the plan. */
    @Schema(name = "PlanCircleStatement")
    record Statement(String id, String zh, String en, List<Flag> flags) {}

    /** A note on what is wrong or open in a statement. */
    @Schema(name = "PlanCircleFlag")
    record Flag(String id, String zh, String en) {}

    /** Which engine answered for what share of the people. */
    @Schema(name = "PlanCircleEngine")
    record EngineShare(
            String engine,
            double people,
            double share,
            @Schema(nullable = true) @Nullable String reason) {}

    /** Where the figures come from. */
    @Schema(name = "PlanCircleMetadata")
    record Metadata(
            String circle,
            @Schema(description = "streets or strategic") String engine,
            List<EngineShare> engines,

            @Schema(description = "Unit of people: resident population")
            String unit,

            @Schema(description = "Date of the population") String vintage,

            @Schema(description = "Year whose network counts")
            int networkYear,

            @Schema(nullable = true, description = "Date of the streets; null where none were driven") @Nullable
            String streetsVintage,

            String dataVersion,
            String method,

            @Schema(description = "Of the people, then of streets and links")
            List<String> provenance,

            List<CoverageTable.Warning> warnings,
            List<Attribution> attribution,

            @Schema(nullable = true, description = ParameterTexts.SCENARIO_USE) @Nullable
            ScenarioUse scenario) {}

    static PlanCircleReply of(
            CityView view, PlanCircleQuery query, PlanCircleAnswer answer, @Nullable Object geometry) {
        return new PlanCircleReply(
                byName(answer.inside()),
                byName(answer.total()),
                byName(answer.origin()),
                engines(answer.insideEngines()),
                answer.variants().stream()
                        .map(variant -> new Variant(variant.vehicleOnly(), byName(variant.inside())))
                        .toList(),
                answer.units().stream().map(PlanCircleReply::unit).toList(),
                answer.places().stream().map(PlanCircleReply::place).toList(),
                answer.stations().stream().map(PlanCircleReply::station).toList(),
                answer.parameters().stream()
                        .map(one -> new Parameter(one.name(), one.value(), one.unit(), one.basis(), one.openInPlan()))
                        .toList(),
                statement(answer.statement()),
                geometry,
                metadata(view, query, answer));
    }

    private static List<EngineShare> engines(List<Joinings.EngineShare> shares) {
        return shares.stream()
                .map(one -> new EngineShare(one.engine(), one.people(), one.share(), one.reason()))
                .toList();
    }

    private static Map<String, Double> byName(Map<Weight, Double> people) {
        Map<Weight, Double> ordered = new TreeMap<>(people);
        Map<String, Double> named = new java.util.LinkedHashMap<>();
        ordered.forEach((weight, some) -> named.put(weight.wireName(), some));
        return named;
    }

    private static Unit unit(PlanCircleAnswer.UnitShare share) {
        double total = share.total().getOrDefault(Weight.TOTAL, 0.0);
        return new Unit(
                share.unit().code(),
                share.unit().name().zh(),
                share.unit().name().en(),
                byName(share.inside()),
                byName(share.total()),
                total > 0 ? (Double) (share.inside().getOrDefault(Weight.TOTAL, 0.0) / total) : null,
                total > 0 ? null : "no-people");
    }

    private static Place place(PlanCircleAnswer.PlaceTime time) {
        StoredCity.Place place = time.place();
        return new Place(
                place.id(),
                place.name().zh(),
                place.name().en(),
                place.kind(),
                place.role().orElse(null),
                place.unit().orElse(null),
                List.of(place.place().lon(), place.place().lat()),
                time.seconds().orElse(null),
                time.inside(),
                time.reason().orElse(null));
    }

    private static Station station(PlanCircleAnswer.StationTime time) {
        StoredCity.Station station = time.station();
        return new Station(
                station.id(),
                station.line(),
                station.name().zh(),
                station.name().en(),
                List.of(station.place().lon(), station.place().lat()),
                time.rideSeconds().orElse(null),
                time.totalSeconds().orElse(null),
                time.inside(),
                time.reason().orElse(null));
    }

    private static @Nullable Statement statement(Optional<StoredCity.Statement> found) {
        return found.map(statement -> new Statement(
                        statement.id(),
                        statement.zh(),
                        statement.en(),
                        statement.notes().stream()
                                .map(note -> new Flag(note.id(), note.zh(), note.en()))
                                .toList()))
                .orElse(null);
    }

    private static Metadata metadata(CityView view, PlanCircleQuery query, PlanCircleAnswer answer) {
        Snapshot snapshot = view.snapshot();
        boolean streets = query.roads() == CircleRoads.STREETS;
        return new Metadata(
                query.circle().wireName(),
                query.roads().wireName(),
                engines(answer.engines()),
                "residents",
                Integer.toString(snapshot.city().population().censusYear()),
                query.year(),
                streets
                        ? snapshot.streets()
                                .stored()
                                .map(StoredStreets::vintage)
                                .orElse(null)
                        : null,
                snapshot.version().id(),
                (streets ? "streets-and-strategic-network" : "strategic-network")
                        + ", see src/docs/method/plan-circles.md",
                streets ? List.of("modelled", "open", "estimated") : List.of("modelled", "estimated"),
                answer.warnings(),
                snapshot.city().attribution(),
                view.use(query).orElse(null));
    }
}
