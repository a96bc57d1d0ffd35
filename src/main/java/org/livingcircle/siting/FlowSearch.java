package org.livingcircle.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best slots of a {@link FlowProblem}: prices for a bound and for slots worth trying, exchanges, and what the bound leaves
 * unsettled by an integer program. Every answer counts only by its {@link Transport}.
 */
final class FlowSearch {

    private static final int FIRST_PRICINGS = 30;
    private static final int MOST_PRICINGS = 600;
    private static final int PRICINGS_WITHOUT_GAIN = 15;
    private static final double SMALLEST_SHARE = 0.004;
    private static final int FIRST_KICKS = 2;
    private static final int KICKS_WITHOUT_GAIN = 30;
    private static final int EXCHANGES_OF_A_KICK = 3;

    private final FlowProblem problem;
    private final MipSolver solver;
    private final SitingWork work;
    private final LongUnaryOperator objective;
    private final FlowRelaxation relaxation;
    private final Set<List<Integer>> tried = new HashSet<>();

    private int @Nullable [] best;
    private long cost = FlowRelaxation.NONE;
    private long bound = 0;
    private boolean impossible;
    private long steps;

    /** Takes what turns a cost into the model's objective. */
    FlowSearch(FlowProblem problem, MipSolver solver, SitingWork work, LongUnaryOperator objective) {
        this.problem = problem;
        this.solver = solver;
        this.work = work;
        this.objective = objective;
        this.relaxation = new FlowRelaxation(problem);
    }

    /** Returns the answer; {@code reason} stands in it where there is none. */
    SitingAnswer run(String reason) {
        useAll();
        if (impossible) {
            return answer(reason);
        }
        price(FIRST_PRICINGS);
        // Where weight may be refused exchanges by themselves come near, and a solver goes on better than chance.
        boolean chance = !problem.mayRefuse || problem.arcs() > FlowProgram.MOST_ARCS;
        kickAndExchange(chance ? FIRST_KICKS : 0);
        price(MOST_PRICINGS);
        if (chance) {
            kickAndExchange(KICKS_WITHOUT_GAIN);
        }
        if (!proven() && !work.stopped()) {
            integerProgram();
        }
        return answer(reason);
    }

    /** No choice does better than all slots together. */
    private void useAll() {
        steps++;
        Transport all = Transport.of(
                problem,
                IntStream.range(0, problem.slots).filter(problem.choice::mayUse).toArray());
        if (all == null) {
            impossible = true;
        } else {
            raise(all.cost());
        }
    }

    /** Raises the bound until it grows no more; steps that bring nothing get shorter. */
    private void price(int most) {
        long highest = Long.MIN_VALUE;
        long[] prices = relaxation.prices();
        double share = 1.5;
        int dull = 0;
        for (int n = 0; n < most && share > SMALLEST_SHARE && !proven() && !work.stopped(); n++) {
            long parts = relaxation.price();
            steps++;
            if (parts > highest) {
                highest = parts;
                prices = relaxation.prices();
                raise(relaxation.whole(parts));
                dull = 0;
            } else if (++dull == PRICINGS_WITHOUT_GAIN) {
                dull = 0;
                share /= 2;
            }
            if (dull == 0) {
                tryGreedily();
            }
            relaxation.move(parts, target(highest), share);
        }
        relaxation.setPrices(prices);
    }

    private long target(long highest) {
        return best == null
                ? highest + Math.max(relaxation.scale, Math.abs(highest) / 20)
                : Math.multiplyExact(cost, relaxation.scale);
    }

    private void tryGreedily() {
        int[] used = problem.choice.greedy(relaxation.values);
        if (used != null && tried.add(Arrays.stream(used).boxed().toList())) {
            consider(used);
        }
    }

    /** Walks down from the best answer, and from random changes of it until so many in a row brought nothing. */
    private void kickAndExchange(int kicks) {
        if (best == null) {
            return;
        }
        exchange(best);
        SplittableRandom dice = new SplittableRandom(1);
        for (int vain = 0; vain < kicks && !proven() && !work.stopped(); vain++) {
            long before = cost;
            int[] kicked = best;
            for (int n = 0; n < EXCHANGES_OF_A_KICK; n++) {
                List<Exchange> exchanges = problem.choice.exchanges(kicked);
                if (exchanges.isEmpty()) {
                    return;
                }
                kicked = exchanges.get(dice.nextInt(exchanges.size())).applied(kicked);
            }
            exchange(kicked);
            if (cost < before) {
                vain = -1;
            }
        }
    }

    private void exchange(int[] start) {
        steps += FlowWalk.run(problem, start, () -> proven() || work.stopped(), this::consider);
    }

    /** Keeps slots if they are the best so far. */
    private void consider(int[] used) {
        if (problem.choice.allows(used)) {
            steps++;
            Transport transport = Transport.of(problem, used);
            if (transport != null) {
                consider(used, transport.cost());
            }
        }
    }

    private void consider(int[] used, long found) {
        if (found < cost) {
            cost = found;
            best = used;
            tell();
        }
    }

    private void raise(long to) {
        if (to > bound) {
            bound = Math.min(to, cost);
            tell();
        }
    }

    private boolean proven() {
        return best != null && bound >= cost;
    }

    private void tell() {
        work.improved(new SitingProgress(
                best != null,
                best == null ? 0 : objective.applyAsLong(cost),
                objective.applyAsLong(Math.min(bound, cost)),
                open()));
    }

    private List<Integer> open() {
        List<Integer> open = new ArrayList<>();
        if (best != null) {
            for (int slot : best) {
                open.add(slot);
            }
        }
        return open;
    }

    private void integerProgram() {
        byte[] fixed = new byte[problem.slots];
        if (best != null) {
            long parts = relaxation.price();
            long limit = Math.multiplyExact(cost - 1, relaxation.scale) + 1;
            problem.choice.settle(relaxation.values, relaxation.used, parts, limit, fixed);
        }
        if (FlowProgram.arcsLeft(problem, fixed) > FlowProgram.MOST_ARCS) {
            return;
        }
        FlowProgram program = new FlowProgram(problem, fixed, best == null ? problem.total : cost);
        MipAnswer last = solver.solve(program.program(), work::stopped, news -> hear(program, news));
        hear(program, last);
        impossible = best == null && last.status() == SitingAnswer.Status.INFEASIBLE;
    }

    /** What was settled away is no better than the best so far, so the least of both bounds holds. */
    private void hear(FlowProgram program, MipAnswer news) {
        if (news.hasValues()) {
            consider(program.used(news));
        }
        if (best != null && program.meets(news, cost)) {
            raise(cost);
        } else if (news.status() != SitingAnswer.Status.INFEASIBLE) {
            raise(program.bound(news));
        }
    }

    private SitingAnswer answer(String reason) {
        String engine = "lagrangian+" + solver.name();
        if (best == null) {
            return impossible
                    ? new SitingAnswer(SitingAnswer.Status.INFEASIBLE, 0, 0, List.of(), reason, engine, steps)
                    : new SitingAnswer(
                            SitingAnswer.Status.UNKNOWN,
                            0,
                            objective.applyAsLong(bound),
                            List.of(),
                            "stopped before any answer was found",
                            engine,
                            steps);
        }
        return new SitingAnswer(
                proven() ? SitingAnswer.Status.OPTIMAL : SitingAnswer.Status.FEASIBLE,
                objective.applyAsLong(cost),
                objective.applyAsLong(Math.min(bound, cost)),
                open(),
                null,
                engine,
                steps);
    }
}
