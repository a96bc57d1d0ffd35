package org.livingcircle.streets.app;

import java.io.PrintStream;
import java.util.Locale;
import org.livingcircle.platform.ProgressPrinter;
import org.livingcircle.streets.StreetProgress;

/** Prints how far an import of streets has come. */
public final class StreetProgressLines implements StreetProgress {

    private final ProgressPrinter lines;

    public StreetProgressLines(PrintStream out) {
        this.lines = new ProgressPrinter(out);
    }

    @Override
    public void report(Step step, long done, long total) {
        lines.report(step.name().toLowerCase(Locale.ROOT), done, total);
    }
}
