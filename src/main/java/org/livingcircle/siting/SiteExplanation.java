package org.livingcircle.siting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an open site does for the answer it stands in.
 *
 * @param site its number
 * @param served weight of the points it serves: those it is the cheapest open site for; in a covering those it covers first in the
 *     order of {@code added}; with capacities what flows to it; 0 where sites only keep apart
 * @param added what the objective gained when this site joined those before it, the strongest first, required sites before all
 *     others; null for the first site of a median, which nothing can be compared with. With capacities, in levels and for the longest
 *     way: the objective with all the others and this one against that with all the others, so the same as {@code lost}
 * @param lost what the objective loses when only this site closes; null where a point would then be served by none, or a floor broken;
 *     0 or less where sites keep apart: there one less never hurts
 * @param runnerUp the best site to stand in its place; null for a required site, and where no other may or can
 * @param runnerUpObjective of the answer with the runner-up; null without one
 * @param ties sites that could stand in its place at no loss
 * @param farthest cost to the farthest of the points it serves, where the model looks at the longest way; else null
 * @param closest the open site closest to it and the distance, where the model keeps sites apart; else null
 * @param upper what it does for the upper level alone, where it is an upper site of two levels; {@code lost} is of both; else null
 * @param told how much of this was worked out: what was not is null, and says nothing
 */
public record SiteExplanation(
        int site,
        long served,
        @Nullable Long added,
        @Nullable Long lost,
        @Nullable Integer runnerUp,
        @Nullable Long runnerUpObjective,
        List<Integer> ties,
        @Nullable Long farthest,
        @Nullable Closest closest,
        @Nullable Level upper,
        Told told) {

    /** How far the work went. */
    public enum Told {
        /** Everything. */
        ALL,
        /** What is lost, but not who could stand in its place. */
        LOSS,
        /** Neither. */
        NOTHING
    }

    /** Another open site and how far it is. */
    public record Closest(int site, long distance) {}

    /** What a site does for one of two levels: the weight that is nearest to it there, and what that level loses without it. */
    public record Level(long served, @Nullable Long lost) {}

    public SiteExplanation {
        ties = List.copyOf(ties);
    }

    /** An explanation that is whole, of a model that has neither a longest way nor a distance to look at. */
    SiteExplanation(
            int site,
            long served,
            @Nullable Long added,
            @Nullable Long lost,
            @Nullable Integer runnerUp,
            @Nullable Long runnerUpObjective,
            List<Integer> ties) {
        this(site, served, added, lost, runnerUp, runnerUpObjective, ties, null, null, null, Told.ALL);
    }

    /** Returns the same with what the site does for the upper level; null for a lower site. */
    SiteExplanation withUpper(@Nullable Level level) {
        return new SiteExplanation(
                site, served, added, lost, runnerUp, runnerUpObjective, ties, farthest, closest, level, told);
    }
}
