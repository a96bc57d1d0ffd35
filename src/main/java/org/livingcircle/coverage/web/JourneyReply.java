package org.livingcircle.coverage.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.app.CatchmentAnswer;
import org.livingcircle.coverage.app.CatchmentQuery;
import org.livingcircle.coverage.app.CityView;
import org.livingcircle.coverage.app.CoverageTable;
import org.livingcircle.coverage.app.Engine;
import org.livingcircle.coverage.app.Joinings;
import org.livingcircle.coverage.app.JourneyAnswer;
import org.livingcircle.coverage.app.JourneyQuery;
import org.livingcircle.coverage.app.ScenarioUse;
import org.livingcircle.coverage.app.Snapshot;
import org.livingcircle.coverage.app.Traveller;
import org.livingcircle.facility.Facility;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.Metric;
import org.livingcircle.pack.Attribution;
import org.livingcircle.population.Weight;
import org.livingcircle.streets.StoredStreets;
import org.locationtech.jts.geom.Geometry;

/** Answers about ways and catchments as JSON. */
final class JourneyReply {

    private static final String FEATURES = "FeatureCollection";
    private static final String FEATURE = "Feature";

    /** Direction of a question between places, none of which need be a facility. */
    private static final String BETWEEN_PLACES = "sourceToDestination";

    private JourneyReply() {}

    /** The question as it was understood, and where the figures come from. */
    @Schema(name = "JourneyMetadata")
    record Metadata(
            @Schema(description = "streets, grid or circle") String engine,

            String metric,
            String mode,
            String profile,
            boolean winter,

            @Schema(description = "toFacility or fromFacility; sourceToDestination for a matrix and a route")
            String direction,

            @Schema(nullable = true, description = "Date of the streets; null without any") @Nullable
            String streetsVintage,

            @Schema(nullable = true, description = "Date of the people; null where none are counted") @Nullable
            String vintage,

            String dataVersion,

            @Schema(description = "streets, least-cost-grid or straight-line, see src/docs/method")
            String method,

            @Schema(description = "Provenance of streets, people and facilities, as far as they were used")
            List<String> provenance,

            @Schema(description = "Which network answered for what share of the people; empty where none are counted")
            List<Joinings.EngineShare> engines,

            @Schema(nullable = true, description = "Where the place joined; not in a matrix, where each place says so")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Snapped snapped,

            @Schema(nullable = true, description = "Where the beginning of a route joined; only in a route")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Snapped from,

            @Schema(nullable = true, description = "Where the end of a route joined; only in a route")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Snapped to,

            List<CoverageTable.Warning> warnings,
            List<Attribution> attribution,

            @Schema(nullable = true, description = ParameterTexts.SCENARIO_USE) @Nullable
            ScenarioUse scenario) {}

    /** Where a place joined its street. */
    @Schema(name = "SnappedPlace")
    record Snapped(
            @Schema(nullable = true, description = "[lon, lat] on the street") @Nullable
            List<Double> point,

            @Schema(nullable = true, description = "Straight to the street; where none was joined, to the nearest")
            @Nullable
            Double metres,

            @Schema(
                    nullable = true,
                    description = "not-on-street or in-water; null where it joined, or no street is meant to be joined")
            @Nullable
            String reason) {
        static Snapped of(JourneyAnswer.Snapped snapped) {
            LonLat point = snapped.point();
            return new Snapped(
                    point == null ? null : List.of(point.lon(), point.lat()), snapped.metres(), snapped.reason());
        }
    }

    /** A catchment: a feature for each range, the smallest first. */
    @Schema(name = "CatchmentReply")
    record Catchment(String type, List<CatchmentFeature> features, Metadata metadata) {}

    /** The area within a range. */
    @Schema(name = "CatchmentFeature")
    record CatchmentFeature(
            String type,

            @Schema(type = "object", nullable = true, description = "MultiPolygon; null with geometry none") @Nullable
            Map<String, Object> geometry,

            CatchmentProperties properties) {}

