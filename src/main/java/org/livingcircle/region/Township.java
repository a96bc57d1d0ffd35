package org.livingcircle.region;

import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;

/**
 * A subdistrict, town or township of a unit, as the statistics list it. Its area is not part of it: see {@link ThiessenAreas}.
 *
 * @param code twelve digits
 * @param nameEn null where none is known
 * @param communities urban neighbourhood committees, 0 or more
 * @param villages village committees, 0 or more
 * @param otherUnits farm stations and the like, 0 or more
 * @param centre null where none is known
 */
public record Township(
        String code,
        String unitCode,
        String nameZh,
        @Nullable String nameEn,
        Kind kind,
        int communities,
        int villages,
        int otherUnits,
        @Nullable LonLat centre) {

    /** What a township is called in law. */
    public enum Kind {
        SUBDISTRICT,
        TOWN,
        TOWNSHIP,
        FARM_FOREST_OTHER
    }

    public Township {
        if (code.isBlank() || unitCode.isBlank()) {
            throw new IllegalArgumentException(
                    "a township needs its code and its unit's, was '%s' of '%s'".formatted(code, unitCode));
        }
        if (communities < 0 || villages < 0 || otherUnits < 0) {
            throw new IllegalArgumentException(
                    "township %s has a negative count: %d communities, %d villages, %d others"
                            .formatted(code, communities, villages, otherUnits));
        }
    }
}
