package org.livingcircle.platform.jobs;

/** Work that ended on somebody's wish before it had found anything. */
public final class JobCancelled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JobCancelled() {
        super("cancelled before an answer was found");
    }
}
