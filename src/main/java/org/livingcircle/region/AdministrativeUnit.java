package org.livingcircle.region;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A district or county as it was between two dates. A unit that changed its kind or its name has a value for each period.
 *
 * @param code six digits, GB/T 2260
 * @param nameEn null where none is known
 * @param validFrom first day, inclusive; null where it is not recorded
 * @param validTo last day, exclusive; null for a unit that exists today
 */
public record AdministrativeUnit(
        String code,
        String nameZh,
        @Nullable String nameEn,
        Kind kind,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /** What a unit is called in law. */
    public enum Kind {
        DISTRICT,
        COUNTY,
        COUNTY_CITY
    }

    public AdministrativeUnit {
        if (code.isBlank()) {
            throw new IllegalArgumentException("a unit needs a code");
        }
        if (validFrom != null && validTo != null && !validFrom.isBefore(validTo)) {
            throw new IllegalArgumentException(
                    "unit %s must begin before it ends, was %s to %s".formatted(code, validFrom, validTo));
        }
    }

    /** Returns whether the unit existed on a day. */
    public boolean validOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || day.isBefore(validTo));
    }
}
