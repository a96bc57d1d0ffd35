package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.livingcircle.coverage.app.CatchmentAnalysis;
import org.livingcircle.coverage.app.CatchmentQuery;
import org.livingcircle.coverage.app.JourneyAnalysis;
import org.livingcircle.coverage.app.JourneyQuery;
import org.livingcircle.coverage.app.Snapshot;
import org.livingcircle.coverage.app.Snapshots;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The processes on single places: catchment, matrix, nearest and route. */
@Tag(name = "Processes")
@RestController
class JourneyController {

    private final Snapshots snapshots;
    private final CatchmentAnalysis catchments;
    private final JourneyAnalysis journeys;

    JourneyController(Snapshots snapshots, CatchmentAnalysis catchments, JourneyAnalysis journeys) {
        this.snapshots = snapshots;
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
        Snapshot snapshot = snapshots.current();
        CatchmentQuery query = new JourneyReader(snapshot).catchment(request.inputs());
        return JourneyReply.catchment(snapshot, query, catchments.answer(snapshot, query));
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
        Snapshot snapshot = snapshots.current();
        JourneyQuery.Matrix query = new JourneyReader(snapshot).matrix(request.inputs());
        return JourneyReply.matrix(snapshot, query, journeys.matrix(snapshot, query));
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
        Snapshot snapshot = snapshots.current();
        JourneyQuery.Nearest query = new JourneyReader(snapshot).nearest(request.inputs());
        return JourneyReply.nearest(snapshot, query, journeys.nearest(snapshot, query));
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
        Snapshot snapshot = snapshots.current();
        JourneyQuery.Route query = new JourneyReader(snapshot).route(request.inputs());
        return JourneyReply.route(snapshot, query, journeys.route(snapshot, query));
    }
}
