package org.livingcircle.coverage.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a catchment request may say: a location or a facility; all else has a default. */
@Schema(name = "CatchmentInputs")
record CatchmentInputs(
        @Schema(description = "Around where; or a facility: [lon, lat]", example = "[126.63, 45.76]") @Nullable
        List<@Nullable Double> location,

        @Schema(description = "Id of a facility, see collection facilities; or a location", example = "hos-1") @Nullable
        String facility,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Schema(
                description = "Whole seconds or metres, each inclusive; 300, 600, 900 s or 500, 1000 m by default",
                example = "[300, 600, 900]")
        @Nullable
        List<@Nullable Integer> ranges,

        @Schema(
                description = ParameterTexts.METRIC,
                allowableValues = {"time", "distance", "straight"},
                defaultValue = "time")
        @Nullable
        String metric,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Schema(description = ParameterTexts.WEIGHT + "; all by default", example = "[\"total\"]")
        @Nullable
        List<@Nullable String> weights,

        @Schema(
                description = "What to draw: nested areas, nothing, or the squares of the cells that count",
                allowableValues = {"polygon", "none", "cells"},
                defaultValue = "polygon")
        @Nullable
        String geometry,

        @Nullable String mode,

        @Nullable String profile,

        @Nullable Boolean winter,

        @Nullable String direction,

        @Nullable String engine,

        @Nullable StreetEditsInput changes,

        @Schema(description = ParameterTexts.SCENARIO) @Nullable
        String scenarioId)
        implements TravelInputs {}
