package org.livingcircle.coverage.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a comparison may say: two scenarios, and a question about coverage. */
@Schema(name = "CompareInputs")
record CompareInputs(
        @Schema(description = "Id of a scenario; null: the data as they are, of the other's version") @Nullable
        String base,

        @Schema(description = "Id of a scenario; null: the data as they are, of the base's version") @Nullable
        String other,

        @Schema(description = ParameterTexts.SERVICE, example = "culture") @Nullable
        String service,

        @Schema(
                description = ParameterTexts.ENGINE,
                allowableValues = {"streets", "grid", "circle"})
        @Nullable
        String engine,

        @Schema(
                description = ParameterTexts.METRIC,
                allowableValues = {"time", "distance", "straight"},
                defaultValue = "time")
        @Nullable
        String metric,

        @Schema(description = ParameterTexts.PROFILE, example = "adult") @Nullable
        String profile,

        @Schema(description = ParameterTexts.WINTER, defaultValue = "false") @Nullable
        Boolean winter,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Schema(
                description = "Whole seconds or metres, each inclusive; without ranges the service's official circles",
                example = "[900]")
        @Nullable
        List<@Nullable Integer> ranges,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Schema(description = ParameterTexts.WEIGHT, example = "[\"total\"]")
        @Nullable
        List<@Nullable String> weights,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Schema(description = "Rows to give: city, unit, township", example = "[\"city\", \"unit\"]")
        @Nullable
        List<@Nullable String> by,

        @Schema(
                description = ParameterTexts.AREA,
                allowableValues = {"all", "urban", "rural"},
                defaultValue = "all")
        @Nullable
        String area,

        @Schema(
                description = "People within several circles count once",
                allowableValues = {"union"},
                defaultValue = "union")
        @Nullable
        String overlap,

        @Schema(
                description = ParameterTexts.MODE,
                allowableValues = {"walk", "cycle", "drive"},
                defaultValue = "walk")
        @Nullable
        String mode,

        @Schema(
                description = ParameterTexts.DIRECTION,
                allowableValues = {"toFacility", "fromFacility"},
                defaultValue = "toFacility")
        @Nullable
        String direction) {

    /** Returns the question about coverage, the same for both. */
    CoverageInputs coverage() {
        return new CoverageInputs(
                service, engine, metric, profile, winter, ranges, weights, by, area, overlap, mode, direction, null,
                null, null);
    }
}
