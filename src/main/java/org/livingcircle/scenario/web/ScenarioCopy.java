package org.livingcircle.scenario.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.livingcircle.scenario.app.ChangeDocument;
import org.livingcircle.scenario.app.ManageScenarios;
import org.livingcircle.scenario.app.ScenarioDocument;

/** A copy: the scenario, and what it leaves out. */
@Schema(name = "ScenarioCopy")
record ScenarioCopy(
        @JsonUnwrapped ScenarioDocument scenario,

        @Schema(description = "Changes that the present data does not allow")
        List<LeftOut> leftOut) {

    /** A change that is left out. */
    @Schema(name = "LeftOutChange")
    record LeftOut(ChangeDocument change, String reason) {}

    static ScenarioCopy of(ManageScenarios.Copy copy) {
        List<LeftOut> leftOut = new ArrayList<>();
        for (int i = 0; i < copy.leftOut().size(); i++) {
            leftOut.add(new LeftOut(copy.leftOut().get(i), copy.reasons().get(i)));
        }
        return new ScenarioCopy(copy.scenario(), leftOut);
    }
}
