package org.livingcircle.siting.app;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.siting.SiteCosts;
import org.livingcircle.siting.SiteExplanation;

/** Why sites are open that keep the longest way short. Time goes with sites times points. */
final class CentreReasons {

    private final SitingPart part;
    private final List<Integer> open;
    private final Nearest nearest;

    private CentreReasons(SitingPart part, List<Integer> open, Nearest nearest) {
        this.part = part;
        this.open = open;
        this.nearest = nearest;
    }

    /** Returns the reasons of the open sites, in their order. */
    static List<SiteExplanation> of(SitingPart part, List<Integer> open, Nearest nearest) {
        return new CentreReasons(part, open, nearest).explain();
    }

    private List<SiteExplanation> explain() {
        int points = part.points().size();
        int[] row = new int[points];
        long objective = 0;
        for (int point = 0; point < points; point++) {
            objective = Math.max(objective, nearest.cost(point));
            row[point] = SiteCosts.UNREACHED;
        }
        @Nullable Long[] without = withOneIn(row);
        Swaps swaps = new Swaps(part.rules(), open, false, objective);
        for (int site = 0; site < part.sites().size(); site++) {
            if (swaps.isCandidate(site)) {
                part.costs().copyRow(site, row);
                @Nullable Long[] swapped = withOneIn(row);
                for (int position = 0; position < open.size(); position++) {
                    Long value = swapped[position];
                    if (value != null && swaps.allows(position, site)) {
                        swaps.offer(position, site, value);
                    }
                }
            }
        }
        long[] served = nearest.served(part.points(), open.size());
        List<SiteExplanation> reasons = new ArrayList<>();
        for (int position = 0; position < open.size(); position++) {
            Long left = without[position];
            reasons.add(swaps.explain(position, served[position], left == null ? null : (Long) (left - objective)));
        }
        return reasons;
    }

    /** Returns by open site the longest way without it and with another; null where somebody would not be reached. */
    private @Nullable Long[] withOneIn(int[] costs) {
        int count = open.size();
        long[] gone = new long[count]; // of the points nearest to the one that goes
        long[] kept = new long[count]; // of those points if it stays
        for (int point = 0; point < costs.length; point++) {
            int position = nearest.position(point);
            gone[position] = Math.max(gone[position], Math.min(nearest.nextCost(point), costs[point]));
            kept[position] = Math.max(kept[position], Math.min(nearest.cost(point), costs[point]));
        }
        @Nullable Long[] found = new Long[count];
        for (int position = 0; position < count; position++) {
            if (gone[position] != SiteCosts.UNREACHED) {
                long value = gone[position];
                for (int other = 0; other < count; other++) {
                    value = other == position ? value : Math.max(value, kept[other]);
                }
                found[position] = value;
            }
        }
        return found;
    }
}
