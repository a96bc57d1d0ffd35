package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.livingcircle.coverage.app.Snapshot;
import org.livingcircle.coverage.app.Snapshots;
import org.livingcircle.platform.OfferedProcess;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked, in the shape of OGC API Processes (OGC 18-062r2). */
@Tag(name = "Processes")
@RestController
class ProcessController {

    private final Snapshots snapshots;
    private final List<OfferedProcess> offered;

    /** The list of processes. */
    record Processes(List<Map<String, Object>> processes, List<Self> links) {}

    /** Where the list is. */
    record Self(String rel, String type, String href) {}

    ProcessController(Snapshots snapshots, List<OfferedProcess> offered) {
        this.snapshots = snapshots;
        this.offered = offered;
    }

    @Operation(operationId = "listProcesses", summary = "The analyses that can be asked for")
    @GetMapping(path = "/processes", produces = MediaType.APPLICATION_JSON_VALUE)
    Processes list() {
        ProcessDescriptions descriptions = new ProcessDescriptions(snapshots.current(), offered);
        return new Processes(
                descriptions.summaries(), List.of(new Self("self", MediaType.APPLICATION_JSON_VALUE, "/processes")));
    }

    @Operation(
            operationId = "describeProcess",
            summary = "One analysis and its inputs",
            description = "Each input as a JSON Schema with the values this city allows.")
    @GetMapping(path = "/processes/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> describe(@Parameter(description = "Id of a process, see /processes") @PathVariable String id) {
        Snapshot snapshot = snapshots.current();
        ProcessDescriptions descriptions = new ProcessDescriptions(snapshot, offered);
        return descriptions
                .find(id)
                .orElseThrow(() -> PlanningProblem.of(
                        ProblemType.NOT_FOUND,
                        "There is no process %s; there are %s.".formatted(id, String.join(", ", descriptions.ids())),
                        "id",
                        id,
                        descriptions.ids()));
    }
}
