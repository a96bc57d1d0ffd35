package org.livingcircle.testing;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives a test's application context a database of its own with {@link TinyCity} in it, reached over a
 * {@link CuttableLine}. Both are beans, and both end after everything else in the context.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class FreshDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        FreshDatabase database = FreshDatabase.create();
        Map<String, Object> settings = new HashMap<>(fill(context, database));
        URI server = URI.create(database.url().substring("jdbc:".length()));
        CuttableLine line = new CuttableLine(server.getHost(), server.getPort());
        String url = database.url().replace(":" + server.getPort() + "/", ":" + line.port() + "/");
        settings.put("spring.datasource.url", url);
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.password());
        settings.put("spring.datasource.hikari.maximum-pool-size", "4");
        settings.put("spring.datasource.hikari.minimum-idle", "1");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("freshDatabase", settings));
        var beans = context.getBeanFactory();
        beans.registerSingleton("freshDatabase", database);
        beans.registerSingleton("databaseLine", line);
        // Registered first, destroyed last.
        ((DefaultSingletonBeanRegistry) beans).registerDisposableBean("freshDatabaseEnd", (DisposableBean) () -> {
            line.close();
            database.close();
        });
    }

    /** Puts the city into the new database, or returns the settings by which the service does so when it starts. */
    Map<String, Object> fill(ConfigurableApplicationContext context, FreshDatabase database) {
        database.migrate();
        database.execute(TinyCity.SQL);
        return Map.of("livingcircle.load-at-start", "false");
    }
}
