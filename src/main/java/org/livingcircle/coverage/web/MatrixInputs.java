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

        @Nullable String mode,

        @Nullable String profile,

        @Nullable Boolean winter,

        @Nullable String engine,

        @Nullable StreetEditsInput changes)
        implements TravelInputs {}
