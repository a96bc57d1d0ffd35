package org.livingcircle.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives scenarios to analyses. Thread safe; to be asked in the thread of the request. */
public interface Scenarios {

    /**
     * Returns the scenario with an id.
     *
     * <p>Throws a problem of type not-found where there is none, or none that whoever asks may read.
     */
    Scenario get(String id);

    /**
     * Makes a private scenario of whoever asks, over the present data, in a transaction of its own.
     *
     * <p>Throws a problem where a change does not fit the data, or whoever asks may not.
     */
    Scenario make(String name, @Nullable String note, List<Change> changes);
}
