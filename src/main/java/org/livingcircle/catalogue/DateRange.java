package org.livingcircle.catalogue;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days from the first to the last, both inclusive; null is open.
 *
 * @param first null for since ever
 * @param last null for ever after
 */
public record DateRange(@Nullable LocalDate first, @Nullable LocalDate last) {

    public DateRange {
        if (first != null && last != null && first.isAfter(last)) {
            throw new IllegalArgumentException("the first day %s is after the last, %s".formatted(first, last));
        }
    }

    public Optional<LocalDate> findFirst() {
        return Optional.ofNullable(first);
    }

    public Optional<LocalDate> findLast() {
        return Optional.ofNullable(last);
    }
}
