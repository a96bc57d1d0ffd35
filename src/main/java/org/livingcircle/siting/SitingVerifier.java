package org.livingcircle.siting;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes an answer from the problem alone, by the plainest means and with nothing of the searches: statuses, spacing, number of
 * sites, floors, capacities, objective, and on which side of it the bound lies. That no better answer exists it cannot tell.
 */
public final class SitingVerifier {

    private SitingVerifier() {}

    /** LSCP: every point with a weight is covered; the objective is the number of sites. */
    public static SitingVerdict setCovering(CoveringProblem problem, SitingAnswer answer) {
        return coveringShare(problem, weightOf(problem.demand()), answer);
    }

    /** Partial LSCP: at least so much weight is covered; the objective is the number of sites. */
    public static SitingVerdict coveringShare(CoveringProblem problem, long leastCovered, SitingAnswer answer) {
        String wrong = sites(problem.rules(), answer, 0, problem.sites());
        wrong = wrong != null ? wrong : floors(problem, served(problem, answer, 1));
        if (wrong == null) {
            long covered = sum(served(problem, answer, 1));
            wrong = covered >= leastCovered
                    ? null
                    : "the sites cover a weight of %d, at least %d was asked".formatted(covered, leastCovered);
        }
        return verdict(wrong, answer, answer.open().size(), false);
    }

    /** LSCP-B: every point with a weight is covered; the objective is the weight that two sites or more cover. */
    public static SitingVerdict backupCovering(CoveringProblem problem, SitingAnswer answer) {
        String wrong = sites(problem.rules(), answer, 0, problem.sites());
        if (wrong == null) {
            long missing = weightOf(problem.demand()) - sum(served(problem, answer, 1));
            wrong = missing == 0 ? null : "a weight of %d is covered by no site".formatted(missing);
        }
        return wrong != null
                ? SitingVerdict.differs(0, wrong)
                : verdict(null, answer, sum(served(problem, answer, 2)), true);
    }

    /** MCLP: at most p sites; the objective is the weight covered. */
    public static SitingVerdict maximalCovering(CoveringProblem problem, int p, SitingAnswer answer) {
        String wrong = sites(problem.rules(), answer, 0, p);
        wrong = wrong != null ? wrong : floors(problem, served(problem, answer, 1));
        return wrong != null
                ? SitingVerdict.differs(0, wrong)
                : verdict(null, answer, sum(served(problem, answer, 1)), true);
    }

    /** CMCLP: at most p sites; the objective is the weight that flows within the limit, weights and capacities. */
    public static SitingVerdict capacitatedCovering(
            CoveringProblem problem, List<Long> capacities, int p, SitingAnswer answer, @Nullable List<Flow> flows) {
        String wrong = sites(problem.rules(), answer, 0, p);
        wrong = wrong != null ? wrong : flows(problem.demand(), capacities, answer, flows);
        if (wrong != null || flows == null) {
            return SitingVerdict.differs(0, String.valueOf(wrong));
        }
        Set<Long> covered = new HashSet<>();
        for (int site : answer.open()) {
            for (int point : problem.covers()[site]) {
                covered.add(((long) site << 32) | point);
            }
        }
        long[] served = new long[problem.demand().size()];
        for (Flow flow : flows) {
            if (!covered.contains(((long) flow.site() << 32) | flow.point())) {
                wrong = "site %d serves point %d, which lies beyond its limit".formatted(flow.site(), flow.point());
            }
            served[flow.point()] += flow.amount();
        }
        wrong = wrong != null ? wrong : floors(problem, served);
        return verdict(wrong, answer, sum(served), true);
    }

    /** p-median: exactly p sites; the objective is weight times cost to the nearest. */
    public static SitingVerdict median(MedianProblem problem, SitingAnswer answer) {
        String wrong = sites(problem.rules(), answer, problem.p(), problem.p());
        wrong = wrong != null ? wrong : unreached(problem.demand(), problem.costs(), answer.open());
        return wrong != null
                ? SitingVerdict.differs(0, wrong)
                : verdict(null, answer, nearest(problem.demand(), problem.costs(), answer.open()), false);
    }

