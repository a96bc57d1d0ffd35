package org.livingcircle.platform;

import java.io.PrintStream;

/** Prints how far long work has come: a line when a step ends, and one every two seconds of a long one. */
public final class ProgressPrinter {

    private static final long PATIENCE_NANOS = 2_000_000_000L;

    private final PrintStream out;
    private final long begun = System.nanoTime();
    private long lastLine = begun;
    private String ended = "";

    public ProgressPrinter(PrintStream out) {
        this.out = out;
    }

    /**
     * Hears how far a step has come.
     *
     * @param step one word
     * @param done 0 when the step begins, {@code total} when it is over
     * @param total above 0
     */
    public void report(String step, long done, long total) {
        long now = System.nanoTime();
        boolean ends = done >= total && !step.equals(ended);
        if (ends || now - lastLine >= PATIENCE_NANOS) {
            out.println("%6.1f s  %s %3d %%".formatted((now - begun) / 1e9, step, 100 * done / total));
            lastLine = now;
        }
        if (ends) {
            ended = step;
        }
    }
}
