package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streets as they might be, for one request. */
@Schema(name = "StreetEdits")
record StreetEditsInput(
        @Schema(description = "Ids of the collection bridges", example = "[\"bridge-1\"]") @Nullable
        List<@Nullable String> closedBridges,

        @Schema(description = "Lines of [lon, lat]; every street that one of them crosses is closed") @Nullable
        List<@Nullable List<@Nullable List<@Nullable Double>>> closed,

        @Schema(description = "Roads to be built") @Nullable List<@Nullable Road> roads,

        @Schema(description = "Other speeds for all roads of a class; later ones hold") @Nullable
        List<@Nullable Speed> speeds) {

    /** A road to be built. */
    @Schema(name = "NewRoad")
    record Road(
            @Schema(description = "At least two [lon, lat]; one within 30 m of a street joins it") @Nullable
            List<@Nullable List<@Nullable Double>> line,

            @Schema(description = "OpenStreetMap's highway class", example = "primary") @Nullable
            String roadClass,

            @Schema(defaultValue = "false") @Nullable Boolean oneWay) {}

    /** Another speed. */
    @Schema(name = "SpeedChange")
    record Speed(
            @Schema(example = "primary") @Nullable String roadClass,

            @Schema(allowableValues = {"walk", "cycle", "drive"}) @Nullable
            String mode,

            @Schema(description = "Above 0, at most 255", example = "30") @Nullable
            Double kmh) {}
}