    /** Who lives within a range. */
    @Schema(name = "CatchmentProperties")
    record CatchmentProperties(
            int range,

            @Schema(description = "s or m") String rangeUnit,

            @Schema(description = "Residents by weight, counted by cells, not rounded")
            Map<String, Double> people,

            @Schema(nullable = true, description = "Of what is drawn; null with geometry none") @Nullable
            Double areaKm2) {}

    /** A matrix: rows are sources, columns destinations. */
    @Schema(name = "MatrixReply")
    record Matrix(
            @Schema(description = "Whole seconds of the fastest way; null with a reason")
            List<List<@Nullable Integer>> durations,

            @Schema(
                    nullable = true,
                    description = "Metres of that fastest way, not of the shortest; null where not known, and null as a"
                            + " whole where annotations leave them out")
            @Nullable
            List<List<@Nullable Double>> distances,

            @Schema(description = "not-on-street, in-water, no-way or beyond-range; null where there is a way")
            List<List<@Nullable String>> reasons,

            List<MatrixPlace> sources,
            List<MatrixPlace> destinations,
            Metadata metadata) {}

    /** A place of a matrix. */
    @Schema(name = "MatrixPlace")
    record MatrixPlace(Snapped snapped) {}

    /** The nearest facilities, nearest first. */
    @Schema(name = "NearestReply")
    record Nearest(List<NearFacility> facilities, Metadata metadata) {}

    /** A facility and the way to or from it. */
    @Schema(name = "NearFacility")
    record NearFacility(
            String id,
            @Schema(nullable = true) @Nullable String nameZh,
            @Schema(nullable = true) @Nullable String nameEn,
            List<Double> location,
            int seconds,

            @Schema(nullable = true, description = "Metres of the fastest way; null where not known") @Nullable
            Double metres,

            String provenance) {}

    /** A way. */
    @Schema(name = "RouteReply")
    record Route(String type, List<RouteFeature> features, Metadata metadata) {}

    /** The line of a way. */
    @Schema(name = "RouteFeature")
    record RouteFeature(
            String type,

            @Schema(type = "object", description = "LineString from place to place")
            Map<String, Object> geometry,

            RouteProperties properties) {}

    /** What a way costs. */
    @Schema(name = "RouteProperties")
    record RouteProperties(
            @Schema(description = "Whole, rounded up") int seconds, double metres, List<RouteStep> steps) {}

    /** A stretch along streets of one name and class. */
    @Schema(name = "RouteStep")
    record RouteStep(
            String name,
            double metres,
            double seconds,

            @Schema(description = "access between a place and its street")
            String roadClass) {}

    static Catchment catchment(CityView view, CatchmentQuery query, CatchmentAnswer answer) {
        List<CatchmentFeature> features = new ArrayList<>();
        for (int range = 0; range < query.ranges().size(); range++) {
            Map<String, Double> people = new LinkedHashMap<>();
            for (Weight weight : query.weights()) {
                people.put(weight.wireName(), answer.people().people(range, weight));
            }
            CatchmentAnswer.Area area = answer.areas().get(range);
            Geometry shape = area.shape();
            features.add(new CatchmentFeature(
                    FEATURE,
                    shape == null ? null : GeoJsonShapes.multiPolygon(shape, GeoJsonShapes.CENTIMETRE),
                    new CatchmentProperties(
                            query.ranges().get(range),
                            query.metric() == Metric.TIME ? "s" : "m",
                            people,
                            area.squareKilometres())));
        }
        List<String> provenance = new ArrayList<>(List.of("modelled"));
        query.facility().ifPresent(facility -> provenance.add(word(facility)));
        String direction = query.traveller().direction().wireName();
        return new Catchment(
                FEATURES,
                features,
                metadata(
                        view.snapshot(),
                        new Asked(query.engine(), query.metric(), query.traveller(), direction),
                        provenance,
                        answer.engines(),
                        Joined.at(answer.snapped()),
                        answer.warnings(),
                        view.use(query)));
    }

    static Matrix matrix(CityView view, JourneyQuery.Matrix query, JourneyAnswer.Matrix answer) {
        return new Matrix(
                answer.durations(),
                answer.distances(),
                answer.reasons(),
                places(answer.sources()),
                places(answer.destinations()),
                metadata(
                        view.snapshot(),
                        new Asked(query.engine(), Metric.TIME, query.traveller(), BETWEEN_PLACES),
                        List.of(),
                        List.of(),
                        Joined.NONE,
                        answer.warnings(),
                        view.use(query.engine(), query.traveller())));
    }

