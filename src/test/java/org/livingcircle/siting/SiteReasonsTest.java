package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingcircle.siting.SiteExplanation.Closest;
import org.livingcircle.siting.SiteExplanation.Level;
import org.livingcircle.siting.SiteExplanation.Told;

/** Why sites are open, of the models with capacities and levels and those of the longest and the shortest way. */
class SiteReasonsTest {

    private static final int PROBLEMS = 300;

    /**
     * Cells of 10 and 6; sites 0 and 3 reach the first, 1 both, 2 the second; each takes 6, site 3 only 4. Sites 0 and 1 serve 12: without
     * capacities either would lose nothing or little, with them both lose 6.
     */
    @Test
    void coveringWithCapacities() {
        CoveringProblem problem =
                CoveringProblem.of(Demand.of(10, 6), new int[][] {{0}, {0, 1}, {1}, {0}}, SiteRules.free(4));

        List<SiteExplanation> explained = CapacitatedCovering.explain(
                problem, List.of(6L, 6L, 6L, 4L), List.of(0, 1), List.of(new Flow(0, 0, 6), new Flow(1, 1, 6)));

        assertThat(explained)
                .containsExactly(
                        // site 1 and site 2 fill up; site 3 takes 4 only
                        new SiteExplanation(0, 6, 6L, 6L, 2, 12L, List.of(2)),
                        new SiteExplanation(1, 6, 6L, 6L, 2, 12L, List.of(2)));
    }

    /** Sites 0 and 1 take 6 and 9 of 15 people: neither can go. Costs 17, see CapacitySitingTest. */
    @Test
    void medianWithCapacities() {
        MedianProblem problem = new MedianProblem(
                Demand.of(10, 5), SiteCosts.of(2, new int[][] {{0, 9}, {3, 1}, {4, 4}}), SiteRules.free(3), 2);
        List<Long> capacities = List.of(6L, 9L, 9L);

        List<SiteExplanation> explained = CapacitatedMedian.explain(
                problem, capacities, List.of(0, 1), List.of(new Flow(0, 0, 6), new Flow(0, 1, 4), new Flow(1, 1, 5)));

        assertThat(explained)
                .containsExactly(
                        // 5 x 1, 4 x 3 and then site 1 is full: 6 x 4
                        new SiteExplanation(0, 6, null, null, 2, 41L, List.of()),
                        // 6 x 0, 4 x 4 and 5 x 4
                        new SiteExplanation(1, 9, null, null, 2, 36L, List.of()));
    }

    /** People at 0, 1 and 5 of a road, and a place at 9 where nobody lives; sites at 0, 5 and 9. */
    @Test
    void centreOnARoad() {
        MedianProblem road = new MedianProblem(
                Demand.of(1, 1, 1, 0),
                SiteCosts.of(4, new int[][] {{0, 1, 5, 9}, {5, 4, 0, 4}, {9, 8, 4, 0}}),
                SiteRules.free(3),
                2);

        assertThat(CentreExplanation.of(road, List.of(0, 1)))
                .containsExactly(
                        new SiteExplanation(0, 2, 4L, 4L, 2, 5L, List.of(), 1L, null, null, Told.ALL),
                        new SiteExplanation(1, 1, 4L, 4L, 2, 4L, List.of(), 0L, null, null, Told.ALL));
    }

    /** Sites at 0, 4, 10 and 11 of a road, the first three open: 0 and 4 hold the distance down, 10 does not. */
    @Test
    void dispersionOnARoad() {
        int[] at = {0, 4, 10, 11};
        int[][] between = new int[4][4];
        for (int site = 0; site < 4; site++) {
            for (int other = 0; other < 4; other++) {
                between[site][other] = Math.abs(at[site] - at[other]);
            }
        }

        assertThat(DispersionExplanation.of(new DispersionProblem(between, SiteRules.free(4), 3), List.of(0, 1, 2)))
                .containsExactly(
                        apart(0, -2, 3, 1, List.of(), new Closest(1, 4)),
                        apart(1, -6, 3, 1, List.of(), new Closest(0, 4)),
                        apart(2, 0, 3, 4, List.of(3), new Closest(1, 6)));
    }

