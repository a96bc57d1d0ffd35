package org.livingcircle.scenario;

import java.util.List;

/** Says which changes fit the data. Thread safe; may ask the database, so not to be called in a transaction. */
public interface ChangeRules {

    /** Returns the version of the data that a new scenario is made over. */
    String presentVersion();

    /**
     * Refuses changes that do not fit the data and the changes before them, by a problem that names the first one by its place in the
     * request; refuses all of them where the data of the version is no longer kept.
     *
     * @param before changes that hold already, all of which fit
     * @param more changes of one request, in their order
     */
    void check(String version, List<Change> before, List<Change> more);
}
