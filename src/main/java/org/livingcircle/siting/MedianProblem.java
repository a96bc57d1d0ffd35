package org.livingcircle.siting;

/**
 * Sites, demand and the cost between every two: the ground of p-median, its capacitated kin, p-centre and the hierarchy.
 *
 * @param p how many sites are open, required ones among them
 */
public record MedianProblem(Demand demand, SiteCosts costs, SiteRules rules, int p) {

    public MedianProblem {
        if (costs.sites() != rules.size()) {
            throw new IllegalArgumentException("%d sites, %d statuses".formatted(costs.sites(), rules.size()));
        }
        if (costs.points() != demand.size()) {
            throw new IllegalArgumentException("%d points, %d weights".formatted(costs.points(), demand.size()));
        }
        if (p < 1) {
            throw new IllegalArgumentException("p must be at least 1, was " + p);
        }
    }

    public int sites() {
        return costs.sites();
    }
}
