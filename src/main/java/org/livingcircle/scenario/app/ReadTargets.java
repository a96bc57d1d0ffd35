package org.livingcircle.scenario.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.DataArchive;
import org.livingcircle.scenario.Change;
import org.livingcircle.scenario.PlanTargets;
import org.livingcircle.scenario.PlanTargets.PlanTarget;
import org.livingcircle.scenario.Scenario;
import org.livingcircle.scenario.Scenarios;
import org.springframework.stereotype.Service;

/** Shows the targets that a scenario replaces beside those of the plan. */
@Service
public class ReadTargets {

    private final Scenarios scenarios;
    private final PlanTargets targets;
    private final DataArchive archive;

    ReadTargets(Scenarios scenarios, PlanTargets targets, DataArchive archive) {
        this.scenarios = scenarios;
        this.targets = targets;
        this.archive = archive;
    }

    /**
     * A target and what the scenario makes of it.
     *
     * @param official null where the plan of the scenario's data version has no such target
     * @param unit the scenario's, else the plan's; null where neither names one
     */
    public record Replaced(
            Change.ReplaceTarget wish,
            @Nullable PlanTarget official,
            @Nullable String unit) {}

    /**
     * Returns the replaced targets, by id, beside those of the scenario's own data version.
     *
     * @throws org.livingcircle.platform.PlanningProblem of type data-version-gone where that is no longer kept
     */
    public List<Replaced> of(String scenarioId) {
        Scenario scenario = scenarios.get(scenarioId);
        String version = scenario.dataVersion();
        return archive.read(version, () -> replaced(scenario)).orElseThrow(() -> archive.gone(version));
    }

    private List<Replaced> replaced(Scenario scenario) {
        List<Replaced> all = new ArrayList<>();
        scenario.wishes().targets().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    Change.ReplaceTarget wish = entry.getValue();
                    PlanTarget official = targets.find(entry.getKey()).orElse(null);
                    String unit = wish.unit() != null ? wish.unit() : official == null ? null : official.unit();
                    all.add(new Replaced(wish, official, unit));
                });
        return all;
    }
}
