package org.livingcircle.siting;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Raises the bound of a {@link Relaxation} by deflected subgradient steps (Camerini, Fratta and Maffioli 1975) of Polyak's length towards
 * the cost of the best answer. Directions and lengths are floating point; the multipliers that come of them are whole, and so is the
 * bound. One thread at a time.
 */
final class MultiplierClimb {

    /** How much of the last direction the next one keeps. */
    private static final double DEFLECTION = 0.9;

    final Relaxation relaxation;
    private final long[] now;
    /** Multipliers of the best bound. */
    final long[] best;

    private final float[] excess;
    private final float[] direction;
    /** By site how often it was chosen, later steps weighing more: near the primal answer of the relaxation. */
    final float[] share;

    long bound;
    /** Whether sites are settled on the way; where not, the multipliers are raised as far as they go. */
    boolean settles = true;
    /** Steps without a better bound before the length is halved. */
    int patience = 20;
    /** Hears of a better bound on the way. */
    LongConsumer heard = value -> {};

    /** Evaluations done. */
    long work;
    /** The cheapest answer met on the way and its sites. */
    long found;

    int[] foundSites;

    MultiplierClimb(Relaxation relaxation) {
        this.relaxation = relaxation;
        int points = relaxation.core.points;
        now = new long[points];
        best = new long[points];
        excess = new float[points];
        direction = new float[points];
        share = new float[relaxation.core.sites];
        foundSites = new int[0];
    }

    /**
     * Climbs, and settles sites on the way.
     *
     * @param from multipliers to start at
     * @param state settled so far; changed
     * @param incumbent cost of the best answer known, {@link Relaxation#NONE} without one
     * @param steps at most so many evaluations
     * @param halvings ends when the step has been halved so often
     * @param theta share of Polyak's length to begin with
     * @return whether the state is done with: no answer in it is better than the incumbent, or what is better was found
     */
    boolean run(long[] from, byte[] state, long incumbent, int steps, int halvings, double theta, SitingWork stop) {
        MedianCore core = relaxation.core;
        int shift = core.shift;
        System.arraycopy(from, 0, now, 0, core.points);
        System.arraycopy(from, 0, best, 0, core.points);
        Arrays.fill(direction, 0);
        Arrays.fill(share, 0);
        bound = Relaxation.VOID;
        found = incumbent;
        long cap = (long) core.far << shift;
        int quiet = 0;
        int halved = 0;
        double length = theta;
        for (int step = 0; step < steps && halved < halvings; step++) {
            if (step > 0 && stop.stopped()) {
                return false;
            }
            long value = relaxation.evaluate(now, state, stop);
            work++;
            if (value == Relaxation.VOID && stop.stopped()) {
                return false;
            }
            if (value == Relaxation.NONE) {
                bound = Relaxation.NONE;
                return true;
            }
            for (int site = 0; site < core.sites; site++) {
                share[site] *= 0.95f;
            }
            for (int k = 0; k < relaxation.count; k++) {
                share[relaxation.chosen[k]] += 0.05f;
            }
            boolean raised = value > bound;
            if (raised) {
                quiet = 0;
                if (value - bound < 1 << shift >> 6) {
                    quiet = 1;
                }
                bound = value;
                heard.accept(value);
                System.arraycopy(now, 0, best, 0, core.points);
                if (step % 4 == 0) {
                    consider();
                }
            } else if (++quiet >= patience) {
                quiet = 0;
                halved++;
                length /= 2;
                System.arraycopy(best, 0, now, 0, core.points);
                Arrays.fill(direction, 0);
                value = relaxation.evaluate(now, state, stop);
                work++;
            }
            if (found != Relaxation.NONE) {
                long useful = (found - 1) << shift;
                if (value > useful) {
                    bound = value;
                    return true;
                }
                if (settles && relaxation.settle(value, useful, state) > 0) {
                    if (settled(state)) {
                        settleLeaf(state);
                        return true;
                    }
                    value = relaxation.evaluate(now, state, stop);
                    if (value == Relaxation.NONE || value > useful) {
                        bound = value;
                        return true;
                    }
                }
            }
            relaxation.ways.excess(now, relaxation.chosen, relaxation.count, relaxation.isChosen, excess);
            double norm = 0;
            for (int point = 0; point < core.points; point++) {
                double weight = core.weights[point];
                norm += weight * excess[point] * excess[point];
            }
            if (norm == 0) {
                // Everybody has exactly one site: the relaxation is solved, and its choice is an answer.
                consider();
                return found != Relaxation.NONE && bound > (found - 1) << shift;
            }
            norm = 0;
            for (int point = 0; point < core.points; point++) {
                float move = (float) (excess[point] + DEFLECTION * direction[point]);
                direction[point] = move;
                norm += (double) core.weights[point] * move * move;
            }
            double target = found == Relaxation.NONE
                    ? value + Math.abs(value) * 0.02 + (1 << shift)
                    : (double) found * (1L << shift);
            double pace = length * (target - value) / norm;
            for (int point = 0; point < core.points; point++) {
                long to = now[point] + Math.round(pace * direction[point]);
                now[point] = Math.max(0, Math.min(cap, to));
            }
        }
        return false;
    }

    private boolean settled(byte[] state) {
        for (byte one : state) {
            if (one == MedianCore.FREE) {
                return false;
            }
        }
        return true;
    }

    /** Takes the one answer that is left when every site is settled. */
    void settleLeaf(byte[] state) {
        relaxation.count = 0;
        Arrays.fill(relaxation.isChosen, false);
        for (int site = 0; site < state.length; site++) {
            if (state[site] == MedianCore.OPEN) {
                relaxation.choose(site);
            }
        }
        if (relaxation.count == relaxation.core.p) {
            consider();
        }
    }

    private void consider() {
        if (relaxation.core.compatible(Arrays.copyOf(relaxation.chosen, relaxation.count), relaxation.isChosen)) {
            long cost = relaxation.costOfChosen();
            if (cost < found) {
                found = cost;
                foundSites = Arrays.copyOf(relaxation.chosen, relaxation.count);
            }
        }
    }
}
