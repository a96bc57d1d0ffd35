package org.livingcircle.coverage.app;

import org.jspecify.annotations.Nullable;
import org.livingcircle.pack.LocalText;

/**
 * The scenario that a figure was asked for.
 *
 * @param dependsOn whether any of its changes goes into the figure
 * @param reason why none does; null where one does
 */
public record ScenarioUse(
        String id,
        String name,
        int revision,
        boolean dependsOn,
        @Nullable LocalText reason) {}
