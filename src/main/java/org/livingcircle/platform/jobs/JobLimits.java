package org.livingcircle.platform.jobs;

import org.livingcircle.platform.Limit;
import org.livingcircle.platform.ProblemType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How many jobs there may be. */
@Configuration(proxyBeanMethods = false)
class JobLimits {

    static final int AT_A_TIME = 2;
    static final int KEPT_DAYS = 30;
    static final int KEPT_FOR_EACH = 50;
    private static final int OPEN_FOR_EACH = 10;

    @Bean
    static Limit runningJobsLimit() {
        return new Limit("jobs-at-a-time", AT_A_TIME, "jobs", "Prefer: respond-async", "the others wait");
    }

    @Bean
    static Limit openJobsLimit() {
        return new Limit(
                "jobs-not-over",
                OPEN_FOR_EACH,
                "jobs of one account",
                "Prefer: respond-async",
                ProblemType.TOO_MANY_REQUESTS.slug());
    }

    @Bean
    static Limit keptJobsLimit() {
        return new Limit("jobs-kept", KEPT_FOR_EACH, "jobs of one account", "GET /jobs", "the oldest are forgotten");
    }

    @Bean
    static Limit keptDaysLimit() {
        return new Limit("job-days", KEPT_DAYS, "days after its end", "GET /jobs/{id}", "forgotten");
    }
}
