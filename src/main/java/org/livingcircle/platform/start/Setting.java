package org.livingcircle.platform.start;

import java.util.Arrays;
import java.util.Optional;

/** The settings an operator can get wrong: the name in the environment, and what is allowed in words. */
enum Setting {
    PORT("server.port", "PORT", "a whole number from 0 to 65535"),
    BIND("server.address", "LIVINGCIRCLE_BIND", "an address of this machine, as 127.0.0.1 or 0.0.0.0"),
    PACK("livingcircle.pack", "LIVINGCIRCLE_PACK", "the folder of a city pack"),
    CELL_METRES(
            "livingcircle.cell-metres",
            "LIVINGCIRCLE_CELL_METRES",
            "a whole number from 50 to 1000, or nothing for the pack's own"),
    MAX_REQUEST_BODY(
            "livingcircle.max-request-body", "LIVINGCIRCLE_MAX_REQUEST_BODY", "a size of at least 1 byte, as 1MB"),
    SESSIONS("livingcircle.security.sessions", "LIVINGCIRCLE_SESSIONS", "a whole number from 1 to 100"),
    DB_URL("spring.datasource.url", "LIVINGCIRCLE_DB_URL", "jdbc:postgresql://host:port/database");

    private final String property;
    private final String variable;
    private final String allowed;

    Setting(String property, String variable, String allowed) {
        this.property = property;
        this.variable = variable;
        this.allowed = allowed;
    }

    static Optional<Setting> ofProperty(String property) {
        return Arrays.stream(values())
                .filter(setting -> setting.property.equals(property))
                .findFirst();
    }

    String property() {
        return property;
    }

    /** Returns the problem of this setting as one sentence. */
    StartProblem refuse(String given) {
        return new StartProblem(
                "%s is %s; allowed is %s.".formatted(variable, given.isEmpty() ? "empty" : given, allowed),
                "Set %s and start again.".formatted(variable));
    }
}
