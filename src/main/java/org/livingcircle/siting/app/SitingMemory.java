package org.livingcircle.siting.app;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.Message;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.springframework.stereotype.Component;

/** Shares the memory of siting among the runs that go on: what would not fit beside the others waits. Thread safe. */
@Component
class SitingMemory {

    /** How often whoever waits looks whether it is wanted still. */
    private static final long LOOK_MILLIS = 200;

    private final Limit each;
    private final long all;
    private long taken;

    SitingMemory(Limit sitingBytesLimit) {
        this.each = sitingBytesLimit;
        this.all = SitingLimits.RUNS * sitingBytesLimit.value();
    }

    /** What one run holds, given back at its end. */
    final class Share implements AutoCloseable {

        private final Duration patience;
        private final BooleanSupplier cancelled;
        private long held;

        private Share(Duration patience, BooleanSupplier cancelled) {
            this.patience = patience;
            this.cancelled = cancelled;
        }

        /** Returns how many bytes a run may hold. */
        long most() {
            return each.value();
        }

        /**
         * Sees to it that this run holds so many bytes in all, or more if it does already.
         *
         * @throws PlanningProblem of type busy if others do not leave them in time, or nobody wants them any more
         */
        void hold(long bytes) {
            synchronized (SitingMemory.this) {
                long until = System.nanoTime() + patience.toNanos();
                while (taken - held + Math.max(held, bytes) > all) {
                    if (System.nanoTime() - until > 0 || cancelled.getAsBoolean()) {
                        throw PlanningProblem.of(
                                ProblemType.BUSY,
                                Message.of(
                                        "siting.memory",
                                        "Other questions of siting hold the memory; try again in a moment, or start a job, which waits for it."));
                    }
                    pause();
                }
                taken += Math.max(held, bytes) - held;
                held = Math.max(held, bytes);
            }
        }

        private void pause() {
            try {
                SitingMemory.this.wait(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for memory", e);
            }
        }

        @Override
        public void close() {
            synchronized (SitingMemory.this) {
                taken -= held;
                held = 0;
                SitingMemory.this.notifyAll();
            }
        }
    }

    /**
     * Returns a share that holds nothing yet.
     *
     * @param patience how long its run may wait for others
     * @param cancelled tells whether it need not wait any more
     */
    Share share(Duration patience, BooleanSupplier cancelled) {
        return new Share(patience, cancelled);
    }
}
