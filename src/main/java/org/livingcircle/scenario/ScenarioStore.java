package org.livingcircle.scenario;

import java.util.List;
import java.util.Optional;

/** Keeps scenarios. Thread safe; writes belong to the transaction of the caller. */
public interface ScenarioStore {

    /**
     * Who looks.
     *
     * @param all whether they see everybody's scenarios
     */
    record Viewer(String name, boolean all) {}

    /** Returns a scenario if the viewer may read it. */
    Optional<Scenario> find(String id, Viewer viewer);

    /** As {@link #find}, and lets nobody else change it until the transaction ends. */
    Optional<Scenario> lock(String id, Viewer viewer);

    /** Returns the viewer's own scenarios, or everybody's, the one modified last first. */
    List<Scenario> list(Viewer viewer);

    /** Returns how many scenarios somebody owns. */
    long count(String owner);

    /**
     * Keeps a new scenario, and its version of the data for as long as the scenario stands.
     *
     * @return false, and nothing kept, if that is no longer the stored version
     */
    boolean insert(Scenario scenario);

    /** Replaces a scenario by its next revision. */
    void update(Scenario scenario);

    /** Deletes a scenario, and its version of the data if that is neither stored nor any other scenario's. */
    void delete(String id);
}
