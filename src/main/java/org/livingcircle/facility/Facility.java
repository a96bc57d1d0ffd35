package org.livingcircle.facility;

import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;

/**
 * A place that serves people.
 *
 * @param id stable and unique in the city
 * @param kind a word of the city's pack, such as library
 * @param level as the source gives it, such as 三级; null where unknown
 * @param unitCode the unit it lies in
 * @param townshipCode null where the township's area is unknown
 * @param beds null where unknown, which is not 0
 */
public record Facility(
        String id,
        String kind,
        @Nullable String level,
        @Nullable String nameZh,
        @Nullable String nameEn,
        String unitCode,
        @Nullable String townshipCode,
        LonLat place,
        @Nullable Integer beds,
        @Nullable Integer nursingBeds,
        @Nullable String ownership,
        @Nullable String locationNote,
        Provenance provenance,
        String source) {}
