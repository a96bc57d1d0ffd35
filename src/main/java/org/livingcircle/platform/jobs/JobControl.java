package org.livingcircle.platform.jobs;

import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Message;

/** What work hears from whoever waits for it, and tells them. Thread safe. */
public interface JobControl {

    /** Tells whether the work should end now with what it has. Cheap. */
    boolean isCancelled();

    /**
     * Tells how far the work is.
     *
     * @param percent 0 to 100
     */
    void progress(int percent, Message message);

    /**
     * Tells of a better answer or a better bound.
     *
     * @param objective null before there is an answer
     * @param bound null where none is known
     * @param incumbent the answer in short as JSON; null leaves the last one
     */
    void improved(@Nullable Double objective, @Nullable Double bound, @Nullable String incumbent);
}
