package org.livingcircle.siting;

import java.util.Arrays;

/**
 * A large problem made small, to begin the search of the large one well: points with the same nearest and second nearest site and about
 * the same way to it are gathered, with the mean of their costs. Nothing that it says is a bound of the large problem; its multipliers,
 * handed back to the points, give one.
 */
final class Aggregation {

    static final int GROUPS = 6000;

    private final MedianCore core;
    /** By point its group. */
    private final int[] group;

    final MedianCore small;

    Aggregation(MedianCore core) {
        this.core = core;
        int groups = Math.min(GROUPS, Math.max(1, Penalties.SORTED / 2 / core.sites));
        group = new int[core.points];
        gather(groups);
        long[] weights = new long[groups];
        for (int point = 0; point < core.points; point++) {
            weights[group[point]] += core.weights[point];
        }
        int[][] means = new int[core.sites][];
        Parallel.each(core.sites, site -> means[site] = means(site, weights));
        small = new MedianCore(CostRows.of(groups, means), weights, 1, core.p, core.ids, core.required, core.rivals);
    }

    /** Sorts points by nearest site, then second nearest, then cost, and cuts them into groups of one size. */
    private void gather(int groups) {
        long[] keys = new long[core.points];
        int numberBits = Integer.SIZE - Integer.numberOfLeadingZeros(core.points);
        int siteBits = Integer.SIZE - Integer.numberOfLeadingZeros(core.sites);
        int costBits = Math.min(20, Long.SIZE - 1 - numberBits - 2 * siteBits);
        int blocks = 64;
        Parallel.each(blocks, block -> {
            int from = (int) ((long) block * core.points / blocks);
            int to = (int) ((block + 1L) * core.points / blocks);
            int[] nearest = new int[to - from];
            int[] next = new int[to - from];
            int[] least = new int[to - from];
            int[] second = new int[to - from];
            int[] costs = new int[to - from];
            Arrays.fill(least, Integer.MAX_VALUE);
            Arrays.fill(second, Integer.MAX_VALUE);
            for (int site = 0; site < core.sites; site++) {
                core.rows.copy(site, from, to, costs);
                for (int k = 0; k < costs.length; k++) {
                    int cost = costs[k];
                    if (cost < least[k]) {
                        second[k] = least[k];
                        next[k] = nearest[k];
                        least[k] = cost;
                        nearest[k] = site;
                    } else if (cost < second[k]) {
                        second[k] = cost;
                        next[k] = site;
                    }
                }
            }
            for (int k = 0; k < costs.length; k++) {
                long band = Math.min((1L << costBits) - 1, ((long) least[k] << costBits) / (core.far + 1L));
                long pair = (long) nearest[k] << siteBits | next[k];
                keys[from + k] = (pair << costBits | band) << numberBits | (from + k);
            }
        });
        Arrays.parallelSort(keys);
        long mask = (1L << numberBits) - 1;
        for (int at = 0; at < keys.length; at++) {
            group[(int) (keys[at] & mask)] = (int) ((long) at * groups / keys.length);
        }
    }

    /** Returns by group the mean cost to a site; unreached where it reaches less than half of the weight. */
    private int[] means(int site, long[] weights) {
        double[] sums = new double[weights.length];
        long[] reached = new long[weights.length];
        for (int point = 0; point < core.points; point++) {
            int cost = core.rows.cost(site, point);
            if (cost < core.far) {
                long weight = core.weights[point];
                reached[group[point]] += weight;
                sums[group[point]] += (double) weight * cost;
            }
        }
        int[] means = new int[weights.length];
        for (int k = 0; k < means.length; k++) {
            means[k] = 2 * reached[k] < weights[k]
                    ? SiteCosts.UNREACHED
                    : reached[k] == 0 ? 0 : (int) Math.round(sums[k] / reached[k]);
        }
        return means;
    }

    /**
     * Returns multipliers of the points: each lies as far above the cost to its group's site as the group's does.
     *
     * @param multipliers of the groups
     * @param open sites of the small problem's answer
     */
    long[] spread(long[] multipliers, int[] open) {
        int[] serves = new int[multipliers.length];
        long[] above = new long[multipliers.length];
        for (int k = 0; k < serves.length; k++) {
            int least = Integer.MAX_VALUE;
            for (int site : open) {
                int cost = small.rows.cost(site, k);
                if (cost < least) {
                    least = cost;
                    serves[k] = site;
                }
            }
            above[k] = multipliers[k] - ((long) least << small.shift);
        }
        long[] spread = new long[core.points];
        long cap = (long) core.far << core.shift;
        for (int point = 0; point < core.points; point++) {
            int k = group[point];
            long own = (long) core.rows.cost(serves[k], point) << core.shift;
            long rise = core.shift >= small.shift
                    ? above[k] << (core.shift - small.shift)
                    : above[k] >> (small.shift - core.shift);
            spread[point] = Math.max(0, Math.min(cap, own + rise));
        }
        return spread;
    }
}
