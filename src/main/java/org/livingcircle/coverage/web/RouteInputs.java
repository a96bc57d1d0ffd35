package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request for a way may say. */
@Schema(name = "RouteInputs")
record RouteInputs(
        @Schema(description = "From where: [lon, lat]", example = "[126.63, 45.76]") @Nullable
        List<@Nullable Double> from,

        @Schema(description = "To where: [lon, lat]", example = "[126.63, 45.76]") @Nullable
        List<@Nullable Double> to,

        @Schema(
                description = ParameterTexts.MODE,
                allowableValues = {"walk", "cycle", "drive"},
                defaultValue = "walk")
        @Nullable
        String mode,

        @Schema(description = ParameterTexts.PROFILE, example = "adult") @Nullable
        String profile,

        @Schema(description = ParameterTexts.WINTER, defaultValue = "false") @Nullable
        Boolean winter,

        @Schema(
                description = "Only streets know single ways",
                allowableValues = {"streets"},
                defaultValue = "streets")
        @Nullable
        String engine,

        @Schema(description = "Streets as they might be, for this request") @Nullable
        StreetEditsInput changes) {}
