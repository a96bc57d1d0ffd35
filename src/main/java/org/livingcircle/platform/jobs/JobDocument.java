package org.livingcircle.platform.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A job as OGC API Processes writes it, with two members more: the series and the incumbent. */
@Schema(name = "Job")
record JobDocument(
        @Schema(description = "Not to be guessed") String jobID,
        String processID,
        @Schema(description = "Always process") String type,

        @Schema(allowableValues = {"accepted", "running", "successful", "failed", "dismissed"})
        String status,

        @Schema(description = "A sentence for the owner") String message,

        @Schema(description = "The same with a code, for other languages")
        Message said,

        @Schema(description = "Percent") int progress,
        Instant created,
        @Schema(nullable = true) @Nullable Instant started,
        @Schema(nullable = true) @Nullable Instant finished,
        Instant updated,

        @Schema(description = "How objective and bound came together, at most 200 points")
        List<JobPoint> series,

        @Schema(nullable = true, type = "object", description = "The best answer so far, in short") @Nullable
        JsonNode incumbent,

        List<Link> links) {

    /** A link. */
    @Schema(name = "JobLink")
    record Link(String rel, String type, String href) {}

    /** A list of jobs. */
    @Schema(name = "Jobs")
    record Jobs(List<JobDocument> jobs, List<Link> links) {
        static Jobs of(List<JobDocument> jobs) {
            return new Jobs(jobs, List.of(new Link("self", JSON, "/jobs")));
        }
    }

    private static final String JSON = "application/json";

    static JobDocument of(Job job, ObjectMapper json) {
        String self = "/jobs/" + job.id();
        List<Link> links = new ArrayList<>();
        links.add(new Link("self", JSON, self));
        if (job.status() == JobStatus.SUCCESSFUL || job.status() == JobStatus.DISMISSED) {
            links.add(new Link("http://www.opengis.net/def/rel/ogc/1.0/results", JSON, self + "/results"));
        }
        String incumbent = job.incumbent();
        return new JobDocument(
                job.id(),
                job.process(),
                "process",
                job.status().wireName(),
                job.message().text(),
                job.message(),
                job.progress(),
                job.created(),
                job.started(),
                job.finished(),
                job.updated(),
                job.series(),
                incumbent == null ? null : json.readTree(incumbent),
                links);
    }
}
