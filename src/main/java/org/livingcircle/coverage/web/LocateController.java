package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.app.CityView;
import org.livingcircle.coverage.app.CityViews;
import org.livingcircle.coverage.app.Locating;
import org.livingcircle.coverage.app.ScenarioUse;
import org.livingcircle.coverage.app.Zone;
import org.livingcircle.facility.Facility;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.Profile;
import org.livingcircle.platform.PlanningProblem;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a place is like. */
@Tag(name = "City")
@RestController
class LocateController {

    private final CityViews views;
    private final Locating locating;

    LocateController(CityViews views, Locating locating) {
        this.views = views;
        this.locating = locating;
    }

    /** A place. */
    @Schema(name = "Location")
    record Location(
            Named unit,
            @Nullable Named township,

            @Schema(description = "urban or rural; null where nobody lives") @Nullable
            String settlement,

            double peopleInCell,

            @Schema(description = "People per square kilometre of the cell")
            double density,

            List<Near> nearest,
            String dataVersion,

            @Schema(nullable = true, description = ParameterTexts.SCENARIO_USE) @Nullable
            ScenarioUse scenario) {}

    /** A unit or township. */
    record Named(String code, String nameZh, String nameEn) {
        static Named of(Zone zone) {
            return new Named(zone.code(), zone.name().zh(), zone.name().en());
        }
    }

    /** The nearest facility of a service. */
    @Schema(name = "NearestFacility")
    record Near(
            String service,
            @Nullable FacilityPoint facility,
            @Nullable Double straightMetres,

            @Schema(description = "Null where walking takes longer than the largest range") @Nullable
            Integer walkSeconds,

            @Schema(description = "Inside, by official circle; decided by the cell, as coverage does")
            Map<String, @Nullable Boolean> inside) {}

    /** A facility, enough to name and draw it. */
    record FacilityPoint(
            String id,
            @Nullable String nameZh,
            @Nullable String nameEn,
            String kind,
            String provenance,
            double lon,
            double lat) {
        static FacilityPoint of(Facility facility) {
            return new FacilityPoint(
                    facility.id(),
                    facility.nameZh(),
                    facility.nameEn(),
                    facility.kind().code(),
                    facility.origin().provenance().word(),
                    facility.location().lon(),
                    facility.location().lat());
        }
    }

    @Operation(
            operationId = "locate",
            summary = "Where is this, who lives here, what is near",
            description =
                    "The nearest facility of each service: by walking where one is in reach, else in a straight line.")
    @GetMapping(path = "/locate", produces = MediaType.APPLICATION_JSON_VALUE)
    Location locate(
            @Parameter(description = "Degrees east", example = "126.63") @RequestParam double lon,
            @Parameter(description = "Degrees north", example = "45.76") @RequestParam double lat,
            @Parameter(description = ParameterTexts.PROFILE) @RequestParam(required = false) @Nullable String profile,
            @Parameter(description = ParameterTexts.WINTER) @RequestParam(defaultValue = "false") boolean winter,
            @Parameter(description = ParameterTexts.SCENARIO) @RequestParam(required = false) @Nullable
                    String scenario) {
        check("lon", lon, 180);
        check("lat", lat, 90);
        CityView view = views.open(scenario);
        Profile walker = QueryReader.ofOne(view).profile(profile);
        Locating.Location found = locating.at(view, new LonLat(lon, lat), walker, winter);
        return new Location(
                Named.of(found.unit()),
                found.township().map(Named::of).orElse(null),
                found.urban().map(urban -> urban ? "urban" : "rural").orElse(null),
                found.peopleInCell(),
                found.peoplePerSquareKilometre(),
                found.nearest().stream().map(LocateController::near).toList(),
                view.snapshot().version().id(),
                view.useAround(walker).orElse(null));
    }

    private static void check(String parameter, double degrees, int most) {
        if (!(degrees >= -most && degrees <= most)) {
            throw PlanningProblem.invalid(
                    parameter, Double.toString(degrees), "degrees from -%d to %d".formatted(most, most));
        }
    }

    private static Near near(Locating.Near near) {
        Map<String, @Nullable Boolean> inside = new LinkedHashMap<>();
        near.circles()
                .forEach(circle ->
                        inside.put(circle.circle().id(), circle.inside().orElse(null)));
        return new Near(
                near.service().id(),
                near.facility().map(FacilityPoint::of).orElse(null),
                near.straightMetres().orElse(null),
                near.walkSeconds().orElse(null),
                inside);
    }
}
