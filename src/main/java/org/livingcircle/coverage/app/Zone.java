package org.livingcircle.coverage.app;

import org.jspecify.annotations.Nullable;
import org.livingcircle.pack.LocalText;

/**
 * What a row of a table is about.
 *
 * @param kind city, unit or township
 * @param unit code of the unit a township belongs to; null for the others
 */
public record Zone(
        ZoneKind kind,
        String code,
        LocalText name,
        @Nullable String unit) {}
