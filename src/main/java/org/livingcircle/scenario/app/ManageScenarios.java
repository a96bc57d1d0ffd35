package org.livingcircle.scenario.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Actor;
import org.livingcircle.platform.Actors;
import org.livingcircle.platform.AuditTrail;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.platform.Role;
import org.livingcircle.scenario.Change;
import org.livingcircle.scenario.ChangeRules;
import org.livingcircle.scenario.History;
import org.livingcircle.scenario.Scenario;
import org.livingcircle.scenario.ScenarioStore;
import org.livingcircle.scenario.Scenarios;
import org.livingcircle.scenario.Visibility;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes scenarios and changes them: each task is one transaction with its entry in the audit trail, all of it or nothing. Whoever
 * edits says which revision they saw; if another has been made meanwhile, they get both.
 *
 * <p>What needs the data is asked before a transaction begins: one that waits for a second connection could wait for itself.
 */
@Service
public class ManageScenarios implements Scenarios {

    private static final String SUBJECT = "scenario";

    private final ScenarioStore store;
    private final ChangeChecks checks;
    private final ChangeRules rules;
    private final Actors actors;
    private final AuditTrail trail;
    private final Clock clock;
    private final JsonMapper json;
    private final Limit most;
    private final TransactionOperations transaction;

    ManageScenarios(
            ScenarioStore store,
            ChangeChecks checks,
            ChangeRules rules,
            Actors actors,
            AuditTrail trail,
            Clock clock,
            JsonMapper json,
            Limit scenarioLimit,
            TransactionOperations transaction) {
        this.store = store;
        this.checks = checks;
        this.rules = rules;
        this.actors = actors;
        this.trail = trail;
        this.clock = clock;
        this.json = json;
        this.most = scenarioLimit;
        this.transaction = transaction;
    }

    /**
     * What a scenario is called and who sees it.
     *
     * @param name null in a description of a stored scenario: as it was
     */
    public record Description(
            @Nullable String name,
            @Nullable String note,
            @Nullable Visibility visibility) {}

    /**
     * A copy, and what it leaves out because the present data does not allow it.
     *
     * @param reasons as many as changes, in their order
     */
    public record Copy(ScenarioDocument scenario, List<ChangeDocument> leftOut, List<String> reasons) {}

    /** Returns the scenarios of whoever asks; all of them for who manages the service. */
    public List<ScenarioDocument> list() {
        String present = rules.presentVersion();
        return store.list(viewer(planner())).stream()
                .map(scenario -> ScenarioDocument.of(scenario, present))
                .toList();
    }

    /** Returns a scenario that whoever asks may read. */
    public ScenarioDocument read(String id) {
        return ScenarioDocument.of(get(id), rules.presentVersion());
    }

    @Override
    public Scenario get(String id) {
        return store.find(id, viewer(actors.current())).orElseThrow(() -> unknown(id));
    }

    @Override
    public Scenario make(String name, @Nullable String note, List<Change> changes) {
        return get(create(new Description(name, note, null), changes).id());
    }

    /** Makes a scenario over the present data. */
    public ScenarioDocument create(Description description, List<Change> changes) {
        Actor owner = planner();
        String version = rules.presentVersion();
        checks.check(version, History.EMPTY, changes);
        String name = Optional.ofNullable(description.name())
                .orElseThrow(() -> PlanningProblem.invalid("name", null, Names.ALLOWED));
        return insert(owner, name, description.note(), description.visibility(), version, changes, "create");
    }

