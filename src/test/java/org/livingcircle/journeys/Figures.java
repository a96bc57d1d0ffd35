package org.livingcircle.journeys;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Figures as the page writes them, in both languages alike. */
final class Figures {

    private Figures() {}

    /** Whole people, grouped; less than half a person, but not none, is not written as 0. */
    static String people(double count) {
        return count > 0 && count < 0.5 ? "<1" : String.format(Locale.ROOT, "%,d", Math.round(count));
    }

    /** One decimal; a share that is not quite none or all is not written so. */
    static String percent(double share) {
        if (share > 0 && share < 0.0005) {
            return "<0.1%";
        }
        if (share < 1 && share > 0.9995) {
            return ">99.9%";
        }
        return String.format(Locale.ROOT, "%.1f%%", share * 100);
    }

    static String share(JsonNode row) {
        return percent(row.get("share").asDouble());
    }
}
