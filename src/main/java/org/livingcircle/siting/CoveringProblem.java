package org.livingcircle.siting;

import java.util.List;

/**
 * Sites that each cover the demand within the limit: the ground of LSCP, its backup and capacitated kin, and MCLP.
 *
 * @param demand points and their weights
 * @param covers by site the points within the limit, ascending, each once. Held, not copied: it can be large
 * @param rules statuses and spacing, as many sites as {@code covers}
 * @param floors by zone the least weight that must be covered there; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // Large arrays shared with the kernels; never compared.
public record CoveringProblem(Demand demand, int[][] covers, SiteRules rules, List<Long> floors) {

    public CoveringProblem {
        floors = List.copyOf(floors);
        if (covers.length != rules.size()) {
            throw new IllegalArgumentException("%d sites, %d statuses".formatted(covers.length, rules.size()));
        }
        if (!floors.isEmpty() && floors.size() != demand.zoneCount()) {
            throw new IllegalArgumentException("%d floors, %d zones".formatted(floors.size(), demand.zoneCount()));
        }
        for (int site = 0; site < covers.length; site++) {
            int before = -1;
            for (int point : covers[site]) {
                if (!(point > before && point < demand.size())) {
                    throw new IllegalArgumentException("site %d covers point %d after %d, of %d points"
                            .formatted(site, point, before, demand.size()));
                }
                before = point;
            }
        }
    }

    /** Returns a problem without floors. */
    public static CoveringProblem of(Demand demand, int[][] covers, SiteRules rules) {
        return new CoveringProblem(demand, covers, rules, List.of());
    }

    public int sites() {
        return covers.length;
    }
}
