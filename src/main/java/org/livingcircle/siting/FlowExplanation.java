package org.livingcircle.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Explains the open sites of a problem of flows, each figure by the cheapest flows of the sites left: without a site, and with each that
 * could stand in its place. They are found from the flows of the answer, by what has to move.
 *
 * <p>Who is in its place is tried in the order of what it costs at least: what the exchange costs without capacities, and, where weight
 * may be refused, what is refused without the site less all that the other could take. It ends where no other can be better than the best,
 * or as good as the answer. Work is counted, the same share for each site that may be replaced, so it ends at the same figure on every machine; a place whose
 * share is used up first is left untold.
 */
final class FlowExplanation {

    /** Steps of the flows that are computed, see {@link Transport#steps}: some seconds. */
    private static final long MOST_STEPS = 400_000_000;

    /** Exchanges that do as well: with more it says nothing to list them. */
    private static final int MOST_TIES = 20;

    private final FlowProblem problem;
    private final int sites;
    private final int[] used;
    private final LongUnaryOperator objective;
    private final ExchangeTable table;
    /** By site the exchanges in which a closed one takes all that it does. */
    private final Map<Integer, List<Exchange>> exchanges;

    private final long mostSteps;
    private final @Nullable Transport transport;
    private final long now;

    private FlowExplanation(FlowProblem problem, int sites, int[] used, LongUnaryOperator objective, long mostSteps) {
        this.problem = problem;
        this.sites = sites;
        this.used = used;
        this.objective = objective;
        this.mostSteps = mostSteps;
        table = new ExchangeTable(problem, used);
        exchanges = exchanges();
        int[] closed = exchanges.values().stream()
                .flatMap(List::stream)
                .flatMapToInt(exchange -> exchange.in().stream().mapToInt(Integer::intValue))
                .distinct()
                .toArray();
        transport = Transport.of(problem, used, closed);
        now = transport == null ? Transport.NONE : transport.cost();
    }

    /**
     * Explains an answer.
     *
     * @param used slots in use, ascending
     * @param served by site, what it serves; 0 where it is missing
     * @param objective of a cost
     * @return by open site, ascending
     */
    static List<SiteExplanation> of(
            FlowProblem problem, List<Integer> used, Map<Integer, Long> served, LongUnaryOperator objective) {
        return of(problem, used, served, objective, MOST_STEPS);
    }

    static List<SiteExplanation> of(
            FlowProblem problem,
            List<Integer> used,
            Map<Integer, Long> served,
            LongUnaryOperator objective,
            long mostSteps) {
        return new FlowExplanation(
                        problem,
                        problem.choice.sites(),
                        used.stream().mapToInt(Integer::intValue).toArray(),
                        objective,
                        mostSteps)
                .explain(served);
    }

    /** Returns by site what flows to it. */
    static Map<Integer, Long> loads(List<Flow> flows) {
        Map<Integer, Long> loads = new HashMap<>();
        flows.forEach(flow -> loads.merge(flow.site(), flow.amount(), Long::sum));
        return loads;
    }

    private List<SiteExplanation> explain(Map<Integer, Long> served) {
        int[] open = Arrays.stream(used).filter(slot -> slot < sites).toArray();
        Transport flows = transport;
        long left = flows == null ? -1 : mostSteps - flows.steps();
        long share = left / Math.max(1, exchanges.size());
        return IntStream.of(open)
                .mapToObj(site -> flows == null || left < 0
                        ? explained(site, served, null, null)
                        : explain(flows, site, served, share))
                .toList();
    }

    /** Returns by site the exchanges in which a closed one takes all that it does. */
    private Map<Integer, List<Exchange>> exchanges() {
        int[] roles = new int[sites];
        for (int slot : used) {
            roles[slot % sites]++;
        }
        Map<Integer, List<Exchange>> exchanges = new HashMap<>();
        for (Exchange exchange : problem.choice.exchanges(used)) {
            int out = exchange.out().get(0) % sites;
            if (exchange.out().size() == roles[out]) {
                exchanges.computeIfAbsent(out, none -> new ArrayList<>()).add(exchange);
            }
        }
        return exchanges;
    }

    private SiteExplanation explain(Transport flows, int site, Map<Integer, Long> served, long share) {
        long most = flows.steps() + share;
        Arrays.stream(used).filter(slot -> slot % sites == site).forEach(flows::closeSlot);
        long without = flows.cost();
        Best best = best(flows, exchanges.getOrDefault(site, List.of()), without, most);
        flows.undo();
        return explained(site, served, without, best);
    }

    private SiteExplanation explained(
            int site, Map<Integer, Long> served, @Nullable Long without, @Nullable Best best) {
        Long lost = without == null || without == Transport.NONE ? null : (Long) (without - now);
        Best found = best != null && best.site >= 0 ? best : null;
        return new SiteExplanation(
                site,
                served.getOrDefault(site, 0L),
                lost,
                lost,
                found == null ? null : (Integer) found.site,
                found == null ? null : (Long) objective.applyAsLong(found.cost),
                best == null ? List.of() : best.ties.stream().sorted().toList(),
                null,
                null,
                null,
                best != null
                        ? SiteExplanation.Told.ALL
                        : without != null ? SiteExplanation.Told.LOSS : SiteExplanation.Told.NOTHING);
    }

    /** The best in the place of a site so far. */
    private static final class Best {
        private int site = -1;
        private long cost = Transport.NONE;
        private final List<Integer> ties = new ArrayList<>();
    }

    /** An exchange and what it costs at least. */
    private record Promise(Exchange exchange, long atLeast) {}

    /** Returns the best exchange, from flows without what goes out; null where so many steps do not tell. */
    private @Nullable Best best(Transport flows, List<Exchange> exchanges, long without, long most) {
        List<Promise> promises = exchanges.stream()
                .map(exchange -> new Promise(exchange, atLeast(exchange, without)))
                .sorted(Comparator.comparingLong(Promise::atLeast))
                .toList();
        Best best = new Best();
        for (Promise promise : promises) {
            boolean ties = promise.atLeast <= now && best.ties.size() < MOST_TIES;
            if (promise.atLeast >= best.cost && !ties) {
                break;
            }
            if (flows.steps() > most) {
                return null;
            }
            long cost = cost(flows, promise.exchange);
            int site = promise.exchange.in().get(0) % sites;
            if (cost < best.cost || (cost == best.cost && cost < Transport.NONE && site < best.site)) {
                best.cost = cost;
                best.site = site;
            }
            if (cost == now) {
                best.ties.add(site);
            }
        }
        return best;
    }

    private long cost(Transport flows, Exchange exchange) {
        flows.mark();
        exchange.in().forEach(flows::openSlot);
        long cost = flows.cost();
        flows.undo();
        return cost;
    }

    private long atLeast(Exchange exchange, long without) {
        long atLeast = table.atLeast(exchange);
        if (problem.mayRefuse && without < Transport.NONE) {
            for (int slot : exchange.in()) {
                atLeast = Math.max(atLeast, without - Math.min(without, problem.capacities[slot]));
            }
        }
        return atLeast;
    }
}
