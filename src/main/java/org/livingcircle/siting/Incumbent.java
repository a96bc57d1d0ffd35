package org.livingcircle.siting;

import java.util.Arrays;
import java.util.List;

/** The best answer and the best bound of a p-median search so far; tells whoever waits when one of them gets better. One thread. */
final class Incumbent {

    /** Bounds are told when they have risen by one part in so many. */
    private static final long SHARE_TOLD = 2000;

    private final SitingWork listener;
    private final long divisor;
    private final int shift;
    /** Cost in the core's unit; {@link Relaxation#NONE} without an answer. */
    long cost = Relaxation.NONE;
    /** The open sites by their number in the problem, ascending. */
    int[] sites = new int[0];
    /** No answer costs less, in the core's unit. */
    long bound;

    private long told;
    /** Steps done: evaluations of bounds and rows of costs looked at. */
    long steps;

    Incumbent(SitingWork listener, MedianCore core) {
        this.listener = listener;
        divisor = core.divisor;
        shift = core.shift;
    }

    /** Takes an answer if it is better. */
    boolean offer(long offered, int[] open, MedianCore core) {
        if (offered >= cost) {
            return false;
        }
        cost = offered;
        sites = core.original(open);
        tell();
        return true;
    }

    /** Takes a bound in the core's grain if it is better; what no answer at all can undercut is worth the best answer. */
    void bound(long grains) {
        if (grains == Relaxation.VOID) {
            return;
        }
        long whole = grains == Relaxation.NONE ? cost : Math.min(cost, -(-grains >> shift));
        if (whole > bound) {
            bound = whole;
            if (bound >= cost || bound - told >= bound / SHARE_TOLD) {
                told = bound;
                tell();
            }
        }
    }

    boolean proven() {
        return bound >= cost;
    }

    /** The highest bound of an answer that would be better, in the core's grain; {@link Relaxation#NONE} where any would be. */
    long useful() {
        return cost == Relaxation.NONE ? Relaxation.NONE : (cost - 1) << shift;
    }

    private void tell() {
        boolean has = cost != Relaxation.NONE;
        if (!has && bound == Relaxation.NONE) {
            return;
        }
        listener.improved(new SitingProgress(has, has ? cost * divisor : 0, bound * divisor, open()));
    }

    List<Integer> open() {
        return Arrays.stream(sites).boxed().toList();
    }

    long objective() {
        return cost * divisor;
    }

    long boundOfObjective() {
        return bound * divisor;
    }
}
