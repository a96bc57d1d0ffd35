package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request for the nearest facilities may say. */
@Schema(name = "NearestInputs")
record NearestInputs(
        @Schema(description = "From where, or to where: [lon, lat]", example = "[126.63, 45.76]") @Nullable
        List<@Nullable Double> location,

        @Schema(description = ParameterTexts.SERVICE, example = "culture") @Nullable
        String service,

        @Schema(description = "How many at most, 1 to 20", defaultValue = "3") @Nullable
        Integer k,

        @Nullable String mode,

        @Nullable String profile,

        @Nullable Boolean winter,

        @Nullable String direction,

        @Nullable String engine,

        @Nullable StreetEditsInput changes,

        @Schema(description = ParameterTexts.SCENARIO) @Nullable
        String scenarioId)
        implements TravelInputs {}
