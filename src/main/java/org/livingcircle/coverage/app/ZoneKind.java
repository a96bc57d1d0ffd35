package org.livingcircle.coverage.app;

import java.util.Locale;

/** The divisions people are counted by, from the whole to the parts. */
public enum ZoneKind {
    CITY,
    UNIT,
    TOWNSHIP;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
