package org.livingcircle.scenario.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A step back or forth. */
@Schema(name = "ScenarioStep")
record ScenarioStep(
        @Schema(description = "The revision that you saw") @Nullable
        Integer revision) {}
