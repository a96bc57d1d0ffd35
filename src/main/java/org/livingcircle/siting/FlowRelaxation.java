package org.livingcircle.siting;

import java.util.Arrays;

/**
 * The Lagrangian relaxation of a {@link FlowProblem}: that all weight is served is priced by point instead of held (Beasley 1993). Then
 * each slot fills its capacity with what pays most, on its own, and the choice takes the slots that bring most.
 *
 * <p>Prices are whole numbers, in parts of a unit of cost, so every bound is exact: floating point only chooses where to try next.
 */
final class FlowRelaxation {

    /** A cost this high or more is no bound. */
    static final long NONE = Long.MAX_VALUE / 4;

    private static final int ARC_BITS = 22;

    private final FlowProblem problem;
    /** Parts of a unit of cost in a price. */
    final long scale;

    private final long mostPrice;
    private final long[] prices;
    private final long[] served;
    private long[] keys = new long[16];

    /** By slot what using it adds to the bound, 0 or less; of the last {@link #price}. */
    final long[] values;

    final boolean[] used;

    FlowRelaxation(FlowProblem problem) {
        this.problem = problem;
        // A refusal costs 1, so only its parts tell points apart.
        long parts = problem.mayRefuse ? 1 << 16 : 64;
        while (parts > 1 && tooLarge(problem.total, problem.largestCost, parts)) {
            parts /= 2;
        }
        scale = parts;
        mostPrice = problem.mayRefuse ? scale : Math.max(1, 4L * problem.largestCost * scale);
        prices = new long[problem.points];
        served = new long[problem.points];
        values = new long[problem.slots];
        used = new boolean[problem.slots];
        for (int point = 0; point < problem.points; point++) {
            int least = problem.mayRefuse ? 1 : problem.largestCost;
            for (int arc = problem.pointStart[point]; arc < problem.pointStart[point + 1]; arc++) {
                least = Math.min(least, problem.arcCost[arc]);
            }
            prices[point] = problem.mayRefuse ? scale / 2 : (least + 1L) * scale;
        }
    }

    private static boolean tooLarge(long total, long largestCost, long parts) {
        return (double) total * Math.max(1, largestCost) * parts * 8 > 0x1p62;
    }

    /** Returns the bound that the prices give, in parts of a unit of cost, and leaves its values and slots. */
    long price() {
        long bound = 0;
        for (int point = 0; point < problem.points; point++) {
            bound += prices[point] * problem.weights[point];
        }
        for (int slot = 0; slot < problem.slots; slot++) {
            values[slot] = fill(slot, false);
        }
        bound += problem.choice.cheapest(values, used);
        Arrays.fill(served, 0);
        for (int slot = 0; slot < problem.slots; slot++) {
            if (used[slot]) {
                fill(slot, true);
            }
        }
        return bound;
    }

    /** Returns the whole cost that no answer is below. */
    long whole(long bound) {
        return -Math.floorDiv(-bound, scale);
    }

    private long fill(int slot, boolean serve) {
        int arcs = 0;
        int from = problem.slotStart[slot];
        int room = problem.slotStart[slot + 1] - from;
        if (keys.length < room) {
            keys = new long[room];
        }
        long wanted = 0;
        for (int each = 0; each < room; each++) {
            int arc = problem.slotArc[from + each];
            long reduced = problem.arcCost[arc] * scale - prices[problem.arcPoint[arc]];
            if (reduced < 0) {
                keys[arcs++] = (reduced << ARC_BITS) | each;
                wanted += problem.weights[problem.arcPoint[arc]];
            }
        }
        if (wanted > problem.capacities[slot]) {
            Arrays.sort(keys, 0, arcs);
        }
        long left = problem.capacities[slot];
        long value = 0;
        for (int each = 0; each < arcs && left > 0; each++) {
            int point = problem.arcPoint[problem.slotArc[from + (int) (keys[each] & ((1 << ARC_BITS) - 1))]];
            long taken = Math.min(left, problem.weights[point]);
            left -= taken;
            value += (keys[each] >> ARC_BITS) * taken;
            if (serve) {
                served[point] += taken;
            }
        }
        return value;
    }

    /** Moves the prices towards a bound of {@code target} parts, by a share of the step that would reach it. */
    void move(long bound, long target, double share) {
        double norm = 0;
        for (int point = 0; point < problem.points; point++) {
            double slack = slack(point);
            norm += problem.weights[point] * slack * slack;
        }
        if (norm == 0) {
            return;
        }
        double step = share * Math.max(1, target - bound) / norm;
        for (int point = 0; point < problem.points; point++) {
            long moved = prices[point] + Math.round(step * slack(point));
            prices[point] = Math.max(0, Math.min(mostPrice, moved));
        }
    }

    private double slack(int point) {
        long weight = problem.weights[point];
        return weight == 0 ? 0 : (double) (weight - served[point]) / weight;
    }

    long[] prices() {
        return prices.clone();
    }

    void setPrices(long[] from) {
        System.arraycopy(from, 0, prices, 0, prices.length);
    }
}
