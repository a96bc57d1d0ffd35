package org.livingcircle.siting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Walks from slots in use to better ones by single exchanges until none is left that promises enough. The flows are not computed anew: each
 * exchange moves what it has to move, see {@link Transport}.
 *
 * <p>What an exchange promises: its cost without capacities (Whitaker 1983: one pass for all). Where weight may be refused and that leads
 * no further, what opening and closing do to the cost each by itself: what is served is submodular, so the exchange is no worse than both
 * together (Nemhauser, Wolsey and Fisher 1978).
 */
final class FlowWalk {

    /** Exchanges in vain, after which the rest, which promises less, is left. */
    private static final int MOST_IN_VAIN = 2000;

    private static final int MOST_IN_VAIN_OF_REFUSALS = 100;
    /** The same once one has brought something: what the others promise has changed since. */
    private static final int MOST_IN_VAIN_AFTERWARDS = 50;

    private final FlowProblem problem;
    private final Transport flows;
    private final BooleanSupplier stopped;
    private final Better better;
    private int[] at;
    private long steps;

    /** Hears of every step. */
    interface Better {
        void found(int[] used, long cost);
    }

    /** Returns how many exchanges were tried; {@code start} may be slots that cannot take all. */
    static long run(FlowProblem problem, int[] start, BooleanSupplier stopped, Better better) {
        int[] others = IntStream.range(0, problem.slots)
                .filter(slot -> problem.choice.mayUse(slot) && Arrays.binarySearch(start, slot) < 0)
                .toArray();
        Transport flows = Transport.of(problem, start, others);
        if (flows == null) {
            return 1;
        }
        better.found(start, flows.cost());
        FlowWalk walk = new FlowWalk(problem, flows, start, stopped, better);
        boolean goesOn = true;
        while (goesOn) {
            goesOn = walk.goOn();
        }
        return 1 + walk.steps;
    }

    private FlowWalk(FlowProblem problem, Transport flows, int[] start, BooleanSupplier stopped, Better better) {
        this.problem = problem;
        this.flows = flows;
        this.at = start;
        this.stopped = stopped;
        this.better = better;
    }

    private boolean goOn() {
        List<Exchange> exchanges = problem.choice.exchanges(at);
        ExchangeTable table = new ExchangeTable(problem, at);
        long now = flows.cost();
        if (tryEach(
                below(exchanges, table::atLeast, now), problem.mayRefuse ? MOST_IN_VAIN_OF_REFUSALS : MOST_IN_VAIN)) {
            return true;
        }
        if (!problem.mayRefuse || stopped.getAsBoolean()) {
            return false;
        }
        long[] alone = changesAlone(exchanges);
        return tryEach(below(exchanges, exchange -> exchange.sum(alone), 0), MOST_IN_VAIN_OF_REFUSALS);
    }

    private static List<Exchange> below(List<Exchange> exchanges, ToLongFunction<Exchange> promise, long limit) {
        return exchanges.stream()
                .filter(exchange -> promise.applyAsLong(exchange) < limit)
                .sorted(Comparator.comparingLong(promise))
                .toList();
    }

    /** Makes every exchange that brings something; tells whether one did. */
    private boolean tryEach(List<Exchange> exchanges, int mostInVain) {
        boolean[] changed = new boolean[problem.slots];
        boolean any = false;
        int inVain = 0;
        for (Exchange exchange : exchanges) {
            if (inVain == (any ? MOST_IN_VAIN_AFTERWARDS : mostInVain) || stopped.getAsBoolean()) {
                break;
            }
            int[] used = exchange.applied(at);
            if (any && (exchange.touches(changed) || !problem.choice.allows(used))) {
                continue;
            }
            long before = flows.cost();
            flows.apply(exchange);
            steps++;
            if (flows.cost() < before) {
                flows.keep();
                at = used;
                better.found(used, flows.cost());
                exchange.mark(changed);
                any = true;
                inVain = 0;
            } else {
                flows.undo();
                inVain++;
            }
        }
        return any;
    }

    /** Returns by slot what closing or opening it alone does to the cost. */
    private long[] changesAlone(List<Exchange> exchanges) {
        long[] alone = new long[problem.slots];
        boolean[] known = new boolean[problem.slots];
        for (Exchange exchange : exchanges) {
            exchange.out().forEach(slot -> learn(slot, false, alone, known));
            exchange.in().forEach(slot -> learn(slot, true, alone, known));
        }
        return alone;
    }

    private void learn(int slot, boolean opens, long[] alone, boolean[] known) {
        if (known[slot] || stopped.getAsBoolean()) {
            return;
        }
        known[slot] = true;
        long before = flows.cost();
        if (opens) {
            flows.openSlot(slot);
        } else {
            flows.closeSlot(slot);
        }
        alone[slot] = Math.min(flows.cost(), FlowRelaxation.NONE) - before;
        flows.undo();
        steps++;
    }
}
