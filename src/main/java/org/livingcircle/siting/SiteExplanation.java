package org.livingcircle.siting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an open site does for the answer it stands in.
 *
 * @param site its number
 * @param served weight of the points it serves: those it is the cheapest open site for, or, in a covering, those it covers first
 *     in the order of {@code added}
 * @param added what the objective gained when this site joined those before it, the strongest first, required sites before all
 *     others; null for the first site of a median, which nothing can be compared with
 * @param lost what the objective loses when only this site closes; null where a point would then be served by none
 * @param runnerUp the best site to stand in its place; null for a required site, and where no other may or can
 * @param runnerUpObjective of the answer with the runner-up; null without one
 * @param ties sites that could stand in its place at no loss, ascending
 */
public record SiteExplanation(
        int site,
        long served,
        @Nullable Long added,
        @Nullable Long lost,
        @Nullable Integer runnerUp,
        @Nullable Long runnerUpObjective,
        List<Integer> ties) {

    public SiteExplanation {
        ties = List.copyOf(ties);
    }
}
