package org.livingcircle.scenario;

import java.util.Arrays;
import java.util.Optional;

/** Who may read a scenario. */
public enum Visibility {
    /** Its owner, and who manages the service. */
    PRIVATE("private"),
    /** Everybody who knows its address, which nobody can guess. */
    SHARED("shared");

    private final String wireName;

    Visibility(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<Visibility> find(String wireName) {
        return Arrays.stream(values())
                .filter(visibility -> visibility.wireName.equals(wireName))
                .findFirst();
    }
}
