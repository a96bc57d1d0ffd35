package org.livingcircle.siting;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Vertex substitution (Teitz and Bart 1968): one open site for one that is not, as long as that helps. For each site that might come, one
 * pass over its costs finds the best to go, from the nearest and second nearest open site of each point (Whitaker 1983; Resende and
 * Werneck 2007). Keeps required sites, never opens two rivals. Points that nobody serves count as a cost above all others.
 */
final class Interchange {

    /** Above so many costs the sites that might come are looked at in parallel. */
    private static final long LARGE = 4_000_000;

    private static final int BLOCK = 16;

    private final MedianCore core;
    private final SplittableRandom random;
    private final int[] open;
    /** By site its place in {@link #open}; -1 where it is not open. */
    private final int[] place;

    private final int[] near;
    private final int[] second;
    private final int[] nearCost;
    private final int[] secondCost;
    private final long[][] loss;
    private final long[] profit;
    private final int[] leaving;
    private final int[] candidates;
    /** Rows of costs looked at. */
    long work;

    Interchange(MedianCore core, SplittableRandom random) {
        this.core = core;
        this.random = random;
        open = new int[core.p];
        place = new int[core.sites];
        near = new int[core.points];
        second = new int[core.points];
        nearCost = new int[core.points];
        secondCost = new int[core.points];
        loss = new long[BLOCK][core.p];
        profit = new long[BLOCK];
        leaving = new int[BLOCK];
        candidates = new int[core.sites];
        for (int site = 0; site < core.sites; site++) {
            candidates[site] = site;
        }
    }

    /** Opens required sites, then those of a list as far as they may, then others by chance; returns false where rivals left too few. */
    boolean scatter(int[] first) {
        byte[] state = core.start();
        int count = 0;
        Arrays.fill(place, -1);
        for (int site = 0; site < core.sites; site++) {
            if (state[site] == MedianCore.OPEN) {
                put(site, count++);
            }
        }
        shuffle();
        count = fill(first, count, state);
        count = fill(candidates, count, state);
        if (count < core.p) {
            return false;
        }
        assign();
        return true;
    }

    private int fill(int[] from, int opened, byte[] state) {
        int count = opened;
        for (int site : from) {
            if (count < core.p && site >= 0 && state[site] == MedianCore.FREE) {
                put(site, count++);
                state[site] = MedianCore.OPEN;
                for (int rival : core.rivals[site]) {
                    state[rival] = MedianCore.CLOSED;
                }
            }
        }
        return count;
    }

    /** Opens these sites, as many as p and compatible. */
    void start(int[] sites) {
        Arrays.fill(place, -1);
        for (int k = 0; k < sites.length; k++) {
            put(sites[k], k);
        }
        assign();
    }

    private void put(int site, int at) {
        open[at] = site;
        place[site] = at;
    }

    private void shuffle() {
        for (int k = candidates.length - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int moved = candidates[k];
            candidates[k] = candidates[other];
            candidates[other] = moved;
        }
    }

    /** Swaps until nothing helps; returns false where it was stopped before. */
    boolean descend(SitingWork stop) {
        shuffle();
        boolean large = (long) core.sites * core.points > LARGE;
        int block = large ? BLOCK : 1;
        int quiet = 0;
        int at = 0;
        while (quiet < core.sites) {
            if (stop.stopped()) {
                return false;
            }
            int from = at;
            int size = Math.min(block, core.sites - from);
            if (large) {
                Parallel.each(size, k -> weigh(k, candidates[from + k]));
            } else {
                weigh(0, candidates[from]);
            }
            int best = -1;
            for (int k = 0; k < size; k++) {
                if (profit[k] > 0 && (best < 0 || profit[k] > profit[best])) {
                    best = k;
                }
            }
            work += size;
            if (best >= 0) {
                swap(candidates[from + best], leaving[best]);
                quiet = 0;
            } else {
                quiet += size;
            }
            at = from + size == core.sites ? 0 : from + size;
        }
        return true;
    }

    /** Swaps some open sites for others by chance, rivals minded. */
    void shake(int times) {
        for (int k = 0; k < times; k++) {
            int site = random.nextInt(core.sites);
            if (place[site] >= 0) {
                continue;
            }
            int out = mustLeave(site);
            if (out == ANY) {
                out = random.nextInt(core.p);
            }
            if (out >= 0 && !core.required[open[out]]) {
                swap(site, out);
            }
        }
    }

    private static final int ANY = -1;
    private static final int NOBODY = -2;

