package org.livingcircle.siting;

import java.util.List;

/**
 * The sites of two levels.
 *
 * @param siting objective and bound are those of both levels together; open are all sites
 * @param upper the upper sites among them, ascending
 * @param together whether both levels were weighed against each other; if not, the upper one was settled first and the lower one fitted to
 *     it: then the status says how well each step was proven, and the bound holds for that order only
 */
public record HierarchyAnswer(SitingAnswer siting, List<Integer> upper, boolean together) {

    public HierarchyAnswer {
        upper = List.copyOf(upper);
    }
}
