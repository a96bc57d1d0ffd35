package org.livingcircle.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Message;

/** The run of one job: what it has told so far, kept in memory and written to the store now and then. Thread safe. */
final class JobRun implements JobControl {

    /** Most points of a series: a chart is no wider. */
    static final int MOST_POINTS = 200;

    static final Message BEGINS = Message.of("job.begins", "The work begins.");

    private final Clock clock;
    private final Instant begun;
    private final List<JobPoint> series = new ArrayList<>();
    private volatile boolean cancelled;
    private int progress;
    private Message message = BEGINS;
    private @Nullable String incumbent;
    private Instant updated;

    /** What a run has told. */
    record State(
            int progress,
            Message message,
            List<JobPoint> series,
            @Nullable String incumbent,
            Instant updated) {
        State {
            series = List.copyOf(series);
        }
    }

    JobRun(Clock clock) {
        this.clock = clock;
        this.begun = clock.instant();
        this.updated = begun;
    }

    void cancel() {
        cancelled = true;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public synchronized void progress(int percent, Message said) {
        progress = Math.max(0, Math.min(100, percent));
        message = said;
        updated = clock.instant();
    }

    @Override
    public synchronized void improved(@Nullable Double objective, @Nullable Double bound, @Nullable String answer) {
        updated = clock.instant();
        series.add(new JobPoint(Duration.between(begun, updated).toMillis() / 1000.0, objective, bound));
        if (series.size() > MOST_POINTS) {
            thin();
        }
        if (answer != null) {
            incumbent = answer;
        }
    }

    /** Drops the point that stands closest between its neighbours for its time: a search tells most where the chart is shortest. */
    private void thin() {
        int least = 1;
        double leastShare = Double.MAX_VALUE;
        for (int point = 1; point < series.size() - 1; point++) {
            double after = series.get(point + 1).seconds();
            double share = (after - series.get(point - 1).seconds()) / Math.max(0.001, after);
            if (share < leastShare) {
                least = point;
                leastShare = share;
            }
        }
        series.remove(least);
    }

    synchronized State state() {
        return new State(progress, message, series, incumbent, updated);
    }
}
