package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingcircle.siting.SitingAnswer.Status;

/** Right answers are agreed to; an answer with one thing wrong is told which. */
class SitingVerifierTest {

    /** Sites 0 to 3; site 2 is required, site 3 forbidden, 0 and 1 too near to each other. */
    private static final SiteRules RULES = new SiteRules(
            List.of(SiteStatus.CANDIDATE, SiteStatus.CANDIDATE, SiteStatus.REQUIRED, SiteStatus.FORBIDDEN),
            List.of(new SiteRules.Conflict(0, 1)));

    private static final Demand DEMAND = Demand.of(new long[] {5, 7, 0, 11}, new int[] {0, 0, 1, 1}, 2);

    private static final CoveringProblem COVERING =
            new CoveringProblem(DEMAND, new int[][] {{0, 1}, {1}, {1, 3}, {0, 1, 2, 3}}, RULES, List.of(8L, 2L));

    private static final MedianProblem MEDIAN = new MedianProblem(
            DEMAND,
            SiteCosts.of(4, new int[][] {
                {1, 4, 9, SiteCosts.UNREACHED}, {6, 2, 9, 9}, {SiteCosts.UNREACHED, 3, 9, 1}, {0, 0, 0, 0}
            }),
            RULES,
            2);

    private static final List<Long> CAPACITIES = List.of(6L, 100L, 12L, 100L);

    private static SitingAnswer answer(Status status, long objective, long bound, Integer... open) {
        return new SitingAnswer(status, objective, bound, List.of(open), null, "by hand", 0);
    }

    private static SitingAnswer optimal(long objective, Integer... open) {
        return answer(Status.OPTIMAL, objective, objective, open);
    }

    private static void refused(SitingVerdict verdict, String words) {
        assertThat(verdict.words()).isEqualTo(words);
        assertThat(verdict.agrees()).isFalse();
    }

    @Test
    void agreesToRightAnswers() {
        assertThat(SitingVerifier.setCovering(COVERING, optimal(2, 0, 2))).isEqualTo(SitingVerdict.agrees(2));
        assertThat(SitingVerifier.coveringShare(COVERING, 20, optimal(2, 0, 2))).isEqualTo(SitingVerdict.agrees(2));
        assertThat(SitingVerifier.backupCovering(COVERING, optimal(7, 0, 2))).isEqualTo(SitingVerdict.agrees(7));
        assertThat(SitingVerifier.maximalCovering(COVERING, 3, optimal(23, 0, 2)))
                .isEqualTo(SitingVerdict.agrees(23));
        assertThat(SitingVerifier.median(MEDIAN, optimal(5 + 21 + 11, 0, 2))).isEqualTo(SitingVerdict.agrees(37));
        assertThat(SitingVerifier.centre(MEDIAN, optimal(3, 0, 2))).isEqualTo(SitingVerdict.agrees(3));
    }

    @Test
    void looksAtSitesFirst() {
        refused(
                SitingVerifier.median(MEDIAN, new SitingAnswer(Status.UNKNOWN, 0, 0, List.of(), null, "by hand", 0)),
                "there is no answer to verify");
        refused(SitingVerifier.median(MEDIAN, optimal(37, 0, 2, 9)), "site 9 does not exist");
        refused(SitingVerifier.median(MEDIAN, optimal(37, 2, 2)), "site 2 is open twice");
        refused(SitingVerifier.median(MEDIAN, optimal(37, 2, 3)), "site 3 is open, but forbidden");
        refused(SitingVerifier.median(MEDIAN, optimal(37, 0)), "site 2 is not open, but required");
        refused(
                SitingVerifier.median(MEDIAN, optimal(37, 0, 1, 2)),
                "sites 0 and 1 are open, but too near to each other");
        refused(SitingVerifier.median(MEDIAN, optimal(37, 2)), "1 sites are open, not 2");
        refused(SitingVerifier.maximalCovering(COVERING, 1, optimal(23, 0, 2)), "2 sites are open, more than 1");
    }

