package org.livingcircle.pack.app;

import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.livingcircle.pack.Progress;

/** Prints how far a load has come: a line when a step ends, and one every two seconds of a long one. */
public final class ProgressLines implements Progress {

    private static final long PATIENCE_NANOS = 2_000_000_000L;

    private final PrintStream out;
    private final long begun = System.nanoTime();
    private long lastLine = begun;
    private @Nullable Step ended;

    public ProgressLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void report(Step step, long done, long total) {
        long now = System.nanoTime();
        boolean ends = done >= total && step != ended;
        if (ends || now - lastLine >= PATIENCE_NANOS) {
            out.println("%6.1f s  %s %3d %%"
                    .formatted((now - begun) / 1e9, step.name().toLowerCase(Locale.ROOT), 100 * done / total));
            lastLine = now;
        }
        if (ends) {
            ended = step;
        }
    }
}
