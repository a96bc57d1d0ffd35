package org.livingcircle.siting.app;

import org.livingcircle.platform.Limit;
import org.livingcircle.platform.ProblemType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be asked of siting at most. */
@Configuration(proxyBeanMethods = false)
class SitingLimits {

    private static final String WHERE = "POST /processes/siting/execution, ";
    private static final int MOST_SITES = 5000;

    /** What a prefecture takes at 100 m, with streets and all that is kept for later questions. */
    private static final long CITY_BYTES = 768L << 20;

    /** However small the heap. */
    private static final int LEAST_SHARE = 5;

    /** As many of the largest runs fit beside each other. */
    static final int RUNS = 2;

    private static final int MOST_SECONDS_AT_ONCE = 10;
    private static final int MOST_SECONDS = 1800;
    private static final int MOST_CURVE = 60;
    private static final int MOST_POINTS = 5000;

    @Bean
    static Limit sitingSitesLimit() {
        return limit("siting-sites", MOST_SITES, "sites", "sites of all origins together");
    }

    @Bean
    static Limit sitingBytesLimit() {
        long heap = Runtime.getRuntime().maxMemory();
        return limit(
                "siting-bytes",
                Math.max(heap / LEAST_SHARE, heap - CITY_BYTES) / RUNS,
                "bytes",
                "travel costs and what the search takes beside them");
    }

    @Bean
    static Limit sitingSecondsAtOnceLimit() {
        return limit("siting-seconds-at-once", MOST_SECONDS_AT_ONCE, "seconds", "timeLimitSeconds without a job");
    }

    @Bean
    static Limit sitingSecondsLimit() {
        return limit("siting-seconds", MOST_SECONDS, "seconds", "timeLimitSeconds with Prefer: respond-async");
    }

    @Bean
    static Limit sitingCurveLimit() {
        return limit("siting-curve", MOST_CURVE, "numbers of sites", "curve");
    }

    @Bean
    static Limit sitingPointsLimit() {
        return limit("siting-points", MOST_POINTS, "points or parcels", "sites.points, sites.parcels");
    }

    private static Limit limit(String id, long value, String unit, String what) {
        return new Limit(id, value, unit, WHERE + what, ProblemType.OVER_LIMIT.slug());
    }
}
