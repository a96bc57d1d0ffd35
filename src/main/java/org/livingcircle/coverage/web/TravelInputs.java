package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What requests say about who travels and on what, described for the API here once. The records that implement it repeat the names
 * alone, as their JSON is flat and each has its own order.
 */
interface TravelInputs {

    @Schema(
            description = ParameterTexts.ENGINE,
            allowableValues = {"streets", "grid", "circle"})
    @Nullable
    String engine();

    @Schema(
            description = ParameterTexts.MODE,
            allowableValues = {"walk", "cycle", "drive"},
            defaultValue = "walk")
    @Nullable
    String mode();

    @Schema(description = ParameterTexts.PROFILE, example = "adult")
    @Nullable
    String profile();

    @Schema(description = ParameterTexts.WINTER, defaultValue = "false")
    @Nullable
    Boolean winter();

    @Schema(
            description = ParameterTexts.DIRECTION,
            allowableValues = {"toFacility", "fromFacility"},
            defaultValue = "toFacility")
    default @Nullable String direction() { // none between places
        return null;
    }

    @Schema(description = "Streets as they might be, for this request")
    @Nullable
    StreetEditsInput changes();
}
