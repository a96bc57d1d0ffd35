package org.livingcircle.siting.app;

import java.util.ArrayList;
import java.util.List;
import org.livingcircle.siting.SiteExplanation;

/** Why sites are open that keep apart: of the shortest distance between two of them. */
final class DispersionReasons {

    private DispersionReasons() {}

    /** Returns the reasons of the open sites, in their order; what a site serves has no meaning and is 0. */
    static List<SiteExplanation> of(SitingPart part, List<Integer> open) {
        Swaps swaps = new Swaps(part.rules(), open, true, shortest(part, open));
        List<SiteExplanation> reasons = new ArrayList<>();
        for (int position = 0; position < open.size(); position++) {
            List<Integer> others = new ArrayList<>(open);
            for (int site = 0; site < part.sites().size(); site++) {
                if (swaps.isCandidate(site) && swaps.allows(position, site)) {
                    others.set(position, site);
                    swaps.offer(position, site, shortest(part, others));
                }
            }
            reasons.add(swaps.explain(position, 0, null));
        }
        return reasons;
    }

    private static long shortest(SitingPart part, List<Integer> open) {
        long shortest = Long.MAX_VALUE;
        for (int first = 0; first < open.size(); first++) {
            for (int second = first + 1; second < open.size(); second++) {
                shortest = Math.min(shortest, part.between()[open.get(first)][open.get(second)]);
            }
        }
        return shortest;
    }
}
