package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facilities of the service as they might be, for one request. */
@Schema(name = "FacilityEdits")
record FacilityEditsInput(
        @Schema(description = "Facilities to add, under ids of your own") @Nullable
        List<@Nullable Placed> add,

        @Schema(description = "Ids of facilities to leave out") @Nullable
        List<@Nullable String> remove,

        @Schema(description = "Facilities to move") @Nullable
        List<@Nullable Placed> move) {

    /** A facility and its place. */
    @Schema(name = "PlacedFacility")
    record Placed(
            @Nullable String id,

            @Schema(description = "[lon, lat]", example = "[126.63, 45.76]") @Nullable
            List<@Nullable Double> location) {}
}
