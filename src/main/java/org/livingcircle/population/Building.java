package org.livingcircle.population;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Geometry;

/**
 * A mapped building.
 *
 * @param id unique among all buildings of a {@link Land}
 * @param levels floors above the ground, 1 or more; empty where unknown
 * @param footprintM2 area on the ground, m², above 0
 * @param outline valid Polygon or MultiPolygon, longitude first. Not to be changed
 */
public record Building(String id, OptionalInt levels, Use use, double footprintM2, Geometry outline) {

    public Building {
        if (levels.isPresent() && levels.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "building %s has %d levels, need 1 or more".formatted(id, levels.getAsInt()));
        }
        if (!(footprintM2 > 0 && footprintM2 < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("building %s has %s m²".formatted(id, footprintM2));
        }
    }

    /** What a building is for. */
    public enum Use {
        /** People live in all of it. */
        RESIDENTIAL("residential"),
        /** People live above a ground floor that is something else. */
        MIXED("mixed"),
        /** Nobody lives in it. */
        OTHER("other"),
        /** The map does not say. */
        UNKNOWN("unknown");

        private final String wireName;

        Use(String wireName) {
            this.wireName = wireName;
        }

        /** Returns the name used in tables and replies. */
        public String wireName() {
            return wireName;
        }

        public static Optional<Use> find(String wireName) {
            return Arrays.stream(values())
                    .filter(use -> use.wireName.equals(wireName))
                    .findFirst();
        }
    }
}
