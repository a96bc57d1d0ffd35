package org.livingcircle.siting.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a siting request may say. */
@Schema(name = "SitingInputs")
record SitingInputs(
        @Schema(
                allowableValues = {
                    "lscp",
                    "lscp-b",
                    "mclp",
                    "cmclp",
                    "p-median",
                    "capacitated-p-median",
                    "p-centre",
                    "p-dispersion",
                    "hierarchy"
                })
        @Nullable
        String model,

        @Schema(
                description =
                        "How many sites are chosen beside the facilities that are kept, required ones among them; not for lscp and lscp-b")
        @Nullable
        Integer p,

        @Schema(description = "Whole seconds or metres, inclusive; the covering models need it") @Nullable
        Integer limit,

        @Schema(
                allowableValues = {"time", "distance", "straight"},
                defaultValue = "time")
        @Nullable
        String metric,

        @Schema(allowableValues = {"streets", "grid", "circle"}) @Nullable
        String engine,

        @Schema(
                allowableValues = {"walk", "cycle", "drive"},
                defaultValue = "walk")
        @Nullable
        String mode,

        @Nullable String profile,
        @Schema(defaultValue = "false") @Nullable Boolean winter,
        @Nullable DemandInput demand,
        @Nullable SitesInput sites,

        @Schema(description = "Of each site; cmclp and capacitated-p-median need it") @Nullable
        CapacityInput capacity,

        @Schema(description = "For mclp: what must be covered of each unit at least") @Nullable
        FloorInput floor,

        @Schema(description = "For lscp: cover this share of all, above 0 to 1, and not everybody") @Nullable
        Double leastShare,

        @Schema(description = "For hierarchy: the upper level") @Nullable
        UpperInput upper,

        @Schema(description = "p sites in each unit, for its own people", defaultValue = "false") @Nullable
        Boolean perUnit,

        @Schema(description = "When the search ends with what it has; 5 at once, 60 as a job") @Nullable
        Double timeLimitSeconds,

        @Schema(defaultValue = "1") @Nullable Long seed,

        @Schema(description = "Up to which p the trade-off is wanted", defaultValue = "0") @Nullable
        Integer curve,

        @Schema(description = "Id of a scenario whose changes hold") @Nullable
        String scenarioId) {

    /** Whom to serve. */
    @Schema(name = "SitingDemand")
    record DemandInput(
            @Schema(
                    allowableValues = {"total", "age60plus", "age65plus", "age80plus", "women15to49", "births", "bedGap"
                    },
                    defaultValue = "total")
            @Nullable
            String weight,

            @Schema(
                    allowableValues = {"all", "urban", "rural"},
                    defaultValue = "all")
            @Nullable
            String area,

            @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            @Schema(description = "Codes; without them all")
            @Nullable
            List<@Nullable String> units,

            @Schema(
                    description = "cells, or townships as one point each",
                    allowableValues = {"cells", "townships"},
                    defaultValue = "cells")
            @Nullable
            String by,

            @Schema(description = "What 1,000 of them need, such as beds; without it they count themselves") @Nullable
            Double perThousand) {}

    /** Where sites may stand. */
    @Schema(name = "SitingSites")
    record SitesInput(
            @Schema(description = "A service whose facilities exist") @Nullable
            String service,

            @Schema(
                    description = "What becomes of them: keep (required), free (candidates), ignore",
                    allowableValues = {"keep", "free", "ignore"},
                    defaultValue = "keep")
            @Nullable
            String existing,

            @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            @Schema(description = "Only facilities of these kinds")
            @Nullable
            List<@Nullable String> kinds,

            @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            @Schema(description = "townships (their centres), places, parcels, grid")
            @Nullable
            List<@Nullable String> candidates,

            @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            @Schema(description = "Only townships of these kinds", example = "[\"town\"]")
            @Nullable
            List<@Nullable String> townshipKinds,

            @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            @Schema(description = "Only places of these kinds or roles")
            @Nullable
            List<@Nullable String> placeKinds,

            @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            @Schema(description = "Only sites in these units; without it those of the demand")
            @Nullable
            List<@Nullable String> units,

            @Schema(
                    description =
                            "Of the grid of candidates: of every square of so many metres the cell nearest to its middle of those where people of the demand's area live",
                    defaultValue = "1000")
            @Nullable
            Integer spacingOfGridMetres,

            @Schema(type = "object", description = "GeoJSON Polygon or MultiPolygon that candidates lie in") @Nullable
            JsonNode area,

            @Schema(type = "object", description = "GeoJSON FeatureCollection of parcels; without it the stored ones")
            @Nullable
            JsonNode parcels,

            @Schema(description = "Candidates of the request") @Nullable
            List<@Nullable PointInput> points,

            @Schema(description = "Ids of sites that are open in every answer") @Nullable
            List<@Nullable String> required,

            @Schema(description = "Ids of sites that are open in none") @Nullable
            List<@Nullable String> forbidden,

            @Schema(description = "Least straight distance between two open sites", defaultValue = "0") @Nullable
            Integer spacingMetres) {}

    /** A candidate. */
    @Schema(name = "SitingPoint")
    record PointInput(
            @Nullable String id,
            @Schema(description = "[lon, lat]") @Nullable List<@Nullable Double> location,
            @Nullable Double capacity) {}

    /** A capacity. */
    @Schema(name = "SitingCapacity")
    record CapacityInput(
            @Schema(description = "As the demand counts") @Nullable
            Double perSite,

            @Schema(
                    description = "Of facilities that stand: perSite, or their beds (none where unknown)",
                    allowableValues = {"perSite", "beds"},
                    defaultValue = "perSite")
            @Nullable
            String existing) {}

    /** A floor. */
    @Schema(name = "SitingFloor")
    record FloorInput(
            @Schema(allowableValues = "unit", defaultValue = "unit") @Nullable
            String by,

            @Schema(description = "0 to 1") @Nullable Double share) {}

    /** The upper level of a hierarchy. */
    @Schema(name = "SitingUpper")
    record UpperInput(
            @Nullable Integer p,

            @Schema(description = "Of the people who go on, 0 to 1") @Nullable
            Double share,

            @Schema(description = "Decide both levels at once, or the upper first", defaultValue = "true") @Nullable
            Boolean together) {}
}
