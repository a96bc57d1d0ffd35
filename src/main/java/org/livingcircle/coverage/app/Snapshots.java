package org.livingcircle.coverage.app;

/** Gives snapshots of the data. Thread safe. */
public interface Snapshots {

    /**
     * Returns the snapshot of the current data version.
     *
     * @throws org.livingcircle.platform.PlanningProblem while the database cannot be asked, or nothing has been loaded yet
     */
    Snapshot current();

    /**
     * Returns the snapshot of a data version.
     *
     * @throws org.livingcircle.platform.PlanningProblem of type data-version-gone where the data of that version is not kept
     */
    Snapshot of(String version);
}
