package org.livingcircle.siting;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntBinaryOperator;

/**
 * What the models with capacities and levels have in common: weight flows from points to slots that are used, at a cost, up to their
 * capacities; where it may be refused, a unit refused costs 1. Minimise the cost. Points of weight 0 are left out, and points with the
 * same slots at the same costs can be one: weight is divisible, so that is exact.
 */
final class FlowProblem {

    final SlotChoice choice;
    final int slots;
    /** By slot, 0 or more; {@link Long#MAX_VALUE} is no bound. */
    final long[] capacities;

    final int points;
    final long[] weights;
    final long total;
    /** Whether weight may be refused. */
    final boolean mayRefuse;
    /** By point the number of its floor, or -1. */
    final int[] floors;
    /** By floor the weight that may be refused at most, 0 or more. */
    final long[] mostRefused;

    /** Arcs by point, slots ascending. */
    final int[] pointStart;

    final int[] arcSlot;
    final int[] arcCost;
    final int[] arcPoint;
    /** Numbers of arcs by slot. */
    final int[] slotStart;

    final int[] slotArc;
    final int largestCost;

    /**
     * Returns a problem.
     *
     * @param reach by slot the points that it may serve, ascending; points of weight 0 are skipped
     * @param cost of slot and point, 0 or more
     * @param floors by point the number of a floor or -1
     * @param merge whether points that cannot be told apart become one
     */
    static FlowProblem of(
            SlotChoice choice,
            long[] capacities,
            long[] weights,
            int[][] reach,
            IntBinaryOperator cost,
            boolean mayRefuse,
            int[] floors,
            long[] mostRefused,
            boolean merge) {
        int[] start = new int[weights.length + 1];
        for (int slot = 0; slot < reach.length; slot++) {
            if (choice.mayUse(slot)) {
                for (int point : reach[slot]) {
                    start[point + 1]++;
                }
            }
        }
        for (int point = 0; point < weights.length; point++) {
            start[point + 1] = Math.addExact(start[point], weights[point] == 0 ? 0 : start[point + 1]);
        }
        int[] slots = new int[start[weights.length]];
        int[] costs = new int[slots.length];
        int[] next = Arrays.copyOf(start, weights.length);
        for (int slot = 0; slot < reach.length; slot++) {
            if (choice.mayUse(slot)) {
                for (int point : reach[slot]) {
                    if (weights[point] > 0) {
                        slots[next[point]] = slot;
                        costs[next[point]++] = cost.applyAsInt(slot, point);
                    }
                }
            }
        }
        return new FlowProblem(choice, capacities, weights, start, slots, costs, mayRefuse, floors, mostRefused, merge);
    }

    private FlowProblem(
            SlotChoice choice,
            long[] capacities,
            long[] givenWeights,
            int[] start,
            int[] givenSlots,
            int[] givenCosts,
            boolean mayRefuse,
            int[] givenFloors,
            long[] mostRefused,
            boolean merge) {
        this.choice = choice;
        this.slots = choice.slots();
        this.capacities = capacities;
        this.mayRefuse = mayRefuse;
        this.mostRefused = mostRefused;
        Map<Arcs, Integer> seen = new HashMap<>();
        int[] first = new int[givenWeights.length];
        long[] sums = new long[givenWeights.length];
        int kinds = 0;
        int arcs = 0;
        for (int point = 0; point < givenWeights.length; point++) {
            if (givenWeights[point] == 0 && merge) {
                continue;
            }
            int kind = kinds;
            if (merge) {
                Integer before = seen.putIfAbsent(
                        new Arcs(givenSlots, givenCosts, start[point], start[point + 1], givenFloors[point]), kinds);
                kind = before == null ? kinds : before;
            }
            if (kind == kinds) {
                first[kinds++] = point;
                arcs += start[point + 1] - start[point];
            }
            sums[kind] += givenWeights[point];
        }
        points = kinds;
        weights = Arrays.copyOf(sums, kinds);
        total = Arrays.stream(weights).sum();
        floors = new int[kinds];
        pointStart = new int[kinds + 1];
        arcSlot = new int[arcs];
        arcCost = new int[arcs];
        arcPoint = new int[arcs];
        int largest = mayRefuse ? 1 : 0;
        int arc = 0;
        for (int kind = 0; kind < kinds; kind++) {
            floors[kind] = givenFloors[first[kind]];
            for (int given = start[first[kind]]; given < start[first[kind] + 1]; given++) {
                arcSlot[arc] = givenSlots[given];
                arcCost[arc] = givenCosts[given];
                arcPoint[arc++] = kind;
                largest = Math.max(largest, givenCosts[given]);
            }
            pointStart[kind + 1] = arc;
        }
        largestCost = largest;
        slotStart = new int[slots + 1];
        for (int slot : arcSlot) {
            slotStart[slot + 1]++;
        }
        for (int slot = 0; slot < slots; slot++) {
            slotStart[slot + 1] += slotStart[slot];
        }
        slotArc = new int[arcs];
        int[] next = Arrays.copyOf(slotStart, slots);
        for (int each = 0; each < arcs; each++) {
            slotArc[next[arcSlot[each]]++] = each;
        }
    }

    /** Returns about how many bytes a problem and its search take; arcs are pairs of site and point within reach. */
    static long bytes(long sites, long points, long arcs) {
        long programArcs = Math.min(arcs, FlowProgram.MOST_ARCS);
        return 200 * points
                + 100 * arcs
                + 200 * sites
                + IntegerProgram.bytes(programArcs + sites + points, programArcs + sites + points, 5 * programArcs);
    }

    int arcs() {
        return arcSlot.length;
    }

    /** A stretch of arcs as a key. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by what lies in the stretch.
    private record Arcs(int[] slots, int[] costs, int from, int to, int floor) {

        @Override
        public int hashCode() {
            int hash = floor;
            for (int arc = from; arc < to; arc++) {
                hash = 31 * (31 * hash + slots[arc]) + costs[arc];
            }
            return hash ^ (hash >>> 15);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Arcs that
                    && floor == that.floor
                    && Arrays.equals(slots, from, to, that.slots, that.from, that.to)
                    && Arrays.equals(costs, from, to, that.costs, that.from, that.to);
        }
    }
}
