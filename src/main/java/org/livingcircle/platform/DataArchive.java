package org.livingcircle.platform;

import java.util.Optional;
import java.util.function.Supplier;

/** Lets stored data of an earlier version be read by the readers of the present one. Thread safe. */
public interface DataArchive {

    /**
     * Reads data of a version, all of it in one transaction and of one state.
     *
     * @param reading asks whatever belongs to the transaction of the thread
     * @return empty where the data of that version is not kept
     */
    <T> Optional<T> read(String version, Supplier<T> reading);

    /** Returns the problem, of type data-version-gone, of a version that is not kept. */
    PlanningProblem gone(String version);
}
