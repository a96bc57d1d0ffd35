package org.livingcircle.platform.jobs;

import java.util.Locale;

/** How far a job is, in the words of OGC API Processes. */
public enum JobStatus {
    /** Waits for its turn. */
    ACCEPTED,
    RUNNING,
    SUCCESSFUL,
    FAILED,
    /** Ended early on somebody's wish; it may have a result all the same. */
    DISMISSED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobStatus of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    public boolean isOver() {
        return this != ACCEPTED && this != RUNNING;
    }
}
