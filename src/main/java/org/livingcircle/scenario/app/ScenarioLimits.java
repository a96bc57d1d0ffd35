package org.livingcircle.scenario.app;

import org.livingcircle.platform.Limit;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.scenario.Scenario;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How many scenarios and changes there may be. */
@Configuration(proxyBeanMethods = false)
class ScenarioLimits {

    private static final int MOST_SCENARIOS = 200;

    @Bean
    Limit changeLimit() {
        return new Limit(
                "scenario-changes",
                Scenario.MOST_CHANGES,
                "changes",
                "POST /scenarios/{id}/changes, changes of a scenario",
                ProblemType.OVER_LIMIT.slug());
    }

    @Bean
    Limit scenarioLimit() {
        return new Limit(
                "scenarios",
                MOST_SCENARIOS,
                "scenarios",
                "POST /scenarios, of one owner",
                ProblemType.OVER_LIMIT.slug());
    }
}
