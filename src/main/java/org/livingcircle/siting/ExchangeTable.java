package org.livingcircle.siting;

import java.util.Arrays;

/**
 * What each exchange of two slots would cost if capacities and floors did not count, by one pass over the arcs (Whitaker 1983): no
 * exchange comes cheaper, so most need no {@link Transport}.
 */
final class ExchangeTable {

    private final long base;
    private final int[] place;
    private final long[] loss;
    private final long[] gain;
    private final long[][] extra;

    ExchangeTable(FlowProblem problem, int[] used) {
        place = new int[problem.slots];
        Arrays.fill(place, -1);
        for (int each = 0; each < used.length; each++) {
            place[used[each]] = each;
        }
        // What is reached by nobody costs the most at least.
        int beyond = problem.mayRefuse ? 1 : problem.largestCost;
        int[] nearest = new int[problem.points];
        int[] first = new int[problem.points];
        int[] second = new int[problem.points];
        loss = new long[used.length];
        long sum = 0;
        for (int point = 0; point < problem.points; point++) {
            nearest[point] = -1;
            first[point] = beyond;
            second[point] = beyond;
            for (int arc = problem.pointStart[point]; arc < problem.pointStart[point + 1]; arc++) {
                int at = place[problem.arcSlot[arc]];
                if (at >= 0 && (problem.arcCost[arc] < first[point] || nearest[point] < 0)) {
                    second[point] = first[point];
                    first[point] = Math.min(beyond, problem.arcCost[arc]);
                    nearest[point] = at;
                } else if (at >= 0) {
                    second[point] = Math.min(second[point], problem.arcCost[arc]);
                }
            }
            sum += problem.weights[point] * first[point];
            if (nearest[point] >= 0) {
                loss[nearest[point]] += problem.weights[point] * (second[point] - first[point]);
            }
        }
        base = sum;
        gain = new long[problem.slots];
        extra = new long[problem.slots][0];
        for (int slot = 0; slot < problem.slots; slot++) {
            if (place[slot] < 0 && problem.choice.mayUse(slot)) {
                addSlot(problem, slot, used.length, nearest, first, second);
            }
        }
    }

    private void addSlot(FlowProblem problem, int slot, int places, int[] nearest, int[] first, int[] second) {
        extra[slot] = new long[places];
        for (int each = problem.slotStart[slot]; each < problem.slotStart[slot + 1]; each++) {
            int arc = problem.slotArc[each];
            int point = problem.arcPoint[arc];
            int cost = problem.arcCost[arc];
            long saved = Math.min(0, cost - first[point]) * problem.weights[point];
            gain[slot] += saved;
            if (nearest[point] >= 0 && cost < second[point]) {
                extra[slot][nearest[point]] += (cost - second[point]) * problem.weights[point] - saved;
            }
        }
    }

    /** Returns a cost that the exchange does not come below. */
    long atLeast(Exchange exchange) {
        long cost = base;
        for (int pair = 0; pair < exchange.out().size(); pair++) {
            int out = place[exchange.out().get(pair)];
            int in = exchange.in().get(pair);
            cost += loss[out] + gain[in] + extra[in][out];
        }
        return cost;
    }
}
