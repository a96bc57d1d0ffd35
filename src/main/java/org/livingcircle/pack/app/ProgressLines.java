package org.livingcircle.pack.app;

import java.io.PrintStream;
import java.util.Locale;
import org.livingcircle.pack.Progress;
import org.livingcircle.platform.ProgressPrinter;

/** Prints how far a load has come. */
public final class ProgressLines implements Progress {

    private final ProgressPrinter lines;

    public ProgressLines(PrintStream out) {
        this.lines = new ProgressPrinter(out);
    }

    @Override
    public void report(Step step, long done, long total) {
        lines.report(step.name().toLowerCase(Locale.ROOT), done, total);
    }
}
