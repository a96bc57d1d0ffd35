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
                description = ParameterTexts.DIRECTION,
                allowableValues = {"toFacility", "fromFacility"},
                defaultValue = "toFacility")
        @Nullable
        String direction,

        @Schema(
                description = ParameterTexts.ENGINE,
                allowableValues = {"streets", "grid", "circle"})
        @Nullable
        String engine,

        @Schema(description = "Streets as they might be, for this request") @Nullable
        StreetEditsInput changes) {}
