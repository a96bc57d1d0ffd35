package org.livingcircle.scenario;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The targets of the plan, as the data has them. Thread safe. */
public interface PlanTargets {

    /**
     * A target.
     *
     * @param value in the plan's words; null where it names none
     * @param unit null where it names none
     * @param year null where it names none
     */
    record PlanTarget(
            String id,
            String statementZh,
            @Nullable String summaryEn,
            @Nullable String value,
            @Nullable String unit,
            @Nullable String year) {}

    Optional<PlanTarget> find(String id);
}
