package org.livingcircle.platform.jobs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Actor;
import org.livingcircle.platform.Actors;
import org.livingcircle.platform.Role;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** Jobs in the shape of OGC API Processes, part 1. Each sees their own. */
@Tag(name = "Jobs")
@RestController
class JobsController {

    private static final Role[] WHO = {Role.PLANNER, Role.HEALTH_BUREAU, Role.ADMIN};

    private final Jobs jobs;
    private final Actors actors;
    private final ObjectMapper json;

    JobsController(Jobs jobs, Actors actors, ObjectMapper json) {
        this.jobs = jobs;
        this.actors = actors;
        this.json = json;
    }

    @Operation(operationId = "listJobs", summary = "Your jobs, newest first")
    @GetMapping(path = "/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
    JobDocument.Jobs list() {
        Actor actor = actors.require(WHO);
        return JobDocument.Jobs.of(
                jobs.list(actor).stream().map(job -> JobDocument.of(job, json)).toList());
    }

    @Operation(
            operationId = "getJob",
            summary = "How far a job is",
            description = "With the best answer so far, and how objective and bound came together.")
    @GetMapping(path = "/jobs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    JobDocument find(@Parameter(description = "Id of a job") @PathVariable String id) {
        return JobDocument.of(jobs.find(actors.require(WHO), id), json);
    }

    @Operation(
            operationId = "cancelJob",
            summary = "Cancel a job",
            description =
                    "It ends soon with status dismissed; the best answer it has found becomes its result. A job that"
                            + " is over stays as it is.")
    @DeleteMapping(path = "/jobs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    JobDocument cancel(@Parameter(description = "Id of a job") @PathVariable String id) {
        return JobDocument.of(jobs.cancel(actors.require(WHO), id), json);
    }

    @Operation(
            operationId = "getJobResults",
            summary = "What a job came to",
            description =
                    "As JSON, or as a table, a map or a report. 404 while there is no result; where the work failed, its"
                            + " problem.")
    @GetMapping(path = "/jobs/{id}/results")
    ResponseEntity<String> results(
            @Parameter(description = "Id of a job") @PathVariable String id,
            @Parameter(description = "json, csv, geojson or html; json by default")
                    @RequestParam(name = "f", required = false)
                    @Nullable
                    String format) {
        Actor actor = actors.require(WHO);
        if (format == null || format.equals("json")) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(jobs.result(actor, id));
        }
        JobExport export = jobs.export(actor, id, format);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().contentType(MediaType.parseMediaType(export.mediaType()));
        if (!export.mediaType().startsWith(MediaType.TEXT_HTML_VALUE)) {
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(export.fileName())
                            .build()
                            .toString());
        }
        return answer.body(export.text());
    }
}
