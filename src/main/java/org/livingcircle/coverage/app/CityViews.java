package org.livingcircle.coverage.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.scenario.Scenario;
import org.livingcircle.scenario.Scenarios;
import org.springframework.stereotype.Component;

/** Opens the city for a question: as it is, or as a scenario wishes it on the scenario's own version of the data. */
@Component
public class CityViews {

    private final Snapshots snapshots;
    private final Scenarios scenarios;

    CityViews(Snapshots snapshots, Scenarios scenarios) {
        this.snapshots = snapshots;
        this.scenarios = scenarios;
    }

    /**
     * Returns the city that a question is about.
     *
     * @param scenarioId null for the present data as they are
     * @throws org.livingcircle.platform.PlanningProblem of type not-found where whoever asks may read no such scenario,
     *     data-version-gone where its data is no longer kept
     */
    public CityView open(@Nullable String scenarioId) {
        if (scenarioId == null) {
            return CityView.of(snapshots.current());
        }
        Scenario scenario = scenarios.get(scenarioId);
        return CityView.of(snapshots.of(scenario.dataVersion()), scenario);
    }

    /** Returns the city of {@link #open} without the scenario's changes: its version of the data as they are. */
    public CityView openUnchanged(@Nullable String scenarioId) {
        return CityView.of(open(scenarioId).snapshot());
    }

    /**
     * Returns the two cities of a comparison, of one data version: without a scenario the data as the other's version has them.
     *
     * @param baseId null for the data as they are
     * @param otherId null for the data as they are; not both
     * @throws org.livingcircle.platform.PlanningProblem as {@link #open}, and of two versions
     */
    public Pair openBoth(@Nullable String baseId, @Nullable String otherId) {
        if (baseId == null && otherId == null) {
            throw PlanningProblem.invalid("other", null, "the id of a scenario, here or as base");
        }
        CityView base = open(baseId == null ? otherId : baseId);
        CityView other = open(otherId == null ? baseId : otherId);
        if (!base.snapshot().version().equals(other.snapshot().version())) {
            throw PlanningProblem.of(
                    ProblemType.INVALID_PARAMETER,
                    "The scenarios are over two versions of the data, %s and %s; copy the older one onto the present data to compare them."
                            .formatted(
                                    base.snapshot().version().id(),
                                    other.snapshot().version().id()),
                    "base",
                    baseId,
                    List.of("a scenario over the data version "
                            + other.snapshot().version().id()));
        }
        return new Pair(
                baseId == null ? CityView.of(base.snapshot()) : base,
                otherId == null ? CityView.of(other.snapshot()) : other);
    }

    /** Two views of one snapshot. */
    public record Pair(CityView base, CityView other) {}
}