    /** Copies what holds of a scenario onto the present data; changes that do not fit it are left out and told. */
    public Copy copy(String id, @Nullable String name) {
        Actor owner = planner();
        Scenario original = get(id);
        String version = rules.presentVersion();
        Instant now = now();
        History fitting = History.EMPTY;
        List<ChangeDocument> leftOut = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Change change : original.changes()) {
            try {
                checks.check(version, fitting, List.of(change));
                fitting = fitting.with(List.of(change), owner.name(), now);
            } catch (PlanningProblem e) {
                leftOut.add(ChangeDocument.of(change));
                reasons.add(e.detail());
            }
        }
        String called = name == null ? original.name() : name;
        return new Copy(
                insert(owner, called, original.note(), null, version, fitting.changes(), "copy"), leftOut, reasons);
    }

    private ScenarioDocument insert(
            Actor owner,
            String name,
            @Nullable String note,
            @Nullable Visibility visibility,
            String version,
            List<Change> changes,
            String action) {
        most.check("scenarios", store.count(owner.name()) + 1);
        Instant now = now();
        Scenario made = new Scenario(
                UUID.randomUUID().toString(),
                name,
                note,
                owner.name(),
                visibility == null ? Visibility.PRIVATE : visibility,
                version,
                1,
                History.EMPTY.with(changes, owner.name(), now),
                now,
                now);
        ScenarioDocument document = ScenarioDocument.of(made, version);
        transaction.executeWithoutResult(status -> {
            if (!store.insert(made)) {
                throw PlanningProblem.of(ProblemType.STARTING, "New data are being loaded. Try again in a moment.");
            }
            trail.record(owner, action, SUBJECT, made.id(), null, json.writeValueAsString(document));
        });
        return document;
    }

    /** Gives a scenario another name, note or visibility; what is null stays. */
    public ScenarioDocument describe(String id, @Nullable Integer revision, Description other) {
        return edit(
                id,
                revision,
                "describe",
                before -> before.described(
                        other.name() == null ? before.name() : other.name(),
                        other.note() == null ? before.note() : other.note(),
                        other.visibility() == null ? before.visibility() : other.visibility(),
                        now()));
    }

    /** Makes more changes, all of them or none; those taken back before are forgotten. */
    public ScenarioDocument change(String id, @Nullable Integer revision, List<Change> more) {
        Actor actor = planner();
        Scenario seen = agreed(actor, id, revision, store.find(id, viewer(actor)), rules.presentVersion());
        checks.check(seen.dataVersion(), seen.history(), more);
        Instant now = now();
        return edit(
                id, revision, "change", before -> before.edited(before.history().with(more, actor.name(), now), now));
    }

    /** Takes the last change back. */
    public ScenarioDocument undo(String id, @Nullable Integer revision) {
        return edit(id, revision, "undo", before -> {
            if (!before.history().canUndo()) {
                throw PlanningProblem.of(ProblemType.BAD_REQUEST, "There is no change to take back.");
            }
            return before.edited(before.history().undo(), now());
        });
    }

    /** Makes the change again that was taken back last. */
    public ScenarioDocument redo(String id, @Nullable Integer revision) {
        return edit(id, revision, "redo", before -> {
            if (!before.history().canRedo()) {
                throw PlanningProblem.of(ProblemType.BAD_REQUEST, "No change has been taken back.");
            }
            return before.edited(before.history().redo(), now());
        });
    }

    /** Deletes a scenario for good; the audit trail keeps what it was. */
    public void delete(String id, @Nullable Integer revision) {
        Actor actor = planner();
        String present = rules.presentVersion();
        transaction.executeWithoutResult(status -> {
            Scenario before = agreed(actor, id, revision, store.lock(id, viewer(actor)), present);
            store.delete(id);
            trail.record(actor, "delete", SUBJECT, id, text(before, present), null);
        });
    }

    private ScenarioDocument edit(String id, @Nullable Integer revision, String action, UnaryOperator<Scenario> step) {
        Actor actor = planner();
        String present = rules.presentVersion();
        return Objects.requireNonNull(transaction.execute(status -> {
            Scenario before = agreed(actor, id, revision, store.lock(id, viewer(actor)), present);
            Scenario after = step.apply(before);
            store.update(after);
            trail.record(actor, action, SUBJECT, id, text(before, present), text(after, present));
            return ScenarioDocument.of(after, present);
        }));
    }

    /** Returns what was found if it is the actor's, and of the revision that they saw. */
    private static Scenario agreed(
            Actor actor, String id, @Nullable Integer revision, Optional<Scenario> found, String present) {
        Scenario stored = found.orElseThrow(() -> unknown(id));
        if (!stored.owner().equals(actor.name()) && !actor.has(Role.ADMIN)) {
            throw PlanningProblem.of(
                    ProblemType.FORBIDDEN,
                    "The scenario belongs to somebody else; copy it to make changes of your own.");
        }
        if (revision == null) {
            throw PlanningProblem.invalid("revision", null, "the revision of the scenario that you saw");
        }
        if (stored.revision() != revision) {
            throw PlanningProblem.of(
                            ProblemType.EDIT_CONFLICT,
                            "The scenario has been changed meanwhile: you saw revision %d, it is at %d now."
                                    .formatted(revision, stored.revision()))
                    .with("yours", revision)
                    .with("theirs", ScenarioDocument.of(stored, present));
        }
        return stored;
    }

    private String text(Scenario scenario, String present) {
        return json.writeValueAsString(ScenarioDocument.of(scenario, present));
    }

    private Actor planner() {
        return actors.require(Role.PLANNER, Role.HEALTH_BUREAU, Role.ADMIN);
    }

    private static ScenarioStore.Viewer viewer(Actor actor) {
        return new ScenarioStore.Viewer(actor.name(), actor.has(Role.ADMIN));
    }

    /** Returns the time as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static PlanningProblem unknown(String id) {
        return PlanningProblem.of(
                ProblemType.NOT_FOUND,
                "There is no such scenario, or it is not shared with you.",
                SUBJECT,
                id,
                List.of("the id of a scenario of yours, or of one that is shared"));
    }
}
