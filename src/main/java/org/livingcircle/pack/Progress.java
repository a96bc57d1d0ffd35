package org.livingcircle.pack;

/** Listens to a load while it runs. Called from the thread that loads; must return at once. */
@FunctionalInterface
public interface Progress {

    /** The parts of a load, in their order. */
    enum Step {
        READ,
        CHECK,
        TOWNSHIPS,
        POPULATION,
        STORE
    }

    /** Listens to nothing. */
    Progress SILENT = (step, done, total) -> {};

    /**
     * Hears how far a step has come.
     *
     * @param done 0 when the step begins, {@code total} when it is over
     * @param total above 0, in units of the step's own (files, rows)
     */
    void report(Step step, long done, long total);
}
