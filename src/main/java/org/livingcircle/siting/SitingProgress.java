package org.livingcircle.siting;

import java.util.List;

/**
 * How far a search is.
 *
 * @param hasSites whether an answer has been found; without one the objective means nothing
 * @param objective of the best answer so far
 * @param bound no answer is better than this
 * @param open the sites of the best answer so far, ascending
 */
public record SitingProgress(boolean hasSites, long objective, long bound, List<Integer> open) {

    public SitingProgress {
        open = List.copyOf(open);
    }
}
