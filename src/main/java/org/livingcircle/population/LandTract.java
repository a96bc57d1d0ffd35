package org.livingcircle.population;

import java.util.Arrays;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * A piece of land whose use is mapped.
 *
 * @param id unique among all tracts of a {@link Land}
 * @param outline valid Polygon or MultiPolygon, longitude first. Not to be changed
 */
public record LandTract(String id, Kind kind, Geometry outline) {

    /** Whether people live there. */
    public enum Kind {
        /** Land for living. */
        RESIDENTIAL("residential"),
        /** Water, wood, park, field, works, railway: nobody lives there but in a building that is said to be for living. */
        UNINHABITED("uninhabited");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        /** Returns the name used in tables and replies. */
        public String wireName() {
            return wireName;
        }

        public static Optional<Kind> find(String wireName) {
            return Arrays.stream(values())
                    .filter(kind -> kind.wireName.equals(wireName))
                    .findFirst();
        }
    }
}
