package org.livingcircle.siting;

import java.util.Arrays;

/** A {@link FlowProblem} as an integer program: shares of points as real columns, slots in use as binary ones. */
final class FlowProgram {

    /** More arcs than this are not given to a solver: they would neither fit nor end. */
    static final int MOST_ARCS = 400_000;

    private final FlowProblem problem;
    private final byte[] fixed;
    private final double unit;
    private final int[] columns;
    private final IntegerProgram program;

    /**
     * Takes what is settled by slot (1 used, -1 not, 0 open).
     *
     * @param scaleCost a cost about as large as the answer's: costs are given in units of its millionth where that is above 1
     */
    FlowProgram(FlowProblem problem, byte[] fixed, long scaleCost) {
        this.problem = problem;
        this.fixed = fixed;
        this.unit = Math.max(1, scaleCost / 1e6);
        this.columns = new int[problem.slots];
        this.program = build();
    }

    /** Returns the arcs that are left when settled slots are gone. */
    static int arcsLeft(FlowProblem problem, byte[] fixed) {
        int left = 0;
        for (int slot = 0; slot < problem.slots; slot++) {
            left += fixed[slot] < 0 ? 0 : problem.slotStart[slot + 1] - problem.slotStart[slot];
        }
        return left;
    }

    IntegerProgram program() {
        return program;
    }

    private IntegerProgram build() {
        IntegerProgram.Builder builder = new IntegerProgram.Builder();
        for (int slot = 0; slot < problem.slots; slot++) {
            boolean open = problem.choice.mayUse(slot) && fixed[slot] >= 0;
            boolean required = open && (fixed[slot] > 0 || problem.choice.mustUse(slot));
            columns[slot] = builder.binary(required ? 1 : 0, open ? 1 : 0, 0);
        }
        problem.choice.rows(builder, columns);
        int[] share = new int[problem.arcs()];
        Arrays.fill(share, -1);
        int[] refused = new int[problem.points];
        for (int point = 0; point < problem.points; point++) {
            double weight = problem.weights[point];
            for (int arc = problem.pointStart[point]; arc < problem.pointStart[point + 1]; arc++) {
                if (fixed[problem.arcSlot[arc]] >= 0) {
                    share[arc] = builder.real(0, 1, problem.arcCost[arc] * weight / unit);
                }
            }
            refused[point] = problem.mayRefuse ? builder.real(0, 1, weight / unit) : -1;
        }
        for (int point = 0; point < problem.points; point++) {
            builder.row(1, 1);
            for (int arc = problem.pointStart[point]; arc < problem.pointStart[point + 1]; arc++) {
                if (share[arc] >= 0) {
                    builder.term(share[arc], 1);
                }
            }
            if (refused[point] >= 0) {
                builder.term(refused[point], 1);
            }
        }
        for (int slot = 0; slot < problem.slots; slot++) {
            if (fixed[slot] >= 0) {
                addSlot(builder, slot, share);
            }
        }
        addFloors(builder, refused);
        return builder.build();
    }

    private void addSlot(IntegerProgram.Builder builder, int slot, int[] share) {
        long wanted = 0;
        for (int each = problem.slotStart[slot]; each < problem.slotStart[slot + 1]; each++) {
            int arc = problem.slotArc[each];
            long weight = problem.weights[problem.arcPoint[arc]];
            wanted += weight;
            double most = weight == 0 ? 1 : Math.min(1, (double) problem.capacities[slot] / weight);
            builder.row(Double.NEGATIVE_INFINITY, 0).term(share[arc], 1).term(columns[slot], -most);
        }
        if (wanted > problem.capacities[slot]) {
            // In parts of the capacity, so that the row's tolerance is one of it.
            double capacity = Math.max(1, problem.capacities[slot]);
            builder.row(Double.NEGATIVE_INFINITY, 0).term(columns[slot], problem.capacities[slot] == 0 ? 0 : -1);
            for (int each = problem.slotStart[slot]; each < problem.slotStart[slot + 1]; each++) {
                int arc = problem.slotArc[each];
                builder.term(share[arc], problem.weights[problem.arcPoint[arc]] / capacity);
            }
        }
    }

    private void addFloors(IntegerProgram.Builder builder, int[] refused) {
        for (int floor = 0; problem.mayRefuse && floor < problem.mostRefused.length; floor++) {
            double most = Math.max(1, problem.mostRefused[floor]);
            builder.row(Double.NEGATIVE_INFINITY, problem.mostRefused[floor] / most);
            for (int point = 0; point < problem.points; point++) {
                if (problem.floors[point] == floor) {
                    builder.term(refused[point], problem.weights[point] / most);
                }
            }
        }
    }

    /** Returns the slots that an answer uses, rounded, ascending. */
    int[] used(MipAnswer answer) {
        boolean[] marks = new boolean[problem.slots];
        for (int slot = 0; slot < problem.slots; slot++) {
            marks[slot] = answer.values()[columns[slot]] > 0.5;
        }
        return OneLevel.marked(marks);
    }

    /** Returns the whole cost that no answer is below, as far as the solver's arithmetic can be believed. */
    long bound(MipAnswer answer) {
        double bound = answer.bound();
        double allowed = bound - MipSolver.TOLERANCE * Math.max(1, Math.abs(bound));
        return bound == Double.NEGATIVE_INFINITY ? Long.MIN_VALUE : (long) Math.ceil(Math.min(allowed * unit, 0x1p62));
    }

    /** Tells whether a whole cost lies within the solver's tolerance of its own bound: it is then as well proven as the solver can. */
    boolean meets(MipAnswer answer, long cost) {
        return cost / unit <= answer.bound() + MipSolver.TOLERANCE * Math.max(1, Math.abs(answer.bound()));
    }
}
