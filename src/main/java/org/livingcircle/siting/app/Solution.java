package org.livingcircle.siting.app;

import java.util.List;
import org.livingcircle.siting.Flow;
import org.livingcircle.siting.SitingAnswer;
import org.livingcircle.siting.SitingVerdict;

/**
 * An answer that a second count found right.
 *
 * @param flows who goes where, of models with capacities; empty for others
 * @param upper the sites of the upper level, of a hierarchy; empty for others
 */
record Solution(SitingAnswer answer, List<Flow> flows, List<Integer> upper) {

    Solution {
        flows = List.copyOf(flows);
        upper = List.copyOf(upper);
    }

    /**
     * Takes an answer that a second count agrees with.
     *
     * @throws IllegalStateException if it does not: such an answer is never shown
     */
    static Solution of(SitingAnswer answer, SitingVerdict verdict, List<Flow> flows, List<Integer> upper) {
        if (!verdict.agrees()) {
            throw new IllegalStateException("the second count does not agree: " + verdict.words());
        }
        return new Solution(answer, flows, upper);
    }

    /** Takes what is no answer, or one without sites. */
    static Solution none(SitingAnswer answer) {
        return new Solution(answer, List.of(), List.of());
    }
}
