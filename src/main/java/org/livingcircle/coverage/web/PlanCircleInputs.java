package org.livingcircle.coverage.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a request for a circle of the plan may say; everything but the circle has a default. */
@Schema(name = "PlanCircleInputs")
record PlanCircleInputs(
        @Schema(
                description = "Which circle of the plan",
                allowableValues = {"metropolitan-30", "expressway-60", "railway-60"})
        @Nullable
        String circle,

        @Schema(
                description =
                        "What is driven on: streets joined to the links between townships, or the links alone; without"
                                + " it streets where any are imported",
                allowableValues = {"streets", "strategic"})
        @Nullable
        String roads,

        @Schema(description = "Year whose network counts, 1990 to 2050; without it the pack's own", example = "2020")
        @Nullable
        Integer year,

        @Schema(description = "Limit, inclusive, above 0 to 240; without it the plan's", example = "60") @Nullable
        Double minutes,

        @Schema(
                description = "Where the circle is measured from: the edge of the main city, or a point",
                allowableValues = {"edge", "centre"},
                defaultValue = "edge")
        @Nullable
        String origin,

        @Schema(
                type = "object",
                description =
                        "GeoJSON Polygon or MultiPolygon of the main city, longitude first; without it the pack's")
        @Nullable
        JsonNode mainCity,

        @Schema(
                description =
                        "Longitude and latitude of the point, with origin centre; without it the middle of the map",
                example = "[126.63, 45.76]")
        @Nullable
        List<@Nullable Double> centre,

        @Schema(description = "Speed on expressways, 1 to 255 km/h; without it the pack's") @Nullable
        Integer expresswayKmh,

        @Schema(description = "Speed on highways, 1 to 255 km/h; without it the pack's") @Nullable
        Integer corridorKmh,

        @Schema(description = "Speed on other roads outside the core, 1 to 255 km/h; without it the pack's") @Nullable
        Integer localKmh,

        @Schema(description = "Speed on other roads in the core, 1 to 255 km/h; without it the pack's") @Nullable
        Integer coreKmh,

        @Schema(description = "Railway: whether only the ride counts", defaultValue = "false") @Nullable
        Boolean vehicleOnly,

        @Schema(description = "Railway: from the arrival at a station to the departure, 0 to 240") @Nullable
        Double waitMinutes,

        @Schema(description = "Railway: from the last station to where people go, 0 to 240") @Nullable
        Double egressMinutes,

        @Schema(description = "Railway: longest drive to a station where only the ride counts, 0 to 240") @Nullable
        Double accessMinutes,

        @Schema(description = "Railway: between two lines at one station, 0 to 240") @Nullable
        Double transferMinutes,

        @Schema(description = "Railway: speed of lines without known minutes, 10 to 350; without it they are left out")
        @Nullable
        Double conventionalKmh,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Schema(description = "Railway: ids of the lines to ride; without it all")
        @Nullable
        List<@Nullable String> lines,

        @Schema(
                description = "Whether to give the outline of the circle, drawn for the eye",
                allowableValues = {"none", "polygon"},
                defaultValue = "none")
        @Nullable
        String geometry,

        @Schema(description = ParameterTexts.SCENARIO) @Nullable
        String scenarioId) {}
