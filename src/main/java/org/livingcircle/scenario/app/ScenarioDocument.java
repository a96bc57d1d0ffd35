package org.livingcircle.scenario.app;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.scenario.History;
import org.livingcircle.scenario.Scenario;

/** A scenario as JSON says it: to readers, to whoever edited an older revision, and to the audit trail. */
@Schema(name = "Scenario")
public record ScenarioDocument(
        String id,
        String name,
        @Schema(nullable = true) @Nullable String note,
        String owner,

        @Schema(allowableValues = {"private", "shared"}) String visibility,

        @Schema(description = "Version of the data that its figures are of, for good")
        String dataVersion,

        @Schema(description = "Whether that is the present version of the data")
        boolean current,

        @Schema(description = "1 at first, one more with each edit")
        int revision,

        @Schema(description = "So many changes hold") int position,

        List<Entry> changes,
        boolean canUndo,
        boolean canRedo,
        Instant created,
        Instant modified) {

    /** A change in its place. */
    @Schema(name = "ScenarioEntry")
    public record Entry(
            @Schema(description = "From 1") int seq,

            @Schema(description = "False where it was taken back")
            boolean active,

            ChangeDocument change,

            @Schema(nullable = true, description = "Account that made it; null where it was made before this was kept")
            @Nullable
            String by,

            @Schema(nullable = true, description = "When; null as by") @Nullable
            Instant at) {}

    public ScenarioDocument {
        changes = List.copyOf(changes);
    }

    static ScenarioDocument of(Scenario scenario, String presentVersion) {
        List<History.Step> all = scenario.history().steps();
        int position = scenario.history().position();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            History.Step step = all.get(i);
            entries.add(new Entry(i + 1, i < position, ChangeDocument.of(step.change()), step.by(), step.at()));
        }
        return new ScenarioDocument(
                scenario.id(),
                scenario.name(),
                scenario.note(),
                scenario.owner(),
                scenario.visibility().wireName(),
                scenario.dataVersion(),
                scenario.dataVersion().equals(presentVersion),
                scenario.revision(),
                position,
                entries,
                scenario.history().canUndo(),
                scenario.history().canRedo(),
                scenario.created(),
                scenario.modified());
    }
}
