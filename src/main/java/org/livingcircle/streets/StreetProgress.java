package org.livingcircle.streets;

/** Listens to an import of streets while it runs. Called from the thread that imports; must return at once. */
@FunctionalInterface
public interface StreetProgress {

    /** The parts of an import, in their order. */
    enum Step {
        DOWNLOAD,
        READ,
        STREETS,
        STORE,
        LAND,
        GRAPH
    }

    /** Listens to nothing. */
    StreetProgress SILENT = (step, done, total) -> {};

    /**
     * Hears how far a step has come.
     *
     * @param done 0 when the step begins, {@code total} when it is over
     * @param total above 0, in units of the step's own (bytes, ways, edges)
     */
    void report(Step step, long done, long total);
}
