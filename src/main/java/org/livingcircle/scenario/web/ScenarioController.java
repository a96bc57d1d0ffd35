package org.livingcircle.scenario.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.scenario.app.ManageScenarios;
import org.livingcircle.scenario.app.Names;
import org.livingcircle.scenario.app.ReadTargets;
import org.livingcircle.scenario.app.ScenarioDocument;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scenarios: made, read, changed, copied, deleted. */
@Tag(name = "Scenarios")
@RestController
@RequestMapping(path = "/scenarios", produces = MediaType.APPLICATION_JSON_VALUE)
class ScenarioController {

    private static final String ID = "Id of a scenario";

    private final ManageScenarios scenarios;
    private final ReadTargets targets;

    ScenarioController(ManageScenarios scenarios, ReadTargets targets) {
        this.scenarios = scenarios;
        this.targets = targets;
    }

    @Operation(operationId = "listScenarios", summary = "Your scenarios, the one changed last first")
    @GetMapping
    List<ScenarioSummary> list() {
        return scenarios.list().stream().map(ScenarioSummary::of).toList();
    }

    @Operation(
            operationId = "createScenario",
            summary = "Make a scenario over the present data",
            description = "Private unless it says shared. Its figures stay those of this version of the data.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ScenarioDocument> create(@RequestBody ScenarioDraft draft) {
        ScenarioDocument made = scenarios.create(
                Names.description(draft.name(), draft.note(), draft.visibility()),
                ChangeReader.changes(draft.changes()));
        return ResponseEntity.created(URI.create("/scenarios/" + made.id()))
                .eTag(etag(made))
                .body(made);
    }

    @Operation(
            operationId = "getScenario",
            summary = "A scenario with its changes",
            description = "A shared one for everybody who knows its address, a private one for its owner.")
    @GetMapping("/{id}")
    ResponseEntity<ScenarioDocument> read(@Parameter(description = ID) @PathVariable String id) {
        return reply(scenarios.read(id));
    }

    @Operation(operationId = "describeScenario", summary = "Give a scenario another name, note or visibility")
    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ScenarioDocument> describe(
            @Parameter(description = ID) @PathVariable String id, @RequestBody ScenarioPatch patch) {
        return reply(scenarios.describe(
                id, patch.revision(), Names.description(patch.name(), patch.note(), patch.visibility())));
    }

    @Operation(
            operationId = "changeScenario",
            summary = "Make changes, all of them or none",
            description = "What had been taken back is forgotten.")
    @PostMapping(path = "/{id}/changes", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ScenarioDocument> change(
            @Parameter(description = ID) @PathVariable String id, @RequestBody ScenarioChanges more) {
        if (more.changes() == null || more.changes().isEmpty()) {
            throw PlanningProblem.invalid("changes", null, "at least one change");
        }
        return reply(scenarios.change(id, more.revision(), ChangeReader.changes(more.changes())));
    }

    @Operation(operationId = "undoScenarioChange", summary = "Take the last change back")
    @PostMapping(path = "/{id}/undo", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ScenarioDocument> undo(
            @Parameter(description = ID) @PathVariable String id, @RequestBody ScenarioStep step) {
        return reply(scenarios.undo(id, step.revision()));
    }

    @Operation(operationId = "redoScenarioChange", summary = "Make the change again that was taken back last")
    @PostMapping(path = "/{id}/redo", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ScenarioDocument> redo(
            @Parameter(description = ID) @PathVariable String id, @RequestBody ScenarioStep step) {
        return reply(scenarios.redo(id, step.revision()));
    }

    @Operation(
            operationId = "copyScenario",
            summary = "Copy a scenario onto the present data",
            description = "The copy is yours and private. Changes that the present data does not allow are left out and"
                    + " listed.")
    @PostMapping(path = "/{id}/copy", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ScenarioCopy> copy(
            @Parameter(description = ID) @PathVariable String id, @RequestBody ScenarioCopyName name) {
        ScenarioCopy made = ScenarioCopy.of(scenarios.copy(id, Names.name(name.name())));
        return ResponseEntity.created(URI.create("/scenarios/" + made.scenario().id()))
                .eTag(etag(made.scenario()))
                .body(made);
    }

    @Operation(operationId = "deleteScenario", summary = "Delete a scenario for good")
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @Parameter(description = ID) @PathVariable String id,
            @Parameter(description = "The revision that you saw") @RequestParam(required = false) @Nullable
                    Integer revision) {
        scenarios.delete(id, revision);
        return ResponseEntity.noContent().build();
    }

    @Operation(
            operationId = "getScenarioTargets",
            summary = "Targets that a scenario replaces, beside the plan's of its data version")
    @GetMapping("/{id}/targets")
    List<ReplacedTarget> targets(@Parameter(description = ID) @PathVariable String id) {
        return targets.of(id).stream().map(ReplacedTarget::of).toList();
    }

    private static ResponseEntity<ScenarioDocument> reply(ScenarioDocument scenario) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(etag(scenario))
                .body(scenario);
    }

    private static String etag(ScenarioDocument scenario) {
        return "\"" + scenario.revision() + "\"";
    }
}
