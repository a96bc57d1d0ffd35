package org.livingcircle.coverage.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a matrix request may say; one goes from the sources to the destinations. */
@Schema(name = "MatrixInputs")
record MatrixInputs(
        @Schema(description = "From where: [[lon, lat], ...]", example = "[[126.63, 45.76]]") @Nullable
        List<@Nullable List<@Nullable Double>> sources,

        @Schema(description = "To where: [[lon, lat], ...]", example = "[[126.63, 45.76]]") @Nullable
        List<@Nullable List<@Nullable Double>> destinations,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Schema(
                description =
                        "What to give: durations, distances; both by default. Without distances large matrices are"
                                + " many times as fast",
                example = "[\"durations\"]")
        @Nullable
        List<@Nullable String> annotations,

        @Nullable String mode,

        @Nullable String profile,

        @Nullable Boolean winter,

        @Nullable String engine,

        @Nullable StreetEditsInput changes,

        @Schema(description = ParameterTexts.SCENARIO) @Nullable
        String scenarioId)
        implements TravelInputs {}
