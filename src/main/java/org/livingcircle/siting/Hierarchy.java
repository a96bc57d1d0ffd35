package org.livingcircle.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two nested levels of sites (Narula 1984; Serra and ReVelle 1993, without coherence): p open sites, q of them upper, of the least {@code sum of lower weight x cost to the
 * nearest open site + sum of upper weight x cost to the nearest upper site}. Method: {@code src/docs/method/siting-capacity.md}.
 */
public final class Hierarchy {

    private Hierarchy() {}

    /** Returns about how many bytes a search takes beside the problem; entries are pairs of site and point within reach. */
    public static long bytes(long sites, long points, long entries) {
        return FlowProblem.bytes(2 * sites, 2 * points, 2 * entries);
    }

    /**
     * Finds the sites of both levels.
     *
     * @param together whether the levels are weighed against each other; else the upper level is settled by itself (a q-median among the
     *     sites that may be upper), then the lower one with those sites required
     */
    public static HierarchyAnswer solve(HierarchyProblem problem, boolean together, MipSolver solver, SitingWork work) {
        String reason = reason(problem);
        if (reason != null) {
            return new HierarchyAnswer(CapacityReasons.none(reason), List.of(), together);
        }
        return together ? together(problem, solver, work) : fromTheTop(problem, solver, work);
    }

    private static HierarchyAnswer together(HierarchyProblem problem, MipSolver solver, SitingWork work) {
        int sites = problem.sites();
        FlowProblem flows = flows(problem);
        SitingWork lowerOnly = new SitingWork() {
            @Override
            public void improved(SitingProgress progress) {
                work.improved(new SitingProgress(
                        progress.hasSites(), progress.objective(), progress.bound(), below(progress.open(), sites)));
            }

            @Override
            public boolean stopped() {
                return work.stopped();
            }
        };
        SitingAnswer answer = new FlowSearch(flows, solver, lowerOnly, cost -> cost)
                .run("no %d sites of which %d are upper and that may stand together reach all demand"
                        .formatted(problem.p(), problem.q()));
        List<Integer> upper = answer.open().stream()
                .filter(slot -> slot >= sites)
                .map(slot -> slot - sites)
                .toList();
        return new HierarchyAnswer(
                new SitingAnswer(
                        answer.status(),
                        answer.objective(),
                        answer.bound(),
                        below(answer.open(), sites),
                        answer.reason(),
                        answer.engine(),
                        answer.work()),
                upper,
                true);
    }

    /** Returns both levels as one: points and slots of the lower level, then those of the upper. */
    private static FlowProblem flows(HierarchyProblem problem) {
        int sites = problem.sites();
        int points = problem.costs().points();
        long[] capacities = new long[2 * sites];
        Arrays.fill(capacities, Long.MAX_VALUE);
        int[][] reach =
                Arrays.copyOf(CapacitatedMedian.reach(problem.lower(), problem.costs(), problem.rules()), 2 * sites);
        int[][] upperReach = CapacitatedMedian.reach(problem.upper(), problem.costs(), upperRules(problem));
        long[] weights = Arrays.copyOf(problem.lower().weights(), 2 * points);
        System.arraycopy(problem.upper().weights(), 0, weights, points, points);
        for (int site = 0; site < sites; site++) {
            reach[sites + site] =
                    Arrays.stream(upperReach[site]).map(point -> points + point).toArray();
        }
        int[] noFloor = new int[2 * points];
        Arrays.fill(noFloor, -1);
        return FlowProblem.of(
                new TwoLevels(problem.rules(), problem.upperStatuses(), problem.p(), problem.q()),
                capacities,
                weights,
                reach,
                (slot, point) -> problem.costs().cost(slot % sites, point % points),
                false,
                noFloor,
                new long[0],
                true);
    }

    /**
     * Explains an answer. What an open site serves is of the lower level; what is lost without it is of both.
     *
     * @return by open site, ascending
     */
    public static List<SiteExplanation> explain(HierarchyProblem problem, List<Integer> open, List<Integer> upper) {
        Map<Integer, Long> served = new HashMap<>();
        for (SiteExplanation lower : MedianExplanation.of(level(problem, problem.lower(), open.size()), open)) {
            served.put(lower.site(), lower.served());
        }
        Map<Integer, SiteExplanation.Level> above = new HashMap<>();
        for (SiteExplanation one : MedianExplanation.of(level(problem, problem.upper(), upper.size()), upper)) {
            above.put(one.site(), new SiteExplanation.Level(one.served(), one.lost()));
        }
        List<Integer> slots = new ArrayList<>(open);
        upper.forEach(site -> slots.add(problem.sites() + site));
        return FlowExplanation.of(flows(problem), slots, served, cost -> cost).stream()
                .map(one -> one.withUpper(above.get(one.site())))
                .toList();
    }

    private static MedianProblem level(HierarchyProblem problem, Demand demand, int p) {
        return new MedianProblem(demand, problem.costs(), problem.rules(), p);
    }

    private static List<Integer> below(List<Integer> slots, int sites) {
        return slots.stream().filter(slot -> slot < sites).toList();
    }

