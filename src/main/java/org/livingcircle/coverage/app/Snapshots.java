package org.livingcircle.coverage.app;

/** Gives the snapshot of the data version that the database holds. Thread safe. */
public interface Snapshots {

    /**
     * Returns the snapshot of the current data version.
     *
     * @throws org.livingcircle.platform.PlanningProblem while the database cannot be asked, or nothing has been loaded yet
     */
    Snapshot current();
}
