package org.livingcircle.coverage.app;

import java.util.Objects;
import org.livingcircle.pack.PlanCirclesSpec;

/** The circles that the plan draws around the main city. */
public enum PlanCircle {
    /** Half an hour by car. */
    METROPOLITAN("metropolitan-30"),
    /** An hour by car on the network with its expressways. */
    EXPRESSWAY("expressway-60"),
    /** An hour by train. */
    RAILWAY("railway-60");

    private final String wireName;

    PlanCircle(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** Returns the minutes that the plan states. */
    public int minutes() {
        return Objects.requireNonNull(PlanCirclesSpec.MINUTES.get(wireName));
    }
}
