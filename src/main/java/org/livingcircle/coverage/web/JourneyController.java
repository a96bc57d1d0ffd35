package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.livingcircle.coverage.app.CatchmentAnalysis;
import org.livingcircle.coverage.app.CatchmentQuery;
import org.livingcircle.coverage.app.CityView;
import org.livingcircle.coverage.app.CityViews;
import org.livingcircle.coverage.app.JourneyAnalysis;
import org.livingcircle.coverage.app.JourneyQuery;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The processes on single places: catchment, matrix, nearest and route. */
@Tag(name = "Processes")
@RestController
class JourneyController {

    private final CityViews views;
    private final CatchmentAnalysis catchments;
    private final JourneyAnalysis journeys;

    JourneyController(CityViews views, CatchmentAnalysis catchments, JourneyAnalysis journeys) {
        this.views = views;
        this.catchments = catchments;
        this.journeys = journeys;
    }

    @Operation(
            operationId = "executeCatchment",
            summary = "How far one gets, and who lives there",
            description = "Nested areas around a place or a facility as GeoJSON, for the eye; the people are counted by"
                    + " cells.")
    @PostMapping(
            path = "/processes/catchment/execution",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = {CoverageController.GEO_JSON, MediaType.APPLICATION_JSON_VALUE})
    JourneyReply.Catchment catchment(@RequestBody CatchmentExecution request) {
        CatchmentInputs inputs = request.inputs();
        CityView view = views.open(inputs == null ? null : inputs.scenarioId());
        CatchmentQuery query = new JourneyReader(view).catchment(inputs);
        return JourneyReply.catchment(view, query, catchments.answer(view.snapshot(), query));
    }

    @Operation(
            operationId = "executeMatrix",
            summary = "Seconds and metres from places to places",
            description = "Seconds of the fastest way from each source to each destination, and the metres of that same"
                    + " way.")
    @PostMapping(
            path = "/processes/matrix/execution",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    JourneyReply.Matrix matrix(@RequestBody MatrixExecution request) {
        MatrixInputs inputs = request.inputs();
        CityView view = views.open(inputs == null ? null : inputs.scenarioId());
        JourneyQuery.Matrix query = new JourneyReader(view).matrix(inputs);
        return JourneyReply.matrix(view, query, journeys.matrix(view.snapshot(), query));
    }

    @Operation(
            operationId = "executeNearest",
            summary = "The nearest facilities of a service",
            description = "By time, nearest first, with the metres of the fastest way.")
    @PostMapping(
            path = "/processes/nearest/execution",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    JourneyReply.Nearest nearest(@RequestBody NearestExecution request) {
        NearestInputs inputs = request.inputs();
        CityView view = views.open(inputs == null ? null : inputs.scenarioId());
        JourneyQuery.Nearest query = new JourneyReader(view).nearest(inputs);
        return JourneyReply.nearest(view, query, journeys.nearest(view.snapshot(), query));
    }

    @Operation(
            operationId = "executeRoute",
            summary = "The way from a place to a place",
            description = "The fastest way along streets as a GeoJSON line, with the streets that it follows.")
    @PostMapping(
            path = "/processes/route/execution",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = {CoverageController.GEO_JSON, MediaType.APPLICATION_JSON_VALUE})
    JourneyReply.Route route(@RequestBody RouteExecution request) {
        RouteInputs inputs = request.inputs();
        CityView view = views.open(inputs == null ? null : inputs.scenarioId());
        JourneyQuery.Route query = new JourneyReader(view).route(inputs);
        return JourneyReply.route(view, query, journeys.route(view.snapshot(), query));
    }
}
