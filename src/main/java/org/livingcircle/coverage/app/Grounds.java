package org.livingcircle.coverage.app;

import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.Ground;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.scenario.Scenario;
import org.livingcircle.scenario.ScenarioStore;
import org.springframework.stereotype.Component;

/** Lends the city, as it is or as a scenario wishes it, to other analyses. */
@Component
class Grounds implements Ground.Source {

    private static final ScenarioStore.Viewer ANY = new ScenarioStore.Viewer("", true);

    private final CityViews views;
    private final Snapshots snapshots;
    private final ScenarioStore scenarios;
    private final UnitFigures figures;

    Grounds(CityViews views, Snapshots snapshots, ScenarioStore scenarios, UnitFigures figures) {
        this.views = views;
        this.snapshots = snapshots;
        this.scenarios = scenarios;
        this.figures = figures;
    }

    @Override
    public Ground current(@Nullable String scenario) {
        return new SnapshotGround(views.open(scenario), figures);
    }

    @Override
    public Ground later(@Nullable String scenario) {
        if (scenario == null) {
            return current(null);
        }
        Scenario found = scenarios
                .find(scenario, ANY)
                .orElseThrow(() -> PlanningProblem.of(
                        ProblemType.NOT_FOUND, "The scenario has been deleted since the work was asked for."));
        return new SnapshotGround(CityView.of(snapshots.of(found.dataVersion()), found), figures);
    }
}
