package org.livingcircle.platform.start;

import java.util.Locale;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Refuses to start without an address of a PostgreSQL database.
 *
 * <p>Runs before any bean exists: HSQLDB comes along in another library's jar, and Boot would take it for the database.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
class StartChecks implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        String url = environment.getProperty(Setting.DB_URL.property(), "").trim();
        if (url.isEmpty()) {
            throw new StartProblem(
                    "LIVINGCIRCLE_DB_URL is not set: the service needs a PostGIS database.",
                    "Start with bin/up, or give jdbc:postgresql://host:port/database in LIVINGCIRCLE_DB_URL.");
        }
        if (!url.toLowerCase(Locale.ROOT).startsWith("jdbc:postgresql:")) {
            throw Setting.DB_URL.refuse(withoutSecrets(url));
        }
        checkPort(environment.getProperty(Setting.PORT.property(), "8080"));
    }

    private static void checkPort(String given) {
        try {
            int port = Integer.parseInt(given.trim());
            if (port >= -1 && port <= 65535) {
                return;
            }
        } catch (NumberFormatException e) {
            // Refused below, with the same words.
        }
        throw Setting.PORT.refuse(given);
    }

    /** Returns the address without what follows the question mark, where a password may stand. */
    static String withoutSecrets(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }
}
