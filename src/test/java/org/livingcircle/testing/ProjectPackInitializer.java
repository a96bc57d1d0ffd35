package org.livingcircle.testing;

import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives a test's application context an empty database of its own, and the project's own pack to load when it starts, on cells of
 * 500 m so that it is there in seconds.
 */
public class ProjectPackInitializer extends FreshDatabaseInitializer {

    @Override
    Map<String, Object> fill(ConfigurableApplicationContext context, FreshDatabase database) {
        return Map.of(
                "livingcircle.load-at-start", "true",
                "livingcircle.pack", "geodata/harbin",
                "livingcircle.cell-metres", "500");
    }
}
