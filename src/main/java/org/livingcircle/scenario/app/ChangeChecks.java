package org.livingcircle.scenario.app;

import java.util.List;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.scenario.Change;
import org.livingcircle.scenario.ChangeRules;
import org.livingcircle.scenario.History;
import org.livingcircle.scenario.PlanTargets;
import org.springframework.stereotype.Component;

/** Checks changes against the data, the changes before them, and the limits. */
@Component
class ChangeChecks {

    private final ChangeRules rules;
    private final PlanTargets targets;
    private final Limit most;

    ChangeChecks(ChangeRules rules, PlanTargets targets, Limit changeLimit) {
        this.rules = rules;
        this.targets = targets;
        this.most = changeLimit;
    }

    /**
     * Refuses changes of which one does not fit.
     *
     * @throws PlanningProblem that names the first such change
     */
    void check(String version, History before, List<Change> more) {
        most.check("changes", (long) before.position() + more.size());
        rules.check(version, before.active(), more);
        for (int i = 0; i < more.size(); i++) {
            if (more.get(i) instanceof Change.ReplaceTarget replace
                    && targets.find(replace.target()).isEmpty()) {
                throw PlanningProblem.invalid(
                        "changes[%d].target".formatted(i), replace.target(), "an id of the collection plan_targets");
            }
        }
    }
}
