package org.livingcircle.siting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search came to. The caller must look at the status: only a proven answer is the best there is.
 *
 * @param objective of the open sites, in the model's unit; 0 where there are none
 * @param bound no answer is better than this: at most the objective where the model minimises, at least where it maximises
 * @param open the sites that are open, required ones among them, ascending; empty where there is no answer
 * @param reason in words why there is no answer; null where there is one
 * @param engine what found it, such as {@code lagrangian-branch-and-bound} or {@code cbc}
 * @param work steps done: the same for the same problem and seed on every machine, unless the search was stopped
 */
public record SitingAnswer(
        Status status,
        long objective,
        long bound,
        List<Integer> open,
        @Nullable String reason,
        String engine,
        long work) {

    /** How sure an answer is. */
    public enum Status {
        /** No better answer exists. */
        OPTIMAL,
        /** Stopped before the proof: the bound tells how much better an answer might be. */
        FEASIBLE,
        /** No answer exists. */
        INFEASIBLE,
        /** Stopped before any answer was found. */
        UNKNOWN
    }

    public SitingAnswer {
        open = List.copyOf(open);
    }

    public boolean hasSites() {
        return status == Status.OPTIMAL || status == Status.FEASIBLE;
    }

    /** Returns the distance from objective to bound as a share of the larger of the two; 0 where they are equal. */
    public double gap() {
        long far = Math.max(Math.abs(objective), Math.abs(bound));
        return objective == bound ? 0 : (double) Math.abs(objective - bound) / far;
    }
}
