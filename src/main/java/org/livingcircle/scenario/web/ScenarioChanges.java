package org.livingcircle.scenario.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.scenario.app.ChangeDocument;

/** Changes to be made. */
@Schema(name = "ScenarioChanges")
record ScenarioChanges(
        @Schema(description = "The revision that you saw") @Nullable
        Integer revision,

        @Nullable List<@Nullable ChangeDocument> changes) {}
