package org.livingcircle.scenario.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a scenario shall be called, and who shall see it; what is not given stays. */
@Schema(name = "ScenarioPatch")
record ScenarioPatch(
        @Schema(description = "The revision that you saw") @Nullable
        Integer revision,

        @Nullable String name,
        @Nullable String note,

        @Schema(allowableValues = {"private", "shared"}) @Nullable
        String visibility) {}
