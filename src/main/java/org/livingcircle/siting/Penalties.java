package org.livingcircle.siting;

import java.util.Arrays;

/**
 * What each site brings at given multipliers: the penalty {@code sum_j w_j min(0, c_ij - v_j)}, with costs and multipliers in the core's
 * grain. Exact; multipliers are at most {@code far} in that grain, so a missing way never counts.
 */
interface Penalties {

    /** Fills the penalties of sites that are not closed; returns false where it was stopped. */
    boolean fill(long[] multipliers, byte[] state, long[] penalties, SitingWork work);

    /** Fills by point 1 less the number of chosen sites that cost less than its multiplier. */
    void excess(long[] multipliers, int[] chosen, int count, boolean[] isChosen, float[] excess);

    /** Returns the best way to work on a problem of this size. */
    static Penalties of(MedianCore core) {
        return core.large() ? new Rows(core) : new Sorted(core);
    }

    /** Up to so many costs are held sorted by point, at 8 bytes each. */
    int SORTED = 6_000_000;

    /** By point its sites by rising cost, none behind a required one: only a prefix is ever looked at. */
    final class Sorted implements Penalties {
        private final MedianCore core;
        private final int[] starts;
        private final int[] sites;
        private final int[] costs;

        Sorted(MedianCore core) {
            this.core = core;
            int[][] bySite = new int[core.points][];
            int[][] byCost = new int[core.points][];
            int blocks = Math.min(core.points, 64);
            Parallel.each(blocks, block -> {
                long[] keys = new long[core.sites];
                int from = (int) ((long) block * core.points / blocks);
                int to = (int) ((long) (block + 1) * core.points / blocks);
                for (int point = from; point < to; point++) {
                    int count = 0;
                    int nearestRequired = core.far;
                    for (int site = 0; site < core.sites; site++) {
                        int cost = core.rows.cost(site, point);
                        if (cost < core.far) {
                            keys[count++] = (long) cost << 32 | site;
                            if (core.required[site]) {
                                nearestRequired = Math.min(nearestRequired, cost);
                            }
                        }
                    }
                    Arrays.sort(keys, 0, count);
                    int kept = 0;
                    while (kept < count && (keys[kept] >>> 32) <= nearestRequired) {
                        kept++;
                    }
                    bySite[point] = new int[kept];
                    byCost[point] = new int[kept];
                    for (int k = 0; k < kept; k++) {
                        bySite[point][k] = (int) keys[k];
                        byCost[point][k] = (int) (keys[k] >>> 32);
                    }
                }
            });
            starts = new int[core.points + 1];
            for (int point = 0; point < core.points; point++) {
                starts[point + 1] = starts[point] + bySite[point].length;
            }
            sites = new int[starts[core.points]];
            costs = new int[starts[core.points]];
            for (int point = 0; point < core.points; point++) {
                System.arraycopy(bySite[point], 0, sites, starts[point], bySite[point].length);
                System.arraycopy(byCost[point], 0, costs, starts[point], byCost[point].length);
            }
        }

        @Override
        public boolean fill(long[] multipliers, byte[] state, long[] penalties, SitingWork work) {
            Arrays.fill(penalties, 0);
            int shift = core.shift;
            long[] weights = core.weights;
            for (int point = 0; point < core.points; point++) {
                long multiplier = multipliers[point];
                long weight = weights[point];
                int end = starts[point + 1];
                for (int k = starts[point]; k < end; k++) {
                    long less = ((long) costs[k] << shift) - multiplier;
                    if (less >= 0) {
                        break;
                    }
                    penalties[sites[k]] += weight * less;
                }
            }
            return true;
        }

        @Override
        public void excess(long[] multipliers, int[] chosen, int count, boolean[] isChosen, float[] excess) {
            int shift = core.shift;
            for (int point = 0; point < core.points; point++) {
                long multiplier = multipliers[point];
                int times = 0;
                int end = starts[point + 1];
                for (int k = starts[point]; k < end && (long) costs[k] << shift < multiplier; k++) {
                    times += isChosen[sites[k]] ? 1 : 0;
                }
                excess[point] = 1 - times;
            }
        }
    }

    /** Whole rows, read through in parallel: nothing is held beside the costs themselves. */
    final class Rows implements Penalties {
        private final MedianCore core;

        Rows(MedianCore core) {
            this.core = core;
        }

        @Override
        public boolean fill(long[] multipliers, byte[] state, long[] penalties, SitingWork work) {
            boolean[] stopped = new boolean[core.sites];
            Parallel.each(core.sites, site -> {
                if (state[site] == MedianCore.CLOSED) {
                    penalties[site] = 0;
                } else if (work.stopped()) {
                    stopped[site] = true;
                } else {
                    penalties[site] = core.rows.shorts.length > 0
                            ? penalty(core.rows.shorts[site], multipliers)
                            : penalty(core.rows.wides[site], multipliers);
                }
            });
            for (boolean one : stopped) {
                if (one) {
                    return false;
                }
            }
            return true;
        }

        private long penalty(char[] row, long[] multipliers) {
            long[] weights = core.weights;
            int shift = core.shift;
            long sum = 0;
            for (int point = 0; point < row.length; point++) {
                long less = ((long) row[point] << shift) - multipliers[point];
                if (less < 0) {
                    sum += weights[point] * less;
                }
            }
            return sum;
        }

        private long penalty(int[] row, long[] multipliers) {
            long[] weights = core.weights;
            int shift = core.shift;
            long sum = 0;
            for (int point = 0; point < row.length; point++) {
                long less = ((long) row[point] << shift) - multipliers[point];
                if (less < 0) {
                    sum += weights[point] * less;
                }
            }
            return sum;
        }

        @Override
        public void excess(long[] multipliers, int[] chosen, int count, boolean[] isChosen, float[] excess) {
            int shift = core.shift;
            int blocks = 16;
            Parallel.each(blocks, block -> {
                int from = (int) ((long) block * core.points / blocks);
                int to = (int) ((long) (block + 1) * core.points / blocks);
                Arrays.fill(excess, from, to, 1);
                for (int k = 0; k < count; k++) {
                    for (int point = from; point < to; point++) {
                        if ((long) core.rows.cost(chosen[k], point) << shift < multipliers[point]) {
                            excess[point]--;
                        }
                    }
                }
            });
        }
    }
}