    @Test
    void looksAtCover() {
        refused(SitingVerifier.setCovering(COVERING, optimal(2, 1, 2)), "zone 0 is served 7, below its floor of 8");
        CoveringProblem noFloors = CoveringProblem.of(DEMAND, COVERING.covers(), RULES);
        refused(
                SitingVerifier.setCovering(noFloors, optimal(2, 1, 2)),
                "the sites cover a weight of 18, at least 23 was asked");
        refused(
                SitingVerifier.coveringShare(noFloors, 19, optimal(2, 1, 2)),
                "the sites cover a weight of 18, at least 19 was asked");
        refused(SitingVerifier.backupCovering(noFloors, optimal(7, 1, 2)), "a weight of 5 is covered by no site");
    }

    @Test
    void looksAtObjectiveAndBound() {
        refused(SitingVerifier.setCovering(COVERING, optimal(1, 0, 2)), "the objective is 2, not 1");
        refused(SitingVerifier.backupCovering(COVERING, optimal(8, 0, 2)), "the objective is 7, not 8");
        refused(SitingVerifier.maximalCovering(COVERING, 2, optimal(24, 0, 2)), "the objective is 23, not 24");
        refused(SitingVerifier.median(MEDIAN, optimal(36, 0, 2)), "the objective is 37, not 36");
        refused(SitingVerifier.centre(MEDIAN, optimal(4, 0, 2)), "the objective is 3, not 4");
        refused(
                SitingVerifier.median(MEDIAN, answer(Status.FEASIBLE, 37, 38, 0, 2)),
                "the bound 38 cannot stand beside an objective of 37");
        refused(
                SitingVerifier.maximalCovering(COVERING, 2, answer(Status.FEASIBLE, 23, 22, 0, 2)),
                "the bound 22 cannot stand beside an objective of 23");
        refused(
                SitingVerifier.median(MEDIAN, answer(Status.OPTIMAL, 37, 36, 0, 2)),
                "the bound 36 cannot stand beside an objective of 37");
        assertThat(SitingVerifier.median(MEDIAN, answer(Status.FEASIBLE, 37, 36, 0, 2))
                        .agrees())
                .isTrue();
    }

    @Test
    void looksAtReach() {
        SitingAnswer answer = optimal(1, 1, 2);
        MedianProblem far = new MedianProblem(
                DEMAND,
                SiteCosts.of(4, new int[][] {
                    {0, 0, 0, 0}, {SiteCosts.UNREACHED, 1, 1, 1}, {SiteCosts.UNREACHED, 1, 1, 1}, {0, 0, 0, 0}
                }),
                RULES,
                2);
        refused(SitingVerifier.median(far, answer), "no open site reaches point 0");
        refused(SitingVerifier.centre(far, answer), "no open site reaches point 0");
    }

    @Test
    void looksAtFlowsToCoveringSites() {
        List<Flow> flows = List.of(new Flow(0, 0, 5), new Flow(1, 0, 1), new Flow(1, 2, 2), new Flow(3, 2, 10));
        SitingAnswer answer = optimal(18, 0, 2);
        assertThat(SitingVerifier.capacitatedCovering(COVERING, CAPACITIES, 2, answer, flows))
                .isEqualTo(SitingVerdict.agrees(18));

        refused(covering(answer, null), "the sites cannot serve what they must within their capacities");
        refused(covering(answer, with(flows, 0, new Flow(0, 1, 5))), "site 1 serves, but is not open");
        refused(covering(answer, with(flows, 1, new Flow(1, 0, 2))), "site 0 serves 7, but can take only 6");
        refused(
                covering(answer, with(flows, 0, new Flow(0, 0, -5))),
                flows.get(0).toString().replace("5", "-5") + " is no flow");
        refused(
                covering(answer, with(with(flows, 0, new Flow(0, 0, 0)), 1, new Flow(1, 0, 6))),
                "point 1 is served 8, but weighs only 7");
        refused(
                covering(answer, with(flows, 3, new Flow(0, 2, 0))),
                "site 2 serves point 0, which lies beyond its limit");
        refused(covering(answer, with(flows, 1, new Flow(1, 0, 0))), "zone 0 is served 7, below its floor of 8");
        refused(covering(optimal(19, 0, 2), flows), "the objective is 18, not 19");
    }

