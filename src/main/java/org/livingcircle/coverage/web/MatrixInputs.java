package org.livingcircle.coverage.web;

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
                description = ParameterTexts.ENGINE,
                allowableValues = {"streets", "grid", "circle"})
        @Nullable
        String engine,

        @Schema(description = "Streets as they might be, for this request") @Nullable
        StreetEditsInput changes) {}
