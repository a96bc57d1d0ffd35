package org.livingcircle.siting;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The most weight that at most p sites serve within the limit when each can take only so much (CMCLP, Current and Storbeck 1988).
 *
 * <p>Weight is divisible: the people of a cell may be served by several sites. Floors by zone hold for what is served. With capacities
 * that no site fills it is MCLP. Method: {@code src/docs/method/siting-capacity.md}.
 */
public final class CapacitatedCovering {

    private CapacitatedCovering() {}

    /** Returns about how many bytes a search takes beside the problem; entries are covered points summed over the sites. */
    public static long bytes(long sites, long points, long entries) {
        return FlowProblem.bytes(sites, points, entries);
    }

    /**
     * Finds the sites that serve the most.
     *
     * @param capacities by site, the weight that it can serve, 0 or more; {@link Long#MAX_VALUE} for no bound
     * @param p how many sites may be open, required ones among them; more than may be open at all has no answer
     */
    public static SitingAnswer solve(
            CoveringProblem problem, List<Long> capacities, int p, MipSolver solver, SitingWork work) {
        CapacityReasons.check(capacities, problem.sites());
        String reason = CapacityReasons.count(problem.rules(), p);
        if (reason == null) {
            reason = floorOutOfReach(problem, CapacityReasons.most(problem.rules(), capacities, p));
        }
        if (reason != null) {
            return CapacityReasons.none(reason);
        }
        long total = problem.demand().total();
        FlowProblem flows = flows(problem, capacities, new OneLevel(problem.rules(), p, false), true);
        return new FlowSearch(flows, solver, work, refused -> total - refused)
                .run("no %d sites that may stand together serve every zone up to its floor".formatted(p));
    }

    /**
     * Returns how open sites serve the most, at least the floors: flows by point, then by site; null where they cannot reach the floors.
     */
    public static @Nullable List<Flow> serve(CoveringProblem problem, List<Long> capacities, List<Integer> open) {
        int[] used = open.stream().mapToInt(Integer::intValue).toArray();
        FlowProblem flows = flows(problem, capacities, new OneLevel(problem.rules(), used.length, true), false);
        Transport transport = Transport.of(flows, used);
        return transport == null ? null : transport.flows();
    }

    /**
     * Explains an answer; what is lost counts weight, and is null where a floor would be broken.
     *
     * @param open the open sites, ascending
     * @param served how they serve the most
     * @return by open site, in that order
     */
    public static List<SiteExplanation> explain(
            CoveringProblem problem, List<Long> capacities, List<Integer> open, List<Flow> served) {
        FlowProblem flows = flows(problem, capacities, new OneLevel(problem.rules(), open.size(), true), true);
        long total = problem.demand().total();
        return FlowExplanation.of(flows, open, FlowExplanation.loads(served), refused -> total - refused);
    }

    static FlowProblem flows(CoveringProblem problem, List<Long> capacities, SlotChoice choice, boolean merge) {
        Demand demand = problem.demand();
        long[] totals = demand.totalsByZone();
        int[] floorOfZone = new int[demand.zoneCount()];
        Arrays.fill(floorOfZone, -1);
        long[] mostRefused = new long[demand.zoneCount()];
        int floors = 0;
        for (int zone = 0; zone < problem.floors().size(); zone++) {
            if (problem.floors().get(zone) > 0) {
                mostRefused[floors] = totals[zone] - problem.floors().get(zone);
                floorOfZone[zone] = floors++;
            }
        }
        int[] floorOfPoint = new int[demand.size()];
        for (int point = 0; point < demand.size(); point++) {
            floorOfPoint[point] = demand.zone(point) == Demand.NO_ZONE ? -1 : floorOfZone[demand.zone(point)];
        }
        return FlowProblem.of(
                choice,
                capacities.stream().mapToLong(Long::longValue).toArray(),
                demand.weights(),
                problem.covers(),
                (site, point) -> 0,
                true,
                floorOfPoint,
                Arrays.copyOf(mostRefused, floors),
                merge);
    }

    private static @Nullable String floorOutOfReach(CoveringProblem problem, long most) {
        Demand demand = problem.demand();
        boolean[] reached = new boolean[demand.size()];
        for (int site = 0; site < problem.sites(); site++) {
            if (problem.rules().status(site) != SiteStatus.FORBIDDEN) {
                for (int point : problem.covers()[site]) {
                    reached[point] = true;
                }
            }
        }
        long[] within = new long[demand.zoneCount()];
        for (int point = 0; point < demand.size(); point++) {
            if (reached[point] && demand.zone(point) != Demand.NO_ZONE) {
                within[demand.zone(point)] += demand.weight(point);
            }
        }
        long floors = 0;
        for (int zone = 0; zone < problem.floors().size(); zone++) {
            long floor = problem.floors().get(zone);
            floors += Math.max(0, floor);
            if (floor > within[zone]) {
                return "zone %d has a floor of %d, but all sites together reach only %d there"
                        .formatted(zone, floor, within[zone]);
            }
        }
        return floors > most
                ? "the floors come to %d, but the sites that may be open can take only %d".formatted(floors, most)
                : null;
    }
}
