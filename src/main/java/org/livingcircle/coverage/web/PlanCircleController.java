package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.livingcircle.coverage.app.CityView;
import org.livingcircle.coverage.app.CityViews;
import org.livingcircle.coverage.app.PlanCircleAnalysis;
import org.livingcircle.coverage.app.PlanCircleAnswer;
import org.livingcircle.coverage.app.PlanCircleQuery;
import org.livingcircle.coverage.app.Snapshot;
import org.livingcircle.platform.Limit;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The plan-circles process: who and what lies inside the circles that the plan draws around the main city. */
@Tag(name = "Processes")
@RestController
class PlanCircleController {

    private final CityViews views;
    private final PlanCircleAnalysis circles;
    private final Limit minutesLimit;
    private final Limit vertexLimit;

    PlanCircleController(
            CityViews views, PlanCircleAnalysis circles, Limit planMinutesLimit, Limit drawnVerticesLimit) {
        this.views = views;
        this.circles = circles;
        this.minutesLimit = planMinutesLimit;
        this.vertexLimit = drawnVerticesLimit;
    }

    @Operation(
            operationId = "executePlanCircles",
            summary = "The circles of the plan",
            description =
                    "Half an hour by car, an hour on the expressways and an hour by train around the main city: people,"
                            + " units, places and stations inside, with every parameter that the plan leaves open.")
    @PostMapping(
            path = "/processes/plan-circles/execution",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    PlanCircleReply execute(@RequestBody PlanCircleExecution request) {
        PlanCircleInputs inputs = request.inputs();
        CityView view = views.open(inputs == null ? null : inputs.scenarioId());
        Snapshot snapshot = view.snapshot();
        boolean wantsShape = PlanCircleReader.wantsShape(inputs);
        PlanCircleQuery query = new PlanCircleReader(view, minutesLimit, vertexLimit).read(inputs);
        PlanCircleAnswer answer = circles.answer(snapshot, query);
        return PlanCircleReply.of(
                view,
                query,
                answer,
                wantsShape ? GeoJsonShapes.multiPolygon(circles.shape(snapshot, answer), GeoJsonShapes.METRE) : null);
    }
}