    private static SiteExplanation apart(
            int site, long lost, int runnerUp, long objective, List<Integer> ties, Closest closest) {
        return new SiteExplanation(site, 0, null, lost, runnerUp, objective, ties, null, closest, null, Told.ALL);
    }

    /** Sites and points in a row, 10 apart; 50, 30 and 1 people, of whom 10, 0 and 9 want the upper level, which the middle one has. */
    @Test
    void bothLevelsHaveReasons() {
        HierarchyProblem problem = new HierarchyProblem(
                Demand.of(50, 30, 1),
                Demand.of(10, 0, 9),
                SiteCosts.of(3, new int[][] {{0, 10, 20}, {10, 0, 10}, {20, 10, 0}}),
                SiteRules.free(3),
                List.of(SiteStatus.CANDIDATE, SiteStatus.CANDIDATE, SiteStatus.CANDIDATE),
                2,
                1);

        assertThat(Hierarchy.explain(problem, List.of(0, 1), List.of(1)))
                .containsExactly(
                        // 50 walk 10; with site 2 instead the 1 there walks no more, and the upper 190 stay
                        new SiteExplanation(0, 50, 500L, 500L, 2, 690L, List.of()),
                        // nobody else is upper; site 2 in both roles: 30 x 10, and 10 x 20 above
                        new SiteExplanation(
                                1, 31, null, null, 2, 500L, List.of(), null, null, new Level(19, null), Told.ALL));
    }

