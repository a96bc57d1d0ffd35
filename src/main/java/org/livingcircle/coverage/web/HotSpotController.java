package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.app.CityView;
import org.livingcircle.coverage.app.CityViews;
import org.livingcircle.coverage.app.CoverageQuery;
import org.livingcircle.coverage.app.HotSpotAnalysis;
import org.livingcircle.coverage.app.HotSpotAnalysis.Found;
import org.livingcircle.coverage.app.Snapshot;
import org.livingcircle.coverage.app.Zone;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.Metric;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.PlanningProblem;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The hot spot process: where the most people live outside a circle. */
@Tag(name = "Processes")
@RestController
class HotSpotController {

    private static final int USUAL_COUNT = 20;

    /** A geometry of GeoJSON. */
    private record Point(String type, List<Double> coordinates) {
        static Point of(LonLat place) {
            return new Point("Point", List.of(place.lon(), place.lat()));
        }
    }

    private final CityViews views;
    private final HotSpotAnalysis hotSpots;
    private final Limit most;

    HotSpotController(CityViews views, HotSpotAnalysis hotSpots, Limit hotSpotLimit) {
        this.views = views;
        this.hotSpots = hotSpots;
        this.most = hotSpotLimit;
    }

    @Operation(
            operationId = "executeHotSpots",
            summary = "Hot spots of uncovered people",
            description =
                    "Where the most people live together outside the circle of a service, ranked, as GeoJSON points.")
    @PostMapping(
            path = "/processes/hotspots/execution",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = {CoverageController.GEO_JSON, MediaType.APPLICATION_JSON_VALUE})
    Map<String, @Nullable Object> execute(@RequestBody HotSpotExecution request) {
        HotSpotInputs inputs = request.inputs();
        CityView view = views.open(inputs == null ? null : inputs.scenarioId());
        Snapshot snapshot = view.snapshot();
        CoverageQuery query = QueryReader.ofOne(view).read(inputs == null ? null : inputs.coverage());
        int count = count(inputs == null ? null : inputs.count());
        List<Map<String, Object>> features = hotSpots.answer(snapshot, query, count).stream()
                .map(HotSpotController::feature)
                .toList();
        Map<String, @Nullable Object> collection = new LinkedHashMap<>();
        collection.put("type", "FeatureCollection");
        collection.put("dataVersion", snapshot.version().id());
        collection.put("scenario", view.use(query).orElse(null));
        collection.put("features", features);
        return collection;
    }

    private int count(@Nullable Integer given) {
        if (given == null) {
            return USUAL_COUNT;
        }
        if (given < 1) {
            throw PlanningProblem.invalid("count", given.toString(), "a whole number from 1 to " + most.value());
        }
        most.check("count", given);
        return given;
    }

    private static Map<String, Object> feature(Found found) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("rank", found.spot().rank());
        properties.put("people", found.spot().people());
        properties.put("cost", found.cost().orElse(null));
        properties.put("metric", found.metric().map(Metric::wireName).orElse(null));
        put(properties, "unit", found.unit());
        put(properties, "township", found.township());
        Map<String, Object> feature = new LinkedHashMap<>();
        feature.put("type", "Feature");
        feature.put("id", found.spot().rank());
        feature.put("geometry", Point.of(found.place()));
        feature.put("properties", properties);
        return feature;
    }

    private static void put(Map<String, @Nullable Object> properties, String key, Optional<Zone> zone) {
        properties.put(key, zone.map(Zone::code).orElse(null));
        properties.put(key + "Name", zone.map(Zone::name).orElse(null));
    }
}
