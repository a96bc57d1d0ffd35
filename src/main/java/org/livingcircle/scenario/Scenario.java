package org.livingcircle.scenario;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A city as somebody wishes it: changes in their order over one version of the data.
 *
 * @param id that nobody can guess: it is the address by which a scenario is shared
 * @param owner name of an account
 * @param dataVersion whose figures it changes, for good
 * @param revision 1 when it is made, one more with each edit
 */
public record Scenario(
        String id,
        String name,
        @Nullable String note,
        String owner,
        Visibility visibility,
        String dataVersion,
        int revision,
        History history,
        Instant created,
        Instant modified) {

    /** Most changes of a scenario, those included that were taken back. */
    public static final int MOST_CHANGES = 200;

    /** Characters of a name. */
    public static final int MOST_NAME = 100;

    /** Characters of a note. */
    public static final int MOST_NOTE = 2000;

    /** Returns its next revision with another history. */
    public Scenario edited(History other, Instant now) {
        return new Scenario(id, name, note, owner, visibility, dataVersion, revision + 1, other, created, now);
    }

    /** Returns its next revision under another name, note and visibility. */
    public Scenario described(String otherName, @Nullable String otherNote, Visibility seenBy, Instant now) {
        return new Scenario(id, otherName, otherNote, owner, seenBy, dataVersion, revision + 1, history, created, now);
    }

    /** Returns the changes that hold. */
    public List<Change> changes() {
        return history.active();
    }

    /** Returns what they come to. */
    public WishedCity wishes() {
        return WishedCity.of(changes());
    }
}
