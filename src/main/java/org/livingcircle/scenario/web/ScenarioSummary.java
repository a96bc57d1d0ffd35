package org.livingcircle.scenario.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingcircle.scenario.app.ScenarioDocument;

/** A scenario in a list. */
@Schema(name = "ScenarioSummary")
record ScenarioSummary(
        String id,
        String name,
        @Schema(nullable = true) @Nullable String note,
        String owner,
        String visibility,
        String dataVersion,

        @Schema(description = "Whether that is the present version of the data")
        boolean current,

        int revision,

        @Schema(description = "Changes that hold") int changeCount,

        Instant created,
        Instant modified) {

    static ScenarioSummary of(ScenarioDocument scenario) {
        return new ScenarioSummary(
                scenario.id(),
                scenario.name(),
                scenario.note(),
                scenario.owner(),
                scenario.visibility(),
                scenario.dataVersion(),
                scenario.current(),
                scenario.revision(),
                scenario.position(),
                scenario.created(),
                scenario.modified());
    }
}
