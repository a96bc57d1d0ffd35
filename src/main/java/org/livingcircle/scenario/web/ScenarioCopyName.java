package org.livingcircle.scenario.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a copy shall be called. */
@Schema(name = "ScenarioCopyName")
record ScenarioCopyName(
        @Schema(description = "Without it as the original") @Nullable
        String name) {}
