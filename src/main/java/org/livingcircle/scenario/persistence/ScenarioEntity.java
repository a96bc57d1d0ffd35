package org.livingcircle.scenario.persistence;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.livingcircle.scenario.History;
import org.livingcircle.scenario.Scenario;
import org.livingcircle.scenario.Visibility;

/** A row of {@code scenario} with its changes; it never leaves this package. */
@Entity(name = "Scenario")
@Table(name = "scenario")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class ScenarioEntity {

    @Id
    private String id;

    private String name;
    private @Nullable String note;
    private String owner;
    private String visibility;
    private String dataVersion;
    private int revision;
    private int position;
    private Instant created;
    private Instant modified;

    @ElementCollection
    @CollectionTable(name = "scenario_change", joinColumns = @JoinColumn(name = "scenario_id"))
    @OrderColumn(name = "seq")
    @BatchSize(size = 50)
    private List<ChangeRow> changes = new ArrayList<>();

    protected ScenarioEntity() {}

    static ScenarioEntity of(Scenario scenario) {
        ScenarioEntity entity = new ScenarioEntity();
        entity.id = scenario.id();
        entity.owner = scenario.owner();
        entity.dataVersion = scenario.dataVersion();
        entity.created = scenario.created();
        entity.take(scenario);
        return entity;
    }

    /** Takes what a next revision may alter. */
    void take(Scenario next) {
        name = next.name();
        note = next.note();
        visibility = next.visibility().wireName();
        revision = next.revision();
        position = next.history().position();
        modified = next.modified();
        List<History.Step> wanted = next.history().steps();
        if (!wanted.equals(steps())) {
            changes.clear();
            wanted.forEach(step -> changes.add(ChangeRow.of(step)));
        }
    }

    Scenario toScenario() {
        return new Scenario(
                id,
                name,
                note,
                owner,
                Visibility.find(visibility).orElseThrow(),
                dataVersion,
                revision,
                new History(steps(), position),
                created,
                modified);
    }

    private List<History.Step> steps() {
        return changes.stream().map(ChangeRow::toStep).toList();
    }
}
