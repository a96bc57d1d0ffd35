package org.livingcircle.siting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest flows from points to the slots in use, in whole numbers: a transportation problem with many points and few bins.
 *
 * <p>Every point first goes where it is cheapest; then full bins send weight on along the shortest path of exchanges to a bin with room
 * (successive shortest paths, Ahuja, Magnanti and Orlin 1993, on the graph of bins). Refused weight is a bin too: one without a bound at
 * a cost of 1, and for each floor one for what may be refused and one at a cost of 2 that a plan within the floors leaves empty.
 * Capacities and floors are met together or not at all: the weights that can be served in the zones form a polymatroid, so a floor never
 * lowers the most that can be served, and 2 is enough.
 */
final class Transport {

    private static final long NONE = Long.MAX_VALUE;

    private final FlowProblem problem;
    private final int[] used;
    private final int bins;
    private final long[] capacities;
    private final long[] loads;
    private final int[] start;
    private final int[] bin;
    private final int[] cost;
    private final long[] amount;
    private final @Nullable LongHeap[] moves;
    private long steps;

    /** Returns the cheapest flows, or null where the slots in use cannot take all that they must. */
    static @Nullable Transport of(FlowProblem problem, int[] used) {
        Transport transport = new Transport(problem, used);
        return transport.placeAll() && transport.empty() ? transport : null;
    }

    private Transport(FlowProblem problem, int[] used) {
        this.problem = problem;
        this.used = used;
        int zoneBins = problem.mayRefuse ? 2 * problem.mostRefused.length : 0;
        bins = used.length + (problem.mayRefuse ? 1 : 0) + zoneBins;
        capacities = new long[bins];
        Arrays.fill(capacities, NONE);
        for (int each = 0; each < used.length; each++) {
            capacities[each] = problem.capacities[used[each]];
        }
        for (int floor = 0; 2 * floor < zoneBins; floor++) {
            capacities[used.length + 1 + 2 * floor] = problem.mostRefused[floor];
        }
        loads = new long[bins];
        start = starts();
        bin = new int[start[problem.points]];
        cost = new int[bin.length];
        fillOptions();
        amount = new long[bin.length];
        moves = new LongHeap[bins * bins];
    }

    /** Returns by point where its options begin: the bins that it may go to, slots first. */
    private int[] starts() {
        int[] starts = new int[problem.points + 1];
        for (int slot : used) {
            for (int each = problem.slotStart[slot]; each < problem.slotStart[slot + 1]; each++) {
                starts[problem.arcPoint[problem.slotArc[each]] + 1]++;
            }
        }
        for (int point = 0; point < problem.points; point++) {
            int refusals = !problem.mayRefuse ? 0 : problem.floors[point] < 0 ? 1 : 2;
            starts[point + 1] += starts[point] + refusals;
        }
        return starts;
    }

    private void fillOptions() {
        int[] next = Arrays.copyOf(start, problem.points);
        for (int each = 0; each < used.length; each++) {
            for (int at = problem.slotStart[used[each]]; at < problem.slotStart[used[each] + 1]; at++) {
                int arc = problem.slotArc[at];
                int option = next[problem.arcPoint[arc]]++;
                bin[option] = each;
                cost[option] = problem.arcCost[arc];
            }
        }
        for (int point = 0; problem.mayRefuse && point < problem.points; point++) {
            int floor = problem.floors[point];
            bin[next[point]] = used.length + (floor < 0 ? 0 : 1 + 2 * floor);
            cost[next[point]++] = 1;
            if (floor >= 0) {
                bin[next[point]] = used.length + 2 + 2 * floor;
                cost[next[point]] = 2;
            }
        }
    }

