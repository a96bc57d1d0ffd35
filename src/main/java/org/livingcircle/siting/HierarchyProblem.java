package org.livingcircle.siting;

import java.util.List;

/**
 * Sites of two nested levels: an upper site serves the lower level as well.
 *
 * @param lower who wants the lower level
 * @param upper who wants the upper level, over the same points
 * @param costs between sites and points, for both levels
 * @param rules which sites may be open, and together
 * @param upperStatuses by site, what may become of it as an upper site
 * @param p how many sites are open, upper ones among them
 * @param q how many of them are upper
 */
public record HierarchyProblem(
        Demand lower, Demand upper, SiteCosts costs, SiteRules rules, List<SiteStatus> upperStatuses, int p, int q) {

    public HierarchyProblem {
        upperStatuses = List.copyOf(upperStatuses);
        if (costs.sites() != rules.size() || costs.sites() != upperStatuses.size()) {
            throw new IllegalArgumentException(
                    "%d sites, %d and %d statuses".formatted(costs.sites(), rules.size(), upperStatuses.size()));
        }
        if (costs.points() != lower.size() || costs.points() != upper.size()) {
            throw new IllegalArgumentException(
                    "%d points, %d and %d weights".formatted(costs.points(), lower.size(), upper.size()));
        }
        if (!(1 <= q && q <= p)) {
            throw new IllegalArgumentException("need 1 <= q <= p, got q %d and p %d".formatted(q, p));
        }
    }

    public int sites() {
        return costs.sites();
    }
}
