package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.app.CityView;
import org.livingcircle.coverage.app.CityViews;
import org.livingcircle.coverage.app.CoverageQuery;
import org.livingcircle.coverage.app.ReachKey;
import org.livingcircle.coverage.app.Snapshot;
import org.livingcircle.coverage.app.ZoneKind;
import org.livingcircle.coverage.raster.GeoTiffs;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.population.Weight;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Surfaces as GeoTIFF, cell for cell as they are computed, in the grid's own coordinate system. */
@Tag(name = "Surfaces")
@RestController
class SurfaceDownloadController {

    static final String GEO_TIFF = "image/tiff; application=geotiff";

    private static final float NO_DATA = -1;

    private final CityViews views;
    private final Limit most;

    SurfaceDownloadController(CityViews views, Limit rasterLimit) {
        this.views = views;
        this.most = rasterLimit;
    }

    @Operation(
            operationId = "getPopulationCoverage",
            summary = "The population surface as GeoTIFF",
            description =
                    "People in each cell; 0 where nobody lives, -1 (no data) outside the city. With a scenario those of"
                            + " its data version; its changes move nobody.")
    @GetMapping(path = "/collections/population/coverage", produces = GEO_TIFF)
    ResponseEntity<StreamingResponseBody> population(
            @Parameter(description = ParameterTexts.WEIGHT) @RequestParam(defaultValue = "total") String weight,
            @Parameter(description = ParameterTexts.PINNED) @RequestParam(required = false) @Nullable String scenario,
            @Parameter(description = ParameterTexts.BBOX) @RequestParam(required = false) @Nullable String bbox) {
        CityView view = views.open(scenario);
        Snapshot snapshot = view.snapshot();
        Weight whom = QueryReader.ofOne(view).weight(weight);
        GridExtent window = window(snapshot, bbox);
        double[] people = snapshot.people().weight(whom);
        return file("population-" + weight, snapshot.extent(), window, cell -> {
            int index = snapshot.people().indexOf(cell);
            return index >= 0 ? (float) people[index] : isCity(snapshot, cell) ? 0 : NO_DATA;
        });
    }

    @Operation(
            operationId = "getReachCoverage",
            summary = "The cost to the nearest facility as GeoTIFF",
            description = "Whole seconds or metres of each cell, rounded up; -1 (no data) outside the city and where no"
                    + " facility is within the largest range.")
    @GetMapping(path = "/collections/reach/coverage", produces = GEO_TIFF)
    ResponseEntity<StreamingResponseBody> reach(
            @Parameter(description = ParameterTexts.SERVICE) @RequestParam(required = false) @Nullable String service,
            @Parameter(description = ParameterTexts.ENGINE) @RequestParam(required = false) @Nullable String engine,
            @Parameter(description = ParameterTexts.METRIC) @RequestParam(required = false) @Nullable String metric,
            @Parameter(description = ParameterTexts.PROFILE) @RequestParam(required = false) @Nullable String profile,
            @Parameter(description = ParameterTexts.WINTER) @RequestParam(defaultValue = "false") boolean winter,
            @Parameter(description = ParameterTexts.MODE) @RequestParam(required = false) @Nullable String mode,
            @Parameter(description = ParameterTexts.DIRECTION) @RequestParam(required = false) @Nullable
                    String direction,
            @Parameter(description = ParameterTexts.CLOSED_BRIDGES) @RequestParam(required = false) @Nullable
                    List<@Nullable String> closedBridges,
            @Parameter(description = ParameterTexts.FACILITIES) @RequestParam(required = false) @Nullable
                    List<@Nullable String> facilities,
            @Parameter(description = ParameterTexts.SCENARIO) @RequestParam(required = false) @Nullable String scenario,
            @Parameter(description = ParameterTexts.BBOX) @RequestParam(required = false) @Nullable String bbox) {
        CityView view = views.open(scenario);
        Snapshot snapshot = view.snapshot();
        CoverageQuery query = QueryReader.ofOne(view)
                .read(CoverageInputs.ofReach(
                        service, engine, metric, profile, winter, mode, direction, closedBridges, facilities));
        GridExtent window = window(snapshot, bbox);
        ReachSurface reach = snapshot.reach(
                        query.service(), ReachKey.of(snapshot, query, query.metric()), query.facilities())
                .surface();
        String name =
                "reach-%s-%s".formatted(query.service().id(), query.metric().wireName());
        return file(name, snapshot.extent(), window, cell -> {
            int cost = reach.costAt(cell);
            return cost == ReachSurface.UNREACHED || !isCity(snapshot, cell) ? NO_DATA : cost;
        });
    }

    private static ResponseEntity<StreamingResponseBody> file(
            String name, GridExtent whole, GridExtent window, GeoTiffs.CellValues ofCity) {
        int column = (int) Math.round((window.west() - whole.west()) / whole.cellMetres());
        int row = (int) Math.round((whole.north() - window.north()) / whole.cellMetres());
        GeoTiffs.CellValues values =
                cell -> ofCity.at(whole.cell(column + window.column(cell), row + window.row(cell)));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, GEO_TIFF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.tif\"".formatted(name))
                .body(out -> GeoTiffs.write(window, values, NO_DATA, out));
    }

    private static boolean isCity(Snapshot snapshot, int cell) {
        return snapshot.zoning(ZoneKind.CITY).zoneAt(cell) >= 0;
    }

    private GridExtent window(Snapshot snapshot, @Nullable String bbox) {
        GridExtent window = bbox == null
                ? snapshot.extent()
                : snapshot.window(corners(bbox))
                        .orElseThrow(() -> PlanningProblem.invalid(
                                "bbox", bbox, "a box that meets the city: " + snapshot.bounds()));
        most.check("bbox", window.cellCount());
        return window;
    }

    private static double[] corners(String bbox) {
        double[] box;
        try {
            box = Arrays.stream(bbox.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            throw PlanningProblem.invalid("bbox", bbox, ParameterTexts.BBOX);
        }
        boolean valid = box.length == 4
                && Math.abs(box[0]) <= 180
                && Math.abs(box[2]) <= 180
                && Math.abs(box[1]) <= 90
                && Math.abs(box[3]) <= 90
                && box[0] < box[2]
                && box[1] < box[3];
        if (!valid) {
            throw PlanningProblem.invalid("bbox", bbox, List.of(ParameterTexts.BBOX, "not across the date line"));
        }
        return box;
    }
}