    /** Capacitated p-median: exactly p sites, all weight flows within the capacities; the objective is what the flows cost. */
    public static SitingVerdict capacitatedMedian(
            MedianProblem problem, List<Long> capacities, SitingAnswer answer, @Nullable List<Flow> flows) {
        String wrong = sites(problem.rules(), answer, problem.p(), problem.p());
        wrong = wrong != null ? wrong : flows(problem.demand(), capacities, answer, flows);
        if (wrong != null || flows == null) {
            return SitingVerdict.differs(0, String.valueOf(wrong));
        }
        long cost = 0;
        long served = 0;
        for (Flow flow : flows) {
            int each = problem.costs().cost(flow.site(), flow.point());
            if (each == SiteCosts.UNREACHED) {
                wrong = "site %d serves point %d, which it does not reach".formatted(flow.site(), flow.point());
            }
            cost += flow.amount() * each;
            served += flow.amount();
        }
        long demand = weightOf(problem.demand());
        if (wrong == null && served != demand) {
            wrong = "a weight of %d is served of %d".formatted(served, demand);
        }
        return verdict(wrong, answer, cost, false);
    }

    /** p-centre: at most p sites; the objective is the largest cost of a point with a weight to the nearest. */
    public static SitingVerdict centre(MedianProblem problem, SitingAnswer answer) {
        String wrong = sites(problem.rules(), answer, 0, problem.p());
        wrong = wrong != null ? wrong : unreached(problem.demand(), problem.costs(), answer.open());
        long farthest = 0;
        for (int point = 0; wrong == null && point < problem.demand().size(); point++) {
            if (problem.demand().weight(point) > 0) {
                farthest = Math.max(farthest, least(problem.costs(), answer.open(), point));
            }
        }
        return verdict(wrong, answer, farthest, false);
    }

    /**
     * p-dispersion: exactly p sites; the objective is the smallest cost between two of them.
     *
     * @param between cost by site and site
     */
    public static SitingVerdict dispersion(int[][] between, SiteRules rules, int p, SitingAnswer answer) {
        String wrong = sites(rules, answer, p, p);
        long smallest = Long.MAX_VALUE;
        if (wrong == null) {
            for (int first : answer.open()) {
                for (int second : answer.open()) {
                    if (first < second) {
                        smallest = Math.min(smallest, between[first][second]);
                    }
                }
            }
        }
        return verdict(wrong, answer, smallest, true);
    }

    /** Two levels: exactly p sites, exactly q of them upper; the objective is the sum of both levels. */
    public static SitingVerdict hierarchy(HierarchyProblem problem, HierarchyAnswer answer) {
        SitingAnswer siting = answer.siting();
        SitingAnswer upper = new SitingAnswer(
                siting.status(), siting.objective(), siting.bound(), answer.upper(), null, siting.engine(), 0);
        String wrong = sites(problem.rules(), siting, problem.p(), problem.p());
        if (wrong == null) {
            String wrongAbove =
                    sites(new SiteRules(problem.upperStatuses(), List.of()), upper, problem.q(), problem.q());
            wrong = wrongAbove == null ? null : "upper level: " + wrongAbove;
        }
        if (wrong == null && !new HashSet<>(siting.open()).containsAll(answer.upper())) {
            wrong = "an upper site is not open";
        }
        wrong = wrong != null ? wrong : unreached(problem.lower(), problem.costs(), siting.open());
        wrong = wrong != null ? wrong : unreached(problem.upper(), problem.costs(), answer.upper());
        return wrong != null
                ? SitingVerdict.differs(0, wrong)
                : verdict(
                        null,
                        siting,
                        nearest(problem.lower(), problem.costs(), siting.open())
                                + nearest(problem.upper(), problem.costs(), answer.upper()),
                        false);
    }

    private static SitingVerdict verdict(@Nullable String wrong, SitingAnswer answer, long objective, boolean more) {
        if (wrong != null) {
            return SitingVerdict.differs(objective, wrong);
        }
        if (answer.objective() != objective) {
            return SitingVerdict.differs(
                    objective, "the objective is %d, not %d".formatted(objective, answer.objective()));
        }
        boolean beyond = more ? answer.bound() < objective : answer.bound() > objective;
        boolean unproven = answer.status() == SitingAnswer.Status.OPTIMAL && answer.bound() != objective;
        if (beyond || unproven) {
            return SitingVerdict.differs(
                    objective,
                    "the bound %d cannot stand beside an objective of %d".formatted(answer.bound(), objective));
        }
        return SitingVerdict.agrees(objective);
    }