    private static List<MatrixPlace> places(List<JourneyAnswer.Snapped> places) {
        return places.stream().map(place -> new MatrixPlace(Snapped.of(place))).toList();
    }

    static Nearest nearest(CityView view, JourneyQuery.Nearest query, JourneyAnswer.Nearest answer) {
        List<NearFacility> facilities = answer.facilities().stream()
                .map(near -> new NearFacility(
                        near.facility().id(),
                        near.facility().nameZh(),
                        near.facility().nameEn(),
                        List.of(
                                near.facility().location().lon(),
                                near.facility().location().lat()),
                        near.seconds(),
                        near.metres(),
                        word(near.facility())))
                .toList();
        String direction = query.traveller().direction().wireName();
        return new Nearest(
                facilities,
                metadata(
                        view.snapshot(),
                        new Asked(query.engine(), Metric.TIME, query.traveller(), direction),
                        facilities.stream()
                                .map(NearFacility::provenance)
                                .sorted()
                                .toList(),
                        List.of(),
                        Joined.at(answer.location()),
                        answer.warnings(),
                        view.use(query)));
    }

    static Route route(CityView view, JourneyQuery.Route query, JourneyAnswer.Route answer) {
        List<RouteStep> steps = answer.steps().stream()
                .map(step -> new RouteStep(step.name(), step.metres(), step.seconds(), step.roadClass()))
                .toList();
        return new Route(
                FEATURES,
                List.of(new RouteFeature(
                        FEATURE,
                        GeoJsonShapes.lineString(answer.line()),
                        new RouteProperties(answer.seconds(), answer.metres(), steps))),
                metadata(
                        view.snapshot(),
                        new Asked(Engine.STREETS, Metric.TIME, query.traveller(), BETWEEN_PLACES),
                        List.of(),
                        List.of(),
                        new Joined(null, Snapped.of(answer.from()), Snapped.of(answer.to())),
                        answer.warnings(),
                        view.use(Engine.STREETS, query.traveller())));
    }

    private static String word(Facility facility) {
        return facility.origin().provenance().word();
    }

    /** The question as it was understood. */
    private record Asked(Engine engine, Metric metric, Traveller traveller, String direction) {}

    /** Where the one place joined, or both ends of a route. */
    private record Joined(
            @Nullable Snapped place,
            @Nullable Snapped from,
            @Nullable Snapped to) {

        static final Joined NONE = new Joined(null, null, null);

        static Joined at(JourneyAnswer.Snapped place) {
            return new Joined(Snapped.of(place), null, null);
        }
    }

    /**
     * Puts together where an answer comes from.
     *
     * @param provenance beside that of the streets
     * @param engines empty where no people are counted
     */
    private static Metadata metadata(
            Snapshot snapshot,
            Asked asked,
            List<String> provenance,
            List<Joinings.EngineShare> engines,
            Joined joined,
            List<CoverageTable.Warning> warnings,
            Optional<ScenarioUse> scenario) {
        boolean streets = asked.engine == Engine.STREETS && snapshot.hasStreets();
        List<String> origins = new ArrayList<>(streets ? List.of("open") : List.of());
        origins.addAll(provenance);
        return new Metadata(
                asked.engine.wireName(),
                asked.metric.wireName(),
                asked.traveller.mode().wireName(),
                asked.traveller.profile().id(),
                asked.traveller.winter(),
                asked.direction,
                streets
                        ? snapshot.streets()
                                .stored()
                                .map(StoredStreets::vintage)
                                .orElse(null)
                        : null,
                engines.isEmpty()
                        ? null
                        : Integer.toString(snapshot.city().population().censusYear()),
                snapshot.version().id(),
                asked.engine.method(),
                origins.stream().distinct().toList(),
                engines,
                joined.place,
                joined.from,
                joined.to,
                warnings,
                snapshot.city().attribution(),
                scenario.orElse(null));
    }
}
