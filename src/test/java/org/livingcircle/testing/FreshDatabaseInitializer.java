package org.livingcircle.testing;

import java.net.URI;
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
 * {@link CuttableLine}. Both are beans, and both
 * end after everything else in the context.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class FreshDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        FreshDatabase database = FreshDatabase.create();
        database.migrate();
        database.execute(TinyCity.SQL);
        URI server = URI.create(database.url().substring("jdbc:".length()));
        CuttableLine line = new CuttableLine(server.getHost(), server.getPort());
        String url = database.url().replace(":" + server.getPort() + "/", ":" + line.port() + "/");
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "freshDatabase",
                        Map.of(
                                "livingcircle.load-at-start",
                                "false",
                                "spring.datasource.url",
                                url,
                                "spring.datasource.username",
                                database.user(),
                                "spring.datasource.password",
                                database.password(),
                                "spring.datasource.hikari.maximum-pool-size",
                                "4",
                                "spring.datasource.hikari.minimum-idle",
                                "1")));
        var beans = context.getBeanFactory();
        beans.registerSingleton("freshDatabase", database);
        beans.registerSingleton("databaseLine", line);
        // Registered first, destroyed last.
        ((DefaultSingletonBeanRegistry) beans).registerDisposableBean("freshDatabaseEnd", (DisposableBean) () -> {
            line.close();
            database.close();
        });
    }
}