    private static SitingVerdict covering(SitingAnswer answer, @Nullable List<Flow> flows) {
        return SitingVerifier.capacitatedCovering(COVERING, CAPACITIES, 2, answer, flows);
    }

    private static List<Flow> with(List<Flow> flows, int at, Flow flow) {
        List<Flow> changed = new ArrayList<>(flows);
        changed.set(at, flow);
        return changed;
    }

    @Test
    void looksAtFlowsToMedians() {
        List<Long> capacities = List.of(11L, 0L, 12L, 0L);
        List<Flow> flows = List.of(new Flow(0, 0, 5), new Flow(1, 0, 6), new Flow(1, 2, 1), new Flow(3, 2, 11));
        SitingAnswer answer = optimal(5 + 24 + 3 + 11, 0, 2);
        assertThat(SitingVerifier.capacitatedMedian(MEDIAN, capacities, answer, flows))
                .isEqualTo(SitingVerdict.agrees(43));

        refused(
                SitingVerifier.capacitatedMedian(MEDIAN, capacities, answer, with(flows, 1, new Flow(1, 0, 5))),
                "a weight of 22 is served of 23");
        refused(
                SitingVerifier.capacitatedMedian(MEDIAN, capacities, answer, with(flows, 2, new Flow(0, 2, 0))),
                "site 2 serves point 0, which it does not reach");
        refused(
                SitingVerifier.capacitatedMedian(MEDIAN, capacities, optimal(42, 0, 2), flows),
                "the objective is 43, not 42");
        refused(
                SitingVerifier.capacitatedMedian(MEDIAN, List.of(10L, 0L, 12L, 0L), answer, flows),
                "site 0 serves 11, but can take only 10");
    }

    @Test
    void looksAtDistancesBetweenSites() {
        int[][] between = {{0, 4, 6}, {4, 0, 5}, {6, 5, 0}};
        SiteRules free = SiteRules.free(3);
        assertThat(SitingVerifier.dispersion(between, free, 2, optimal(6, 0, 2)))
                .isEqualTo(SitingVerdict.agrees(6));
        assertThat(SitingVerifier.dispersion(between, free, 3, optimal(4, 0, 1, 2)))
                .isEqualTo(SitingVerdict.agrees(4));
        refused(SitingVerifier.dispersion(between, free, 3, optimal(5, 0, 1, 2)), "the objective is 4, not 5");
        refused(SitingVerifier.dispersion(between, free, 3, optimal(6, 0, 2)), "2 sites are open, not 3");
    }

    @Test
    void looksAtBothLevels() {
        HierarchyProblem problem = new HierarchyProblem(
                Demand.of(5, 7),
                Demand.of(1, 2),
                SiteCosts.of(2, new int[][] {{1, 4}, {6, 2}, {9, 9}}),
                SiteRules.free(3),
                List.of(SiteStatus.CANDIDATE, SiteStatus.FORBIDDEN, SiteStatus.CANDIDATE),
                2,
                1);
        long objective = 5 + 14 + 1 + 8;
        assertThat(SitingVerifier.hierarchy(problem, new HierarchyAnswer(optimal(objective, 0, 1), List.of(0), true)))
                .isEqualTo(SitingVerdict.agrees(28));
        refused(
                SitingVerifier.hierarchy(problem, new HierarchyAnswer(optimal(27, 0, 1), List.of(0), true)),
                "the objective is 28, not 27");
        refused(
                SitingVerifier.hierarchy(problem, new HierarchyAnswer(optimal(28, 0, 1), List.of(1), true)),
                "upper level: site 1 is open, but forbidden");
        refused(
                SitingVerifier.hierarchy(problem, new HierarchyAnswer(optimal(28, 0, 1), List.of(2), true)),
                "an upper site is not open");
        refused(
                SitingVerifier.hierarchy(problem, new HierarchyAnswer(optimal(28, 0, 1), List.of(0, 2), true)),
                "upper level: 2 sites are open, not 1");
        refused(
                SitingVerifier.hierarchy(problem, new HierarchyAnswer(optimal(28, 0), List.of(0), true)),
                "1 sites are open, not 2");
    }
}