    @Test
    void capacitatedCoveringAgainstEveryExchange() {
        int explained = 0;
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            RandomProblems random = new RandomProblems(seed);
            CoveringProblem problem = random.covering();
            List<Long> capacities =
                    random.capacities(problem.sites(), 2, problem.demand().total());
            List<Integer> open = open(random, problem.rules());
            List<Flow> flows = CapacitatedCovering.serve(problem, capacities, open);
            if (open.isEmpty() || flows == null) {
                continue;
            }
            List<SiteExplanation> reasons = CapacitatedCovering.explain(problem, capacities, open, flows);
            new Check(seed, problem.rules(), open, true, set -> Enumeration.served(problem, capacities, set))
                    .of(reasons);
            explained += reasons.size();
        }
        assertThat(explained).isGreaterThan(PROBLEMS);
    }

    @Test
    void capacitatedMedianAgainstEveryExchange() {
        int explained = 0;
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            RandomProblems random = new RandomProblems(seed);
            MedianProblem problem = random.median();
            List<Long> capacities =
                    random.capacities(problem.sites(), 2, problem.demand().total());
            List<Integer> open = open(random, problem.rules());
            List<Flow> flows = CapacitatedMedian.serve(problem, capacities, open);
            if (open.isEmpty() || flows == null) {
                continue;
            }
            List<SiteExplanation> reasons = CapacitatedMedian.explain(problem, capacities, open, flows);
            new Check(seed, problem.rules(), open, false, set -> Enumeration.cheapest(problem, capacities, set))
                    .of(reasons);
            explained += reasons.size();
        }
        assertThat(explained).isGreaterThan(PROBLEMS / 4);
    }

    @Test
    void centreAgainstEveryExchange() {
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            RandomProblems random = new RandomProblems(seed);
            MedianProblem problem = random.median();
            List<Integer> open = open(random, problem.rules());
            if (open.isEmpty() || radius(problem, open).isEmpty()) {
                continue;
            }
            new Check(seed, problem.rules(), open, false, set -> radius(problem, set))
                    .of(CentreExplanation.of(problem, open));
        }
    }

    private static OptionalLong radius(MedianProblem problem, List<Integer> open) {
        long radius = 0;
        for (int point = 0; point < problem.demand().size(); point++) {
            int of = point;
            int cost = open.stream()
                    .mapToInt(site -> problem.costs().cost(site, of))
                    .min()
                    .orElse(SiteCosts.UNREACHED);
            if (problem.demand().weight(point) > 0 && cost == SiteCosts.UNREACHED) {
                return OptionalLong.empty();
            }
            radius = problem.demand().weight(point) > 0 ? Math.max(radius, cost) : radius;
        }
        return OptionalLong.of(radius);
    }

    @Test
    void dispersionAgainstEveryExchange() {
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            RandomProblems random = new RandomProblems(seed);
            SiteRules rules = random.rules(random.between(2, 8));
            int[][] between = new int[rules.size()][rules.size()];
            for (int site = 0; site < between.length; site++) {
                for (int other = 0; other < site; other++) {
                    between[site][other] = random.between(0, 9);
                    between[other][site] = between[site][other];
                }
            }
            List<Integer> open = open(random, rules);
            if (open.size() > 1) {
                new Check(seed, rules, open, true, set -> shortest(between, set))
                        .of(DispersionExplanation.of(new DispersionProblem(between, rules, open.size()), open));
            }
        }
    }

    private static OptionalLong shortest(int[][] between, List<Integer> open) {
        return open.stream()
                .flatMapToLong(
                        site -> open.stream().filter(other -> other < site).mapToLong(other -> between[site][other]))
                .min();
    }

    @Test
    void hierarchyAgainstEveryExchange() {
        int explained = 0;
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            RandomProblems random = new RandomProblems(seed);
            HierarchyProblem problem = random.hierarchy();
            List<Integer> open = open(random, problem.rules());
            List<Integer> upper = open.stream()
                    .filter(site -> problem.upperStatuses().get(site) != SiteStatus.FORBIDDEN)
                    .limit(2)
                    .toList();
            if (upper.isEmpty()
                    || problem.upperStatuses().contains(SiteStatus.REQUIRED)
                    || Enumeration.levels(problem, open, upper).isEmpty()) {
                continue;
            }
            HierarchyProblem asked = new HierarchyProblem(
                    problem.lower(),
                    problem.upper(),
                    problem.costs(),
                    problem.rules(),
                    problem.upperStatuses(),
                    open.size(),
                    upper.size());
            List<SiteExplanation> reasons = Hierarchy.explain(asked, open, upper);
            for (SiteExplanation one : reasons) {
                int gone = one.site();
                Check check = new Check(seed, problem.rules(), open, false, set -> {
                    // whoever came in has the roles of the one that went
                    List<Integer> above = new ArrayList<>(upper);
                    if (above.remove((Integer) gone)) {
                        set.stream().filter(site -> !open.contains(site)).forEach(above::add);
                    }
                    return above.stream()
                                    .anyMatch(site -> problem.upperStatuses().get(site) == SiteStatus.FORBIDDEN)
                            ? OptionalLong.empty()
                            : Enumeration.levels(problem, set, above);
                });
                check.of(one, Enumeration.levels(problem, open, upper).getAsLong());
                explained++;
            }
            for (SiteExplanation one : reasons) {
                Level level = one.upper();
                assertThat(level != null).as("seed %d", seed).isEqualTo(upper.contains(one.site()));
                if (level != null) {
                    List<Integer> others = new ArrayList<>(upper);
                    others.remove((Integer) one.site());
                    OptionalLong left = Enumeration.nearest(problem.upper(), problem.costs(), others);
                    long all = Enumeration.nearest(problem.upper(), problem.costs(), upper)
                            .getAsLong();
                    assertThat(level.lost())
                            .as("seed %d", seed)
                            .isEqualTo(left.isEmpty() ? null : (Long) (left.getAsLong() - all));
                }
            }
        }
        assertThat(explained).isGreaterThan(PROBLEMS / 4);
    }

    /** What the work does not reach is not told, and never told wrongly. */
    @Test
    void withoutWorkNothingIsTold() {
        Map<Told, Integer> told = new EnumMap<>(Told.class);
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            RandomProblems random = new RandomProblems(seed);
            CoveringProblem problem = random.covering();
            List<Integer> open = open(random, problem.rules());
            List<Long> capacities =
                    random.capacities(problem.sites(), 2, problem.demand().total());
            FlowProblem flows = CapacitatedCovering.flows(
                    problem, capacities, new OneLevel(problem.rules(), open.size(), true), true);
            if (open.isEmpty() || Transport.of(flows, ints(open)) == null) {
                continue;
            }
            List<SiteExplanation> all = explain(flows, open, Long.MAX_VALUE / 2);
            for (long most = 1; most < 1 << 12; most *= 2) {
                List<SiteExplanation> some = explain(flows, open, most);
                for (int place = 0; place < open.size(); place++) {
                    SiteExplanation one = some.get(place);
                    SiteExplanation whole = all.get(place);
                    boolean losses = one.told() != Told.NOTHING;
                    boolean everything = one.told() == Told.ALL;
                    assertThat(one)
                            .as("seed %d, %d steps", seed, most)
                            .isEqualTo(new SiteExplanation(
                                    whole.site(),
                                    0,
                                    losses ? whole.added() : null,
                                    losses ? whole.lost() : null,
                                    everything ? whole.runnerUp() : null,
                                    everything ? whole.runnerUpObjective() : null,
                                    everything ? whole.ties() : List.of(),
                                    null,
                                    null,
                                    null,
                                    one.told()));
                    told.merge(one.told(), 1, Integer::sum);
                }
            }
        }
        assertThat(told).containsOnlyKeys(Told.values());
    }

    private static List<SiteExplanation> explain(FlowProblem flows, List<Integer> open, long mostSteps) {
        return FlowExplanation.of(flows, open, Map.of(), refused -> -refused, mostSteps);
    }

    private static int[] ints(List<Integer> open) {
        return open.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns up to three sites that may be open together, required ones among them; none where there are more. */
    private static List<Integer> open(RandomProblems random, SiteRules rules) {
        List<List<Integer>> sets = Enumeration.sets(rules).stream()
                .filter(set -> !set.isEmpty() && set.size() <= 3)
                .toList();
        return sets.isEmpty() ? List.of() : sets.get(random.between(0, sets.size() - 1));
    }

    /** Compares reasons with the worth of every set that one exchange leads to. */
    private record Check(
            long seed,
            SiteRules rules,
            List<Integer> open,
            boolean maximises,
            Function<List<Integer>, OptionalLong> worth) {

        void of(List<SiteExplanation> reasons) {
            assertThat(reasons)
                    .extracting(SiteExplanation::site)
                    .as("seed %d", seed)
                    .isEqualTo(open);
            reasons.forEach(one -> of(one, worth.apply(open).orElseThrow()));
        }

        void of(SiteExplanation one, long now) {
            List<Integer> others = new ArrayList<>(open);
            others.remove((Integer) one.site());
            OptionalLong left = worth.apply(others);
            assertThat(one.lost())
                    .as("seed %d, lost without %d", seed, one.site())
                    .isEqualTo(
                            left.isEmpty()
                                    ? null
                                    : (Long) (maximises ? now - left.getAsLong() : left.getAsLong() - now));
            Long best = null;
            List<Integer> ties = new ArrayList<>();
            List<Integer> bests = new ArrayList<>();
            for (int site = 0; site < rules.size(); site++) {
                Long value = swapped(one.site(), site, others);
                if (value != null) {
                    if (value == now) {
                        ties.add(site);
                    }
                    if (best == null || (maximises ? value > best : value < best)) {
                        best = value;
                        bests.clear();
                    }
                    if (value.equals(best)) {
                        bests.add(site);
                    }
                }
            }
            assertThat(one.runnerUpObjective())
                    .as("seed %d, in the place of %d", seed, one.site())
                    .isEqualTo(best);
            if (best == null) {
                assertThat(one.runnerUp()).as("seed %d", seed).isNull();
            } else {
                assertThat(bests).as("seed %d", seed).contains(one.runnerUp());
            }
            assertThat(one.ties()).as("seed %d, ties of %d", seed, one.site()).isEqualTo(ties);
            assertThat(one.told()).as("seed %d", seed).isEqualTo(Told.ALL);
        }

        private @Nullable Long swapped(int out, int in, List<Integer> others) {
            if (open.contains(in)
                    || rules.status(in) != SiteStatus.CANDIDATE
                    || rules.status(out) == SiteStatus.REQUIRED) {
                return null;
            }
            List<Integer> set = new ArrayList<>(others);
            set.add(in);
            set.sort(null);
            boolean near = rules.conflicts().stream()
                    .anyMatch(conflict -> set.contains(conflict.first()) && set.contains(conflict.second()));
            OptionalLong value = near ? OptionalLong.empty() : worth.apply(set);
            return value.isEmpty() ? null : (Long) value.getAsLong();
        }
    }
}
