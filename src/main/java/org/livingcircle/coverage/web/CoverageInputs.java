package org.livingcircle.coverage.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a coverage or hot spot request may say; everything but the service has a default. */
@Schema(name = "CoverageInputs")
record CoverageInputs(
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

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Schema(
                description = "Whole seconds or metres, each inclusive; without ranges the service's official circles",
                example = "[300, 600, 900]")
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
                description = "How people within several circles count",
                allowableValues = {"union", "perFacility", "nearest", "multiplicity"},
                defaultValue = "union")
        @Nullable
        String overlap,

        @Nullable String mode,

        @Nullable String direction,

        @Nullable StreetEditsInput changes,

        @Schema(description = "Facilities of the service as they might be, for this request") @Nullable
        FacilityEditsInput facilities,

        @Schema(description = ParameterTexts.SCENARIO) @Nullable
        String scenarioId)
        implements TravelInputs {

    /** Returns what a request for a reach surface says. */
    static CoverageInputs ofReach(
            @Nullable String service,
            @Nullable String engine,
            @Nullable String metric,
            @Nullable String profile,
            boolean winter,
            @Nullable String mode,
            @Nullable String direction,
            @Nullable List<@Nullable String> closedBridges,
            @Nullable List<@Nullable String> facilities) {
        StreetEditsInput changes = closedBridges == null ? null : new StreetEditsInput(closedBridges, null, null, null);
        return new CoverageInputs(
                service,
                engine,
                metric,
                profile,
                winter,
                null,
                null,
                null,
                null,
                null,
                mode,
                direction,
                changes,
                FacilityEditsText.read(facilities),
                null);
    }
}
