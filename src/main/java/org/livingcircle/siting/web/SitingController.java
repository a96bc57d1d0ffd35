package org.livingcircle.siting.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.Ground;
import org.livingcircle.platform.Actor;
import org.livingcircle.platform.Actors;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.Message;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.platform.Role;
import org.livingcircle.platform.jobs.Job;
import org.livingcircle.platform.jobs.Jobs;
import org.livingcircle.siting.app.Site;
import org.livingcircle.siting.app.SitingAnalysis;
import org.livingcircle.siting.app.SitingQuestion;
import org.livingcircle.siting.app.SitingWatch;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** The siting process: at once for whoever asks, or as a job for those who may. */
@Tag(name = "Processes")
@RestController
class SitingController {

    private static final Role[] WHO = {Role.PLANNER, Role.HEALTH_BUREAU, Role.ADMIN};
    private static final int AT_ONCE = 2;
    private static final String ASYNC = "respond-async";

    private final SitingAnalysis analysis;
    private final Ground.Source grounds;
    private final SitingJob job;
    private final SitingReader reader;
    private final Jobs jobs;
    private final Actors actors;
    private final ObjectMapper json;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore running = new Semaphore(AT_ONCE);

    /** What a started job says of itself. */
    @Schema(name = "StartedJob")
    record Started(String jobID, String processID, String status, String message) {}

    SitingController(
            SitingAnalysis analysis,
            Ground.Source grounds,
            SitingJob job,
            SitesReader sites,
            Jobs jobs,
            Actors actors,
            Limit sitingSecondsAtOnceLimit,
            Limit sitingCurveLimit,
            ObjectMapper json) {
        this.analysis = analysis;
        this.grounds = grounds;
        this.job = job;
        this.reader = SitingReader.atOnce(sitingSecondsAtOnceLimit, sitingCurveLimit, sites);
        this.jobs = jobs;
        this.actors = actors;
        this.json = json;
    }

    @Operation(
            operationId = "executeSiting",
            summary = "Where to build",
            description =
                    "The best sites by one of nine models, with bound, reasons and a second count. At once with a short"
                            + " time, or with Prefer: respond-async as a job, which needs the role planner, health-bureau or admin.")
    @ApiResponse(
            responseCode = "200",
            description = "The answer",
            content = @Content(schema = @Schema(implementation = SitingReply.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The job was started; Location is its address",
            content = @Content(schema = @Schema(implementation = Started.class)))
    @PostMapping(
            path = "/processes/siting/execution",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> execute(
            @RequestBody SitingExecution request,
            @Parameter(description = "respond-async: start a job")
                    @RequestHeader(name = "Prefer", required = false)
                    @Nullable
                    String prefer) {
        if (prefer != null && prefer.contains(ASYNC)) {
            return start(request.inputs());
        }
        SitingQuestion question = reader.read(request.inputs());
        if (!running.tryAcquire()) {
            throw PlanningProblem.of(
                    ProblemType.BUSY,
                    "%d questions are being answered; try again in a moment, or start a job.".formatted(AT_ONCE));
        }
        try {
            return ResponseEntity.ok(SitingReply.of(
                    question, analysis.answer(question, grounds.current(question.scenario()), PATIENCE, NOBODY)));
        } finally {
            running.release();
        }
    }

    private ResponseEntity<Object> start(@Nullable SitingInputs inputs) {
        Actor actor = actors.require(WHO);
        job.check(inputs);
        Job started = jobs.submit(actor, SitingJob.PROCESS, json.writeValueAsString(inputs));
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/jobs/" + started.id()))
                .header("Preference-Applied", ASYNC)
                .body(new Started(
                        started.id(),
                        started.process(),
                        started.status().wireName(),
                        started.message().text()));
    }

    /** Nobody watches a request that is answered at once. */
    private static final SitingWatch NOBODY = new SitingWatch() {
        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void step(int percent, Message message) {}

        @Override
        public void improved(@Nullable Double objective, @Nullable Double bound, List<Site> open) {}
    };
}
