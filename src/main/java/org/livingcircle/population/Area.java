package org.livingcircle.population;

import java.util.Arrays;
import java.util.Optional;

/** Which cells a rule speaks of, by their settlement. */
public enum Area {
    ALL("all"),
    URBAN("urban"),
    RURAL("rural");

    private final String wireName;

    Area(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the name used in packs, requests and replies. */
    public String wireName() {
        return wireName;
    }

    public static Optional<Area> find(String wireName) {
        return Arrays.stream(values())
                .filter(area -> area.wireName.equals(wireName))
                .findFirst();
    }

    /** Tells whether the area holds a cell that is urban, or one that is not. */
    public boolean holds(boolean urban) {
        return switch (this) {
            case ALL -> true;
            case URBAN -> urban;
            case RURAL -> !urban;
        };
    }
}
