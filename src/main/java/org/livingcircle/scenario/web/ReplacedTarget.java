package org.livingcircle.scenario.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.livingcircle.scenario.PlanTargets.PlanTarget;
import org.livingcircle.scenario.app.ReadTargets;

/** A target of the plan beside what the scenario makes of it. */
@Schema(name = "ReplacedTarget")
record ReplacedTarget(
        String target,
        double value,

        @Schema(nullable = true, description = "The scenario's, else the plan's") @Nullable
        String unit,

        @Schema(nullable = true, description = "Null where the plan of the scenario's data version has no such target")
        @Nullable
        Official official) {

    /** What the plan says. */
    @Schema(name = "OfficialTarget")
    record Official(
            String statementZh,
            @Schema(nullable = true) @Nullable String summaryEn,

            @Schema(nullable = true, description = "In the plan's words") @Nullable
            String value,

            @Schema(nullable = true) @Nullable String unit,
            @Schema(nullable = true) @Nullable String year) {

        static Official of(PlanTarget target) {
            return new Official(target.statementZh(), target.summaryEn(), target.value(), target.unit(), target.year());
        }
    }

    static ReplacedTarget of(ReadTargets.Replaced replaced) {
        PlanTarget official = replaced.official();
        return new ReplacedTarget(
                replaced.wish().target(),
                replaced.wish().value(),
                replaced.unit(),
                official == null ? null : Official.of(official));
    }
}
