package org.livingcircle.siting;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The p-median when each site can serve only so much: exactly p sites and flows to them of the least weight times cost, all weight served.
 *
 * <p>Weight is divisible: the people of a cell may be served by several sites. With capacities that no site fills it is the p-median.
 * Method: {@code src/docs/method/siting-capacity.md}.
 */
public final class CapacitatedMedian {

    private CapacitatedMedian() {}

    /** Returns about how many bytes a search takes beside the problem; entries are pairs of site and point within reach. */
    public static long bytes(long sites, long points, long entries) {
        return FlowProblem.bytes(sites, points, entries);
    }

    /**
     * Finds the sites and flows of the least cost.
     *
     * @param capacities by site, the weight that it can serve, 0 or more; {@link Long#MAX_VALUE} for no bound
     */
    public static SitingAnswer solve(MedianProblem problem, List<Long> capacities, MipSolver solver, SitingWork work) {
        CapacityReasons.check(capacities, problem.sites());
        String reason = CapacityReasons.count(problem.rules(), problem.p());
        if (reason != null) {
            return CapacityReasons.none(reason);
        }
        reason = unreached(problem.demand(), problem.costs(), problem.rules());
        if (reason != null) {
            return CapacityReasons.none(reason);
        }
        long total = problem.demand().total();
        long most = CapacityReasons.most(problem.rules(), capacities, problem.p());
        if (most < total) {
            return CapacityReasons.none("the demand is %d, but no %d sites that may be open can take more than %d"
                    .formatted(total, problem.p(), most));
        }
        FlowProblem flows = flows(problem, capacities, new OneLevel(problem.rules(), problem.p(), true), true);
        return new FlowSearch(flows, solver, work, cost -> cost)
                .run("no %d sites that may stand together reach and take all demand".formatted(problem.p()));
    }

    /** Returns the cheapest flows to open sites, by point, then by site; null where they cannot take all demand. */
    public static @Nullable List<Flow> serve(MedianProblem problem, List<Long> capacities, List<Integer> open) {
        int[] used = open.stream().mapToInt(Integer::intValue).toArray();
        Transport transport =
                Transport.of(flows(problem, capacities, new OneLevel(problem.rules(), used.length, true), false), used);
        return transport == null ? null : transport.flows();
    }

    /**
     * Explains an answer; what is lost is null where the other sites could not take all demand.
     *
     * @param open the open sites, ascending
     * @param served the cheapest flows to them
     * @return by open site, in that order
     */
    public static List<SiteExplanation> explain(
            MedianProblem problem, List<Long> capacities, List<Integer> open, List<Flow> served) {
        FlowProblem flows = flows(problem, capacities, new OneLevel(problem.rules(), open.size(), true), true);
        return FlowExplanation.of(flows, open, FlowExplanation.loads(served), cost -> cost);
    }

    private static FlowProblem flows(MedianProblem problem, List<Long> capacities, SlotChoice choice, boolean merge) {
        int[] noFloor = new int[problem.demand().size()];
        Arrays.fill(noFloor, -1);
        return FlowProblem.of(
                choice,
                capacities.stream().mapToLong(Long::longValue).toArray(),
                problem.demand().weights(),
                reach(problem.demand(), problem.costs(), problem.rules()),
                problem.costs()::cost,
                false,
                noFloor,
                new long[0],
                merge);
    }

    /** Returns by site the points of weight above 0 that it reaches; none for a site that may not be open. */
    static int[][] reach(Demand demand, SiteCosts costs, SiteRules rules) {
        int[][] reach = new int[costs.sites()][];
        for (int site = 0; site < reach.length; site++) {
            int of = site;
            reach[site] = rules.status(site) == SiteStatus.FORBIDDEN
                    ? new int[0]
                    : IntStream.range(0, demand.size())
                            .filter(point -> demand.weight(point) > 0 && costs.cost(of, point) != SiteCosts.UNREACHED)
                            .toArray();
        }
        return reach;
    }

    /** Tells in words which demand no site reaches; null where all is reached. */
    static @Nullable String unreached(Demand demand, SiteCosts costs, SiteRules rules) {
        boolean[] reached = new boolean[demand.size()];
        for (int[] points : reach(demand, costs, rules)) {
            for (int point : points) {
                reached[point] = true;
            }
        }
        int count = 0;
        long weight = 0;
        for (int point = 0; point < demand.size(); point++) {
            if (!reached[point] && demand.weight(point) > 0) {
                count++;
                weight += demand.weight(point);
            }
        }
        return count == 0
                ? null
                : "%d points with a weight of %d are reached by no site that may be open".formatted(count, weight);
    }
}
