package org.livingcircle.pack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a record comes from; the wire name is the lower-case name. */
public enum Provenance {
    OFFICIAL,
    OPEN,
    MODELLED,
    ESTIMATED,
    SYNTHETIC,
    USER;

    public static final List<String> WORDS =
            Arrays.stream(values()).map(Provenance::word).toList();

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the provenance with a word.
     *
     * @throws IllegalArgumentException if the word is none of {@link #WORDS}
     */
    public static Provenance of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
