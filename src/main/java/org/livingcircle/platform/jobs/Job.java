package org.livingcircle.platform.jobs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Message;

/**
 * What is known of a job.
 *
 * @param id not to be guessed
 * @param owner who started it
 * @param progress percent
 * @param message a sentence for the owner
 * @param series how objective and bound came together, thinned
 * @param incumbent the best answer so far as JSON; null before there is one
 * @param started null while it waits
 * @param finished null until it is over
 */
public record Job(
        String id,
        String process,
        String owner,
        JobStatus status,
        int progress,
        Message message,
        List<JobPoint> series,
        @Nullable String incumbent,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,
        Instant updated) {

    public Job {
        series = List.copyOf(series);
    }

    /** Returns the same job with what is known of its run at this moment. */
    Job with(JobRun.State state) {
        return new Job(
                id,
                process,
                owner,
                status,
                state.progress(),
                state.message(),
                state.series(),
                state.incumbent(),
                created,
                started,
                finished,
                state.updated());
    }
}
