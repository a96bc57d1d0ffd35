package org.livingcircle.coverage;

import org.jspecify.annotations.Nullable;
import org.livingcircle.population.Weight;

/**
 * How many people of a zone live within a circle.
 *
 * @param zone code of the zone
 * @param covered people within the circle, not rounded
 * @param total people of the zone in the circle's area, not rounded
 * @param share {@code covered / total}; null with a reason where that says nothing
 * @param reason why there is no share; null where there is one
 * @param dataVoid share of the zone's cells without population data; null for a zone without cells
 */
public record Coverage(
        String zone,
        Weight weight,
        double covered,
        double total,
        @Nullable Double share,
        @Nullable Reason reason,
        @Nullable Double dataVoid) {

    /** Why a share is not given. */
    public enum Reason {
        /** The zone has no cells. */
        NO_AREA("no-area"),
        /** Nobody that the weight counts lives there. */
        NO_PEOPLE("no-people"),
        /** No facility is recorded near, and nobody has looked whether there are any. */
        NOT_SURVEYED("not-surveyed"),
        /** The service has no facility anywhere. */
        NO_FACILITIES("no-facilities");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        /** Returns the name used in replies. */
        public String wireName() {
            return wireName;
        }
    }
}
