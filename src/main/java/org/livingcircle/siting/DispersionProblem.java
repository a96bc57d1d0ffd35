package org.livingcircle.siting;

/**
 * Sites that should stand as far from each other as can be: the ground of p-dispersion.
 *
 * @param between cost by site and site, the same both ways, 0 or more; {@link SiteCosts#UNREACHED} where no way leads. Held, not copied
 * @param rules statuses and spacing
 * @param p how many sites are open, exactly, required ones among them: at least 2
 */
@SuppressWarnings("ArrayRecordComponent") // A large array shared with the kernel; never compared.
public record DispersionProblem(int[][] between, SiteRules rules, int p) {

    public DispersionProblem {
        if (between.length != rules.size()) {
            throw new IllegalArgumentException("%d sites, %d statuses".formatted(between.length, rules.size()));
        }
        if (p < 2) {
            throw new IllegalArgumentException("p must be at least 2, was " + p);
        }
        for (int site = 0; site < between.length; site++) {
            if (between[site].length != between.length) {
                throw new IllegalArgumentException(
                        "site %d has %d costs for %d sites".formatted(site, between[site].length, between.length));
            }
            for (int other = 0; other < site; other++) {
                if (between[site][other] < 0 || between[site][other] != between[other][site]) {
                    throw new IllegalArgumentException("between sites %d and %d the cost is %d, and back %d"
                            .formatted(site, other, between[site][other], between[other][site]));
                }
            }
        }
    }

    public int sites() {
        return between.length;
    }
}