    /** Returns the place that must leave for a site to come, {@link #ANY}, or {@link #NOBODY} where more than one would have to. */
    private int mustLeave(int site) {
        int out = ANY;
        for (int rival : core.rivals[site]) {
            if (place[rival] >= 0) {
                if (out != ANY) {
                    return NOBODY;
                }
                out = place[rival];
            }
        }
        return out;
    }

    private void weigh(int slot, int site) {
        profit[slot] = 0;
        if (place[site] >= 0) {
            return;
        }
        int must = mustLeave(site);
        if (must == NOBODY) {
            return;
        }
        long[] lost = loss[slot];
        Arrays.fill(lost, 0);
        long gain =
                core.rows.shorts.length > 0 ? weigh(core.rows.shorts[site], lost) : weigh(core.rows.wides[site], lost);
        int best = -1;
        for (int k = 0; k < core.p; k++) {
            if (!core.required[open[k]] && (must == ANY || must == k) && (best < 0 || lost[k] < lost[best])) {
                best = k;
            }
        }
        if (best >= 0) {
            profit[slot] = gain - lost[best];
            leaving[slot] = best;
        }
    }

    private long weigh(char[] row, long[] lost) {
        long[] weights = core.weights;
        long gain = 0;
        for (int point = 0; point < row.length; point++) {
            int cost = row[point];
            int now = nearCost[point];
            if (cost < now) {
                gain += weights[point] * (now - cost);
            } else {
                // Who loses the nearest goes to the second, or to the site that comes.
                lost[near[point]] += weights[point] * (Math.min(cost, secondCost[point]) - now);
            }
        }
        return gain;
    }

    private long weigh(int[] row, long[] lost) {
        long[] weights = core.weights;
        long gain = 0;
        for (int point = 0; point < row.length; point++) {
            int cost = row[point];
            int now = nearCost[point];
            if (cost < now) {
                gain += weights[point] * (now - cost);
            } else {
                lost[near[point]] += weights[point] * (Math.min(cost, secondCost[point]) - now);
            }
        }
        return gain;
    }

    private void assign() {
        Parallel.each(core.points > 20_000 ? 16 : 1, block -> {
            int blocks = core.points > 20_000 ? 16 : 1;
            int to = (int) ((block + 1L) * core.points / blocks);
            for (int point = (int) ((long) block * core.points / blocks); point < to; point++) {
                search(point);
            }
        });
    }

    private void search(int point) {
        int first = 0;
        int firstCost = Integer.MAX_VALUE;
        int next = -1;
        int nextCost = core.far;
        for (int k = 0; k < core.p; k++) {
            int cost = core.rows.cost(open[k], point);
            if (cost < firstCost) {
                next = firstCost == Integer.MAX_VALUE ? -1 : first;
                nextCost = Math.min(firstCost, core.far);
                first = k;
                firstCost = cost;
            } else if (next < 0 || cost < nextCost) {
                next = k;
                nextCost = cost;
            }
        }
        near[point] = first;
        nearCost[point] = Math.min(firstCost, core.far);
        second[point] = next;
        secondCost[point] = Math.max(nearCost[point], Math.min(nextCost, core.far));
    }

    private void swap(int in, int out) {
        place[open[out]] = -1;
        put(in, out);
        for (int point = 0; point < core.points; point++) {
            if (near[point] == out || second[point] == out) {
                search(point);
                continue;
            }
            int cost = core.rows.cost(in, point);
            if (cost < nearCost[point]) {
                second[point] = near[point];
                secondCost[point] = nearCost[point];
                near[point] = out;
                nearCost[point] = cost;
            } else if (cost < secondCost[point]) {
                second[point] = out;
                secondCost[point] = cost;
            }
        }
    }

    /** Returns what the open sites cost; {@link Relaxation#NONE} where some point cannot be served. */
    long cost() {
        long sum = 0;
        for (int point = 0; point < core.points; point++) {
            if (nearCost[point] >= core.far && core.weights[point] > 0) {
                return Relaxation.NONE;
            }
            sum += core.weights[point] * nearCost[point];
        }
        return sum;
    }

    /** Returns the open sites, numbered as in the core. */
    int[] open() {
        return open.clone();
    }

    /** Returns multipliers between what each point pays and what it would pay without its site, in the core's grain. */
    long[] multipliers() {
        long[] multipliers = new long[core.points];
        for (int point = 0; point < core.points; point++) {
            multipliers[point] = (((long) nearCost[point] + secondCost[point]) << core.shift) / 2;
        }
        return multipliers;
    }
}
