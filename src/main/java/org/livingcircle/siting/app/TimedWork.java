package org.livingcircle.siting.app;

import java.util.function.Consumer;
import org.livingcircle.siting.SitingProgress;
import org.livingcircle.siting.SitingWork;

/**
 * Ends a search when its time is up or nobody waits any more. A search that has no answer yet gets some seconds more: on a busy
 * machine an answer with a bound is worth the wait.
 */
final class TimedWork implements SitingWork {

    private static final long GRACE_NANOS = 10_000_000_000L;

    private final SitingWatch watch;
    private final Consumer<SitingProgress> news;
    private final long endNanos;
    private volatile boolean answered;

    TimedWork(SitingWatch watch, double seconds, Consumer<SitingProgress> news) {
        this.watch = watch;
        this.news = news;
        this.endNanos = System.nanoTime() + (long) (seconds * 1e9);
    }

    @Override
    public void improved(SitingProgress progress) {
        answered |= progress.hasSites();
        news.accept(progress);
    }

    @Override
    public boolean stopped() {
        return watch.isCancelled() || System.nanoTime() - endNanos > (answered ? 0 : GRACE_NANOS);
    }
}
