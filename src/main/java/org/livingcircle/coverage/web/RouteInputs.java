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

        @Nullable String mode,

        @Nullable String profile,

        @Nullable Boolean winter,

        @Schema(
                description = "Only streets know single ways",
                allowableValues = {"streets"},
                defaultValue = "streets")
        @Nullable
        String engine,

        @Nullable StreetEditsInput changes,

        @Schema(description = ParameterTexts.SCENARIO) @Nullable
        String scenarioId)
        implements TravelInputs {}
