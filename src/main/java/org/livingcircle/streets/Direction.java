package org.livingcircle.streets;

import java.util.Arrays;
import java.util.Optional;

/** Which way people go: the two differ where streets have one way only. */
public enum Direction {
    TO_FACILITY("toFacility"),
    FROM_FACILITY("fromFacility");

    private final String wireName;

    Direction(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the name used in requests and replies. */
    public String wireName() {
        return wireName;
    }

    public static Optional<Direction> find(String wireName) {
        return Arrays.stream(values())
                .filter(direction -> direction.wireName.equals(wireName))
                .findFirst();
    }
}
