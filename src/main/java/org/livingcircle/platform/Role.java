package org.livingcircle.platform;

import java.util.Arrays;
import java.util.Optional;

/** What somebody may do; each may also do what the public may. */
public enum Role {
    /** Reads what is published. Everybody has it. */
    PUBLIC("public"),
    /** Makes scenarios, runs long analyses. */
    PLANNER("planner"),
    /** As a planner, for the health services. */
    HEALTH_BUREAU("health-bureau"),
    /** Corrects data and decides on reports. */
    EDITOR("editor"),
    /** Manages accounts and reads the audit trail. */
    ADMIN("admin");

    private final String wireName;

    Role(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** Returns the role of that name. */
    public static Optional<Role> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(role -> role.wireName.equals(name))
                .findFirst();
    }
}
