package org.livingcircle.siting.app;

import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;
import org.livingcircle.siting.SiteStatus;

/**
 * A place that is, may be or must not be a site.
 *
 * @param unit code; null outside all units
 * @param existing whether a facility stands there today
 * @param capacity people or beds; null where the question's holds
 */
public record Site(
        String id,
        @Nullable String nameZh,
        @Nullable String nameEn,
        LonLat location,
        @Nullable String unit,
        SiteStatus status,
        boolean existing,
        @Nullable Double capacity) {

    /** Tells whether a facility stands here and stays. */
    boolean isKept() {
        return existing && status == SiteStatus.REQUIRED;
    }

    Site with(SiteStatus other) {
        return new Site(id, nameZh, nameEn, location, unit, other, existing, capacity);
    }
}
