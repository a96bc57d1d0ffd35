package org.livingcircle.siting;

import java.util.Arrays;

/**
 * The p-median problem with the assignment of points relaxed by multipliers v (Narula, Ogbu and Samuelsson 1977; Beasley 1985):
 * {@code L(v) = sum_j w_j v_j + min {sum_i penalty_i(v) : p cliques, one site of each}}. No answer costs less than L(v), for any v.
 * All in whole numbers of the core's grain, so that no bound is too high by rounding. One thread at a time.
 */
final class Relaxation {

    /** A bound that says: no answer here. */
    static final long NONE = Long.MAX_VALUE;
    /** A bound that says nothing. */
    static final long VOID = Long.MIN_VALUE;

    final MedianCore core;
    final Penalties ways;
    final long[] penalties;
    /** Sites of the least sum at the last multipliers, the first {@link #count}. */
    final int[] chosen;

    int count;
    final boolean[] isChosen;
    /** Site that stands for its clique at the last multipliers; -1 where it has none. */
    private final int[] leader;
    /** The second least penalty in the clique; {@link #NONE} where there is none. */
    private final long[] runnerUp;

    private final int[] order;
    private final byte[] cliqueState;
    /** The largest penalty that was chosen among free sites, and the least that was not. */
    private long lastIn;

    private long firstOut;

    Relaxation(MedianCore core, Penalties ways) {
        this.core = core;
        this.ways = ways;
        penalties = new long[core.sites];
        chosen = new int[core.sites];
        isChosen = new boolean[core.sites];
        leader = new int[core.cliques];
        runnerUp = new long[core.cliques];
        order = new int[core.cliques];
        cliqueState = new byte[core.cliques];
    }

    /** Returns L at the multipliers among the answers that a state leaves; {@link #NONE} where it leaves none, {@link #VOID} where stopped. */
    long evaluate(long[] multipliers, byte[] state, SitingWork work) {
        if (!ways.fill(multipliers, state, penalties, work)) {
            return VOID;
        }
        Arrays.fill(leader, -1);
        Arrays.fill(runnerUp, NONE);
        Arrays.fill(isChosen, false);
        Arrays.fill(cliqueState, MedianCore.FREE);
        count = 0;
        for (int site = 0; site < core.sites; site++) {
            if (state[site] == MedianCore.OPEN) {
                cliqueState[core.clique[site]] = MedianCore.OPEN;
                choose(site);
            }
        }
        int free = 0;
        for (int site = 0; site < core.sites; site++) {
            int clique = core.clique[site];
            if (state[site] == MedianCore.FREE && cliqueState[clique] == MedianCore.FREE) {
                int first = leader[clique];
                if (first < 0) {
                    leader[clique] = site;
                    order[free++] = site;
                } else if (penalties[site] < penalties[first]) {
                    runnerUp[clique] = penalties[first];
                    leader[clique] = site;
                } else {
                    runnerUp[clique] = Math.min(runnerUp[clique], penalties[site]);
                }
            }
        }
        int wanted = core.p - count;
        if (wanted < 0 || wanted > free) {
            return NONE;
        }
        for (int k = 0; k < free; k++) {
            order[k] = leader[core.clique[order[k]]];
        }
        Selection.least(order, free, wanted, penalties);
        lastIn = VOID;
        firstOut = NONE;
        for (int k = 0; k < free; k++) {
            long penalty = penalties[order[k]];
            if (k < wanted) {
                choose(order[k]);
                lastIn = Math.max(lastIn, penalty);
            } else {
                firstOut = Math.min(firstOut, penalty);
            }
        }
        long bound = 0;
        for (int point = 0; point < core.points; point++) {
            bound += core.weights[point] * multipliers[point];
        }
        for (int k = 0; k < count; k++) {
            bound += penalties[chosen[k]];
            if (bound < Long.MIN_VALUE / 2) {
                return VOID;
            }
        }
        return bound;
    }

    void choose(int site) {
        chosen[count++] = site;
        isChosen[site] = true;
    }

    /**
     * Settles sites that the last bound decides: open where leaving them out, closed where taking them in, lifts the bound past what is
     * useful. Rivals of a site that opens close.
     *
     * @param useful the highest bound of an answer that would be an improvement, in the grain
     * @return how many were settled
     */
    int settle(long bound, long useful, byte[] state) {
        if (bound == VOID || bound > useful) {
            return 0;
        }
        long room = useful - bound;
        int settled = 0;
        for (int site = 0; site < core.sites; site++) {
            int clique = core.clique[site];
            if (state[site] != MedianCore.FREE || leader[clique] < 0) {
                continue;
            }
            if (isChosen[site]) {
                long instead = Math.min(runnerUp[clique], firstOut);
                if (instead == NONE || instead - penalties[site] > room) {
                    settled += open(site, state);
                }
            } else {
                int first = leader[clique];
                long gives = isChosen[first] ? penalties[first] : lastIn;
                if (gives == VOID || penalties[site] - gives > room) {
                    state[site] = MedianCore.CLOSED;
                    settled++;
                }
            }
        }
        return settled;
    }

    /** Opens a site and closes its rivals; returns how many states changed. */
    int open(int site, byte[] state) {
        state[site] = MedianCore.OPEN;
        int changed = 1;
        for (int rival : core.rivals[site]) {
            if (state[rival] == MedianCore.FREE) {
                state[rival] = MedianCore.CLOSED;
                changed++;
            }
        }
        return changed;
    }

    /** Returns the cost of serving everybody from the chosen sites; {@link #NONE} where some cannot be served. */
    long costOfChosen() {
        long cost = 0;
        for (int point = 0; point < core.points; point++) {
            int least = core.far;
            for (int k = 0; k < count; k++) {
                least = Math.min(least, core.rows.cost(chosen[k], point));
            }
            if (least >= core.far && core.weights[point] > 0) {
                return NONE;
            }
            cost += core.weights[point] * least;
        }
        return cost;
    }
}
