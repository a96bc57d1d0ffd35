package org.livingcircle.siting;

import java.util.Arrays;

/** Costs by site, then by point, as a search reads them: rows of 2 or of 4 bytes a cost, shared and never written to. */
final class CostRows {

    final int points;
    /** What {@link #cost} says where no way leads. */
    final int far;
    /** Whether some point is unreached from some site. */
    final boolean gaps;

    final char[][] shorts;
    final int[][] wides;
    private final int missing;

    private CostRows(int points, int far, boolean gaps, char[][] shorts, int[][] wides) {
        this.points = points;
        this.far = far;
        this.gaps = gaps;
        this.shorts = shorts;
        this.wides = wides;
        missing = shorts.length > 0 ? Character.MAX_VALUE : SiteCosts.UNREACHED;
    }

    /** Returns the rows of some sites as they stand. */
    static CostRows of(SiteCosts costs, int[] sites, long[] weights) {
        boolean packed = sites.length > 0 && costs.shortRow(sites[0]) != null;
        char[][] shorts = new char[packed ? sites.length : 0][];
        int[][] wides = new int[packed ? 0 : sites.length][];
        int[] largest = new int[sites.length];
        boolean[] gap = new boolean[sites.length];
        Parallel.each(sites.length, k -> {
            for (int point = 0; point < weights.length; point++) {
                int cost = costs.cost(sites[k], point);
                if (weights[point] > 0) {
                    if (cost == SiteCosts.UNREACHED) {
                        gap[k] = true;
                    } else {
                        largest[k] = Math.max(largest[k], cost);
                    }
                }
            }
        });
        int most = 0;
        boolean gaps = false;
        for (int k = 0; k < sites.length; k++) {
            char[] row = costs.shortRow(sites[k]);
            if (row != null) {
                shorts[k] = row;
            } else {
                wides[k] = costs.wideRow(sites[k]);
            }
            most = Math.max(most, largest[k]);
            gaps |= gap[k];
        }
        return new CostRows(weights.length, most + 1, gaps, shorts, wides);
    }

    /** Returns rows of 4 bytes a cost, {@link SiteCosts#UNREACHED} where no way leads. */
    static CostRows of(int points, int[][] bySite) {
        int most = 0;
        boolean gaps = false;
        for (int[] row : bySite) {
            for (int cost : row) {
                if (cost == SiteCosts.UNREACHED) {
                    gaps = true;
                } else {
                    most = Math.max(most, cost);
                }
            }
        }
        return new CostRows(points, most + 1, gaps, new char[0][], bySite);
    }

    CostRows only(int[] sites) {
        return shorts.length > 0
                ? new CostRows(
                        points,
                        far,
                        gaps,
                        Arrays.stream(sites).mapToObj(site -> shorts[site]).toArray(char[][]::new),
                        wides)
                : new CostRows(
                        points,
                        far,
                        gaps,
                        shorts,
                        Arrays.stream(sites).mapToObj(site -> wides[site]).toArray(int[][]::new));
    }

    int sites() {
        return shorts.length > 0 ? shorts.length : wides.length;
    }

    /** Returns a cost, {@link #far} where no way leads. */
    int cost(int site, int point) {
        int cost = shorts.length > 0 ? shorts[site][point] : wides[site][point];
        return cost == missing ? far : cost;
    }

    /** Copies the costs of a site to the points from..to-1. */
    void copy(int site, int from, int to, int[] into) {
        if (shorts.length > 0) {
            char[] row = shorts[site];
            for (int point = from; point < to; point++) {
                int cost = row[point];
                into[point - from] = cost == Character.MAX_VALUE ? far : cost;
            }
        } else {
            int[] row = wides[site];
            for (int point = from; point < to; point++) {
                into[point - from] = Math.min(row[point], far);
            }
        }
    }
}
