package org.livingcircle.facility;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;
import org.livingcircle.provenance.Origin;

/**
 * One place that serves people.
 *
 * @param id stable and unique in the city
 * @param level as the authority grades it; null where not graded or unknown
 * @param unitCode the unit it lies in
 * @param beds 0 or more; null where unknown or without meaning
 */
public record Facility(
        String id,
        FacilityKind kind,
        @Nullable String level,
        @Nullable String nameZh,
        @Nullable String nameEn,
        String unitCode,
        @Nullable String townshipCode,
        LonLat location,
        @Nullable Integer beds,
        @Nullable Integer nursingBeds,
        @Nullable String ownership,
        @Nullable String locationNote,
        Origin origin) {

    public Facility {
        if ((beds != null && beds < 0) || (nursingBeds != null && nursingBeds < 0)) {
            throw new IllegalArgumentException("beds must be 0 or more, were %s and %s".formatted(beds, nursingBeds));
        }
    }

    public Optional<String> findLevel() {
        return Optional.ofNullable(level);
    }

    public Optional<Integer> findBeds() {
        return Optional.ofNullable(beds);
    }
}
