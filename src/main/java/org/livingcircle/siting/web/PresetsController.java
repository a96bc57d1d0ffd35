package org.livingcircle.siting.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.livingcircle.pack.LocalText;
import org.livingcircle.siting.app.PlanQuestions;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The plan's own questions, ready to be asked. */
@Tag(name = "Processes")
@RestController
class PresetsController {

    private final PlanQuestions questions;

    /** A question of the plan. */
    @Schema(name = "SitingPreset")
    record Preset(
            String id,
            LocalText title,

            @Schema(description = "What is assumed where the plan is silent")
            LocalText note,

            @Schema(description = "Ids of plan statements, with ; between", example = "P13-062")
            String target,

            @Schema(type = "object", description = "Inputs of the process siting")
            Map<String, Object> inputs) {}

    PresetsController(PlanQuestions questions) {
        this.questions = questions;
    }

    @Operation(
            operationId = "listSitingPresets",
            summary = "The plan's questions of where to build",
            description = "Each with inputs of the process siting, to be sent as they are or changed first.")
    @GetMapping(path = "/siting/presets", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Preset> list() {
        return questions.all().stream()
                .map(one ->
                        new Preset(one.id(), one.title(), one.note(), String.join(";", one.targets()), one.inputs()))
                .toList();
    }
}
