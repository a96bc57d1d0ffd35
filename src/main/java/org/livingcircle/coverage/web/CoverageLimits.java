package org.livingcircle.coverage.web;

import org.livingcircle.platform.Limit;
import org.livingcircle.platform.ProblemType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be asked for at most. The largest range depends on the city's circles and stands in /processes/coverage. */
@Configuration(proxyBeanMethods = false)
class CoverageLimits {

    static final int MOST_HOT_SPOTS = 100;
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

    private static Limit limit(String id, int value, String unit, String appliesTo) {
        return new Limit(id, value, unit, appliesTo, ProblemType.OVER_LIMIT.slug());
    }
}
