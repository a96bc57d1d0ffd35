package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a hot spot request may say. */
@Schema(name = "HotSpotInputs")
record HotSpotInputs(
        @Schema(description = ParameterTexts.SERVICE, example = "culture") @Nullable
        String service,

        @Nullable String engine,

        @Schema(
                description = ParameterTexts.METRIC,
                allowableValues = {"time", "distance", "straight"},
                defaultValue = "time")
        @Nullable
        String metric,

        @Nullable String profile,

        @Nullable Boolean winter,

        @Schema(
                description = "Whole seconds or metres, inclusive; without it the first official circle",
                example = "900")
        @Nullable
        Integer range,

        @Schema(description = ParameterTexts.WEIGHT, defaultValue = "total") @Nullable
        String weight,

        @Schema(
                description = ParameterTexts.AREA,
                allowableValues = {"all", "urban", "rural"},
                defaultValue = "all")
        @Nullable
        String area,

        @Schema(description = "How many at most, 1 to 100", defaultValue = "20") @Nullable
        Integer count,

        @Nullable String mode,

        @Nullable String direction,

        @Nullable StreetEditsInput changes,

        @Schema(description = "Facilities of the service as they might be, for this request") @Nullable
        FacilityEditsInput facilities,

        @Schema(description = ParameterTexts.SCENARIO) @Nullable
        String scenarioId)
        implements TravelInputs {

    /** Returns the part that a coverage request says too. */
    CoverageInputs coverage() {
        return new CoverageInputs(
                service,
                engine,
                metric,
                profile,
                winter,
                range == null ? null : List.of(range),
                weight == null ? null : List.of(weight),
                null,
                area,
                null,
                mode,
                direction,
                changes,
                facilities,
                scenarioId);
    }
}
