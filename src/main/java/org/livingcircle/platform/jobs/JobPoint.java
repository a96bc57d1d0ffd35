package org.livingcircle.platform.jobs;

import org.jspecify.annotations.Nullable;

/**
 * Where a job stood at a moment.
 *
 * @param seconds since it began to run
 * @param objective of the best answer; null before there is one
 * @param bound no answer is better; null where none is known
 */
public record JobPoint(
        double seconds,
        @Nullable Double objective,
        @Nullable Double bound) {}
