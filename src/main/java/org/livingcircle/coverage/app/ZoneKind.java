package org.livingcircle.coverage.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The divisions people are counted by, from the whole to the parts. */
public enum ZoneKind {
    CITY,
    UNIT,
    TOWNSHIP;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ZoneKind> find(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }
}
