package org.livingcircle.population;

import java.util.List;

/**
 * Mapped things that could not be used, all for one reason.
 *
 * @param what in the plural, as "buildings"
 * @param why what is wrong with each
 * @param count how many
 * @param first ids of the first of them
 */
public record LeftOut(String what, String why, int count, List<String> first) {

    /** The most ids that are listed. */
    public static final int MOST_LISTED = 5;

    public LeftOut {
        first = List.copyOf(first);
    }

    /** Returns it as one line: file, how many of what, why, which, remedy. */
    public String line(String file) {
        String more = count > first.size() ? ", …" : "";
        return "%s: warning: %,d %s left out, %s (%s%s) — Take a larger extract, or put the outline right in OpenStreetMap."
                .formatted(file, count, what, why, String.join(", ", first), more);
    }
}
