package org.livingcircle.coverage.web;

import org.livingcircle.coverage.app.CityRules;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.ProblemType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be asked for at most. The largest range depends on the city's circles and stands in /processes/coverage. */
@Configuration(proxyBeanMethods = false)
class CoverageLimits {

    static final int MOST_HOT_SPOTS = 100;
    static final int MOST_PAIRS = 40_000;
    static final int MOST_PLACES = 400;
    static final int MOST_NEAREST = 20;
    static final int MOST_CATCHMENT_RANGES = 8;

    /** A car gets farther than a walker: the plan asks for an hour. */
    static final int MOST_DRIVE_SECONDS = 7200;

    static final int MOST_DRIVE_METRES = 60_000;
    private static final int MOST_RASTER_CELLS = 20_000_000;
    private static final int MOST_DRAWN_VERTICES = 2000;

    @Bean
    Limit rangeLimit() {
        return limit(
                "ranges-per-request", QueryReader.MOST_RANGES, "ranges", "POST /processes/coverage/execution, ranges");
    }

    @Bean
    Limit hotSpotLimit() {
        return limit("hot-spots", MOST_HOT_SPOTS, "hot spots", "POST /processes/hotspots/execution, count");
    }

    @Bean
    Limit rasterLimit() {
        return limit("raster-cells", MOST_RASTER_CELLS, "cells", "GET /collections/{id}/coverage, bbox");
    }

    @Bean
    Limit planMinutesLimit() {
        return limit(
                "plan-circle-minutes",
                PlanCircleReader.MOST_MINUTES,
                "minutes",
                "POST /processes/plan-circles/execution, minutes and the other minutes");
    }

    @Bean
    Limit drawnVerticesLimit() {
        return limit(
                "drawn-vertices", MOST_DRAWN_VERTICES, "positions", "POST /processes/plan-circles/execution, mainCity");
    }

    @Bean
    Limit matrixPairsLimit() {
        return limit(
                "matrix-pairs", MOST_PAIRS, "pairs", "POST /processes/matrix/execution, sources times destinations");
    }

    @Bean
    Limit matrixPlacesLimit() {
        return limit(
                "matrix-places",
                MOST_PLACES,
                "places",
                "POST /processes/matrix/execution, sources and destinations each");
    }

    @Bean
    Limit nearestLimit() {
        return limit("nearest", MOST_NEAREST, "facilities", "POST /processes/nearest/execution, k");
    }

    @Bean
    Limit catchmentRangesLimit() {
        return limit(
                "catchment-ranges", MOST_CATCHMENT_RANGES, "ranges", "POST /processes/catchment/execution, ranges");
    }

    @Bean
    Limit catchmentDriveLimit() {
        return limit(
                "catchment-drive-seconds",
                MOST_DRIVE_SECONDS,
                "seconds",
                "POST /processes/catchment/execution, ranges with mode drive");
    }

    @Bean
    Limit editsLimit() {
        return limit("edits", EditsReader.MOST_EDITS, "edits of a kind", "changes and facilities of any process");
    }

    @Bean
    Limit linePointsLimit() {
        return limit("line-points", CityRules.MOST_POINTS, "points", "a line in changes of any process");
    }

    private static Limit limit(String id, int value, String unit, String appliesTo) {
        return new Limit(id, value, unit, appliesTo, ProblemType.OVER_LIMIT.slug());
    }
}