    private boolean placeAll() {
        for (int point = 0; point < problem.points; point++) {
            int best = -1;
            for (int option = start[point]; option < start[point + 1]; option++) {
                if (best < 0 || cost[option] < cost[best]) {
                    best = option;
                }
            }
            if (best >= 0) {
                loads[bin[best]] += problem.weights[point];
                amount[best] = problem.weights[point];
            } else if (problem.weights[point] > 0) {
                return false;
            }
        }
        steps += start[problem.points];
        boolean full = false;
        for (int each = 0; each < bins; each++) {
            full |= loads[each] > capacities[each];
        }
        if (full) {
            for (int point = 0; point < problem.points; point++) {
                for (int option = start[point]; option < start[point + 1]; option++) {
                    if (amount[option] > 0) {
                        offer(point, option);
                    }
                }
            }
            for (int each = 0; each < bins; each++) {
                while (loads[each] > capacities[each]) {
                    if (!send(each)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Writes down what it would cost to move a point, per unit, from where it has come to each other bin. */
    private void offer(int point, int at) {
        for (int option = start[point]; option < start[point + 1]; option++) {
            if (option != at) {
                int edge = bin[at] * bins + bin[option];
                LongHeap heap = moves[edge];
                if (heap == null) {
                    heap = new LongHeap();
                    moves[edge] = heap;
                }
                heap.add(((long) (cost[option] - cost[at]) << 32) | point);
            }
        }
    }

    /** Returns the cheapest move from a bin to another, as cost and point, or {@link #NONE}. */
    private long move(int from, int to) {
        LongHeap heap = moves[from * bins + to];
        while (heap != null && !heap.isEmpty()) {
            long least = heap.least();
            if (amount[option((int) least, from)] > 0) {
                return least;
            }
            heap.removeLeast();
        }
        return NONE;
    }

    private int option(int point, int inBin) {
        int option = start[point];
        while (bin[option] != inBin) {
            option++;
        }
        return option;
    }

    /** Sends weight from a bin that holds too much to the bin with room that is nearest; false where there is none. */
    private boolean send(int source) {
        long[] distance = new long[bins];
        Arrays.fill(distance, NONE);
        int[] before = new int[bins];
        int[] carrier = new int[bins];
        boolean[] waiting = new boolean[bins];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        distance[source] = 0;
        queue.add(source);
        while (!queue.isEmpty()) {
            int from = queue.remove();
            waiting[from] = false;
            steps += bins;
            for (int to = 0; to < bins; to++) {
                long move = to == from ? NONE : move(from, to);
                if (move != NONE && distance[from] + (move >> 32) < distance[to]) {
                    distance[to] = distance[from] + (move >> 32);
                    before[to] = from;
                    carrier[to] = (int) move;
                    if (!waiting[to]) {
                        waiting[to] = true;
                        queue.add(to);
                    }
                }
            }
        }
        int target = -1;
        for (int each = 0; each < bins; each++) {
            if (loads[each] < capacities[each]
                    && distance[each] != NONE
                    && (target < 0 || distance[each] < distance[target])) {
                target = each;
            }
        }
        if (target < 0) {
            return false;
        }
        long sent = Math.min(loads[source] - capacities[source], capacities[target] - loads[target]);
        for (int to = target; to != source; to = before[to]) {
            sent = Math.min(sent, amount[option(carrier[to], before[to])]);
        }
        for (int to = target; to != source; to = before[to]) {
            int arrives = option(carrier[to], to);
            boolean isNew = amount[arrives] == 0;
            amount[option(carrier[to], before[to])] -= sent;
            amount[arrives] += sent;
            if (isNew) {
                offer(carrier[to], arrives);
            }
        }
        loads[source] -= sent;
        loads[target] += sent;
        return true;
    }

    /** Tells whether the bins are empty that stand for broken floors. */
    private boolean empty() {
        for (int each = used.length + 2; each < bins; each += 2) {
            if (loads[each] > 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the work done: options and moves looked at. */
    long steps() {
        return steps;
    }

    /** Returns the cost of all flows, with 1 for each unit refused. */
    long cost() {
        long sum = 0;
        for (int option = 0; option < amount.length; option++) {
            sum += amount[option] * cost[option];
        }
        return sum;
    }

    /** Returns all flows above 0, by point, then by slot. */
    List<Flow> flows() {
        List<Flow> flows = new ArrayList<>();
        for (int point = 0; point < problem.points; point++) {
            for (int option = start[point]; option < start[point + 1]; option++) {
                if (amount[option] > 0 && bin[option] < used.length) {
                    flows.add(new Flow(point, used[bin[option]], amount[option]));
                }
            }
        }
        return flows;
    }
}
