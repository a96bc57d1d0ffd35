package org.livingcircle.scenario.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.scenario.app.ChangeDocument;

/** A scenario to be made. */
@Schema(name = "ScenarioDraft")
record ScenarioDraft(
        @Schema(example = "Two libraries more") @Nullable String name,
        @Nullable String note,

        @Schema(
                allowableValues = {"private", "shared"},
                defaultValue = "private")
        @Nullable
        String visibility,

        @Nullable List<@Nullable ChangeDocument> changes) {}