    private static @Nullable String sites(SiteRules rules, SitingAnswer answer, int least, int most) {
        if (!answer.hasSites()) {
            return "there is no answer to verify";
        }
        boolean[] open = new boolean[rules.statuses().size()];
        for (int site : answer.open()) {
            if (site < 0 || site >= open.length) {
                return "site %d does not exist".formatted(site);
            }
            if (open[site]) {
                return "site %d is open twice".formatted(site);
            }
            open[site] = true;
        }
        for (int site = 0; site < open.length; site++) {
            SiteStatus status = rules.statuses().get(site);
            if (open[site] && status == SiteStatus.FORBIDDEN) {
                return "site %d is open, but forbidden".formatted(site);
            }
            if (!open[site] && status == SiteStatus.REQUIRED) {
                return "site %d is not open, but required".formatted(site);
            }
        }
        for (SiteRules.Conflict conflict : rules.conflicts()) {
            if (open[conflict.first()] && open[conflict.second()]) {
                return "sites %d and %d are open, but too near to each other"
                        .formatted(conflict.first(), conflict.second());
            }
        }
        int count = answer.open().size();
        if (count < least || count > most) {
            return least == most
                    ? "%d sites are open, not %d".formatted(count, most)
                    : "%d sites are open, more than %d".formatted(count, most);
        }
        return null;
    }

    private static @Nullable String flows(
            Demand demand, List<Long> capacities, SitingAnswer answer, @Nullable List<Flow> flows) {
        if (flows == null) {
            return "the sites cannot serve what they must within their capacities";
        }
        Set<Integer> open = new HashSet<>(answer.open());
        long[] loads = new long[capacities.size()];
        long[] served = new long[demand.size()];
        for (Flow flow : flows) {
            if (!open.contains(flow.site())) {
                return "site %d serves, but is not open".formatted(flow.site());
            }
            if (flow.point() < 0 || flow.point() >= served.length || flow.amount() < 0) {
                return "%s is no flow".formatted(flow);
            }
            loads[flow.site()] += flow.amount();
            served[flow.point()] += flow.amount();
        }
        for (int site = 0; site < loads.length; site++) {
            if (loads[site] > capacities.get(site)) {
                return "site %d serves %d, but can take only %d".formatted(site, loads[site], capacities.get(site));
            }
        }
        for (int point = 0; point < served.length; point++) {
            if (served[point] > demand.weight(point)) {
                return "point %d is served %d, but weighs only %d"
                        .formatted(point, served[point], demand.weight(point));
            }
        }
        return null;
    }

    private static @Nullable String floors(CoveringProblem problem, long[] served) {
        for (int zone = 0; zone < problem.floors().size(); zone++) {
            long in = 0;
            for (int point = 0; point < served.length; point++) {
                in += problem.demand().zone(point) == zone ? served[point] : 0;
            }
            if (in < problem.floors().get(zone)) {
                return "zone %d is served %d, below its floor of %d"
                        .formatted(zone, in, problem.floors().get(zone));
            }
        }
        return null;
    }

    /** Returns by point its weight where at least so many open sites cover it, else 0. */
    private static long[] served(CoveringProblem problem, SitingAnswer answer, int times) {
        int[] covered = new int[problem.demand().size()];
        for (int site : answer.open()) {
            if (site >= 0 && site < problem.covers().length) {
                for (int point : problem.covers()[site]) {
                    covered[point]++;
                }
            }
        }
        long[] served = new long[covered.length];
        for (int point = 0; point < covered.length; point++) {
            served[point] = covered[point] >= times ? problem.demand().weight(point) : 0;
        }
        return served;
    }

    private static @Nullable String unreached(Demand demand, SiteCosts costs, List<Integer> open) {
        for (int point = 0; point < demand.size(); point++) {
            if (demand.weight(point) > 0 && least(costs, open, point) == SiteCosts.UNREACHED) {
                return "no open site reaches point %d".formatted(point);
            }
        }
        return null;
    }

    private static long nearest(Demand demand, SiteCosts costs, List<Integer> open) {
        long sum = 0;
        for (int point = 0; point < demand.size(); point++) {
            if (demand.weight(point) > 0) {
                sum += demand.weight(point) * least(costs, open, point);
            }
        }
        return sum;
    }

    private static int least(SiteCosts costs, List<Integer> open, int point) {
        int least = SiteCosts.UNREACHED;
        for (int site : open) {
            least = Math.min(least, costs.cost(site, point));
        }
        return least;
    }

    private static long weightOf(Demand demand) {
        long sum = 0;
        for (int point = 0; point < demand.size(); point++) {
            sum += demand.weight(point);
        }
        return sum;
    }

    private static long sum(long[] parts) {
        long sum = 0;
        for (long part : parts) {
            sum += part;
        }
        return sum;
    }
}
