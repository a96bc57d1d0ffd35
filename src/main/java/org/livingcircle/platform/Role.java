package org.livingcircle.platform;

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
}