    private static HierarchyAnswer fromTheTop(HierarchyProblem problem, MipSolver solver, SitingWork work) {
        List<Long> unbounded = new ArrayList<>();
        List<SiteStatus> lowerStatuses = new ArrayList<>(problem.rules().statuses());
        for (int site = 0; site < problem.sites(); site++) {
            unbounded.add(Long.MAX_VALUE);
        }
        // Its sites are not yet those of the whole, so nobody hears of it.
        SitingAnswer top = CapacitatedMedian.solve(
                new MedianProblem(problem.upper(), problem.costs(), upperRules(problem), problem.q()),
                unbounded,
                solver,
                silent(work));
        if (!top.hasSites()) {
            return new HierarchyAnswer(top, List.of(), false);
        }
        for (int site : top.open()) {
            lowerStatuses.set(site, SiteStatus.REQUIRED);
        }
        long above = top.objective();
        SitingWork whole = new SitingWork() {
            @Override
            public void improved(SitingProgress progress) {
                work.improved(new SitingProgress(
                        progress.hasSites(),
                        progress.hasSites() ? above + progress.objective() : 0,
                        top.bound() + progress.bound(),
                        progress.open()));
            }

            @Override
            public boolean stopped() {
                return work.stopped();
            }
        };
        SitingAnswer below = CapacitatedMedian.solve(
                new MedianProblem(
                        problem.lower(),
                        problem.costs(),
                        new SiteRules(lowerStatuses, problem.rules().conflicts()),
                        problem.p()),
                unbounded,
                solver,
                whole);
        SitingAnswer.Status status =
                top.status() == SitingAnswer.Status.FEASIBLE && below.status() == SitingAnswer.Status.OPTIMAL
                        ? SitingAnswer.Status.FEASIBLE
                        : below.status();
        return new HierarchyAnswer(
                new SitingAnswer(
                        status,
                        below.hasSites() ? above + below.objective() : 0,
                        top.bound() + below.bound(),
                        below.open(),
                        below.reason(),
                        below.engine(),
                        top.work() + below.work()),
                below.hasSites() ? top.open() : List.of(),
                false);
    }

    private static SitingWork silent(SitingWork work) {
        return new SitingWork() {
            @Override
            public void improved(SitingProgress progress) {}

            @Override
            public boolean stopped() {
                return work.stopped();
            }
        };
    }

    /** Returns the rules for upper sites: a site that may not be open, or is too near to one that must be, may not be upper either. */
    private static SiteRules upperRules(HierarchyProblem problem) {
        List<SiteStatus> statuses = new ArrayList<>(problem.upperStatuses());
        for (int site = 0; site < problem.sites(); site++) {
            if (problem.rules().status(site) == SiteStatus.FORBIDDEN) {
                statuses.set(site, SiteStatus.FORBIDDEN);
            }
        }
        for (SiteRules.Conflict conflict : problem.rules().conflicts()) {
            if (mustBeOpen(problem, conflict.first())) {
                statuses.set(conflict.second(), SiteStatus.FORBIDDEN);
            } else if (mustBeOpen(problem, conflict.second())) {
                statuses.set(conflict.first(), SiteStatus.FORBIDDEN);
            }
        }
        return new SiteRules(statuses, problem.rules().conflicts());
    }

    private static @Nullable String reason(HierarchyProblem problem) {
        for (int site = 0; site < problem.sites(); site++) {
            if (problem.upperStatuses().get(site) == SiteStatus.REQUIRED
                    && problem.rules().status(site) == SiteStatus.FORBIDDEN) {
                return "site %d is required as an upper site, but may not be open".formatted(site);
            }
        }
        for (SiteRules.Conflict conflict : problem.rules().conflicts()) {
            if (mustBeOpen(problem, conflict.first()) && mustBeOpen(problem, conflict.second())) {
                return "sites %d and %d are required and too near to each other"
                        .formatted(conflict.first(), conflict.second());
            }
        }
        String upper = CapacityReasons.count(upperRules(problem), problem.q());
        if (upper != null) {
            return "upper level: " + upper;
        }
        List<SiteStatus> open = new ArrayList<>(problem.rules().statuses());
        int openOnly = 0;
        for (int site = 0; site < open.size(); site++) {
            if (mustBeOpen(problem, site)) {
                open.set(site, SiteStatus.REQUIRED);
                openOnly += problem.upperStatuses().get(site) == SiteStatus.FORBIDDEN ? 1 : 0;
            }
        }
        String lower = CapacityReasons.count(new SiteRules(open, List.of()), problem.p());
        if (lower != null) {
            return "lower level: " + lower;
        }
        if (openOnly > problem.p() - problem.q()) {
            return "%d sites are required that may not be upper, but beside the %d upper ones there is room for %d"
                    .formatted(openOnly, problem.q(), problem.p() - problem.q());
        }
        String unreached = CapacitatedMedian.unreached(problem.lower(), problem.costs(), problem.rules());
        if (unreached != null) {
            return "lower level: " + unreached;
        }
        unreached = CapacitatedMedian.unreached(problem.upper(), problem.costs(), upperRules(problem));
        return unreached == null ? null : "upper level: " + unreached;
    }

    private static boolean mustBeOpen(HierarchyProblem problem, int site) {
        return problem.rules().status(site) == SiteStatus.REQUIRED
                || problem.upperStatuses().get(site) == SiteStatus.REQUIRED;
    }
}
