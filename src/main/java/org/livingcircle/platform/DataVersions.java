package org.livingcircle.platform;

/** Knows which data version the database holds. Thread safe. */
public interface DataVersions {

    /**
     * Returns the version, confirmed by the database within the last second.
     *
     * @throws PlanningProblem of type database-unavailable while the database cannot be asked
     */
    DataVersion confirmed();
}
