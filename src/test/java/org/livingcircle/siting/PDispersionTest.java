package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livingcircle.siting.SitingWork.UNTIL_PROVEN;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PDispersionTest {

    private static final int[] ROAD = {0, 1, 2, 6, 12};

    @ParameterizedTest
    @CsvSource({"2, 12", "3, 6", "4, 2", "5, 1"})
    void keepsSitesApart(int p, long cost) {
        SitingAnswer answer = PDispersion.solve(new DispersionProblem(road(), SiteRules.free(5), p), UNTIL_PROVEN);

        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.OPTIMAL);
        assertThat(answer.objective()).isEqualTo(cost);
        assertThat(answer.open()).hasSize(p);
    }

    private static int[][] road() {
        int[][] between = new int[ROAD.length][ROAD.length];
        for (int from = 0; from < ROAD.length; from++) {
            for (int to = 0; to < ROAD.length; to++) {
                between[from][to] = Math.abs(ROAD[from] - ROAD[to]);
            }
        }
        return between;
    }

    @Test
    void keepsRequiredSites() {
        var statuses = List.of(
                SiteStatus.CANDIDATE,
                SiteStatus.REQUIRED,
                SiteStatus.CANDIDATE,
                SiteStatus.CANDIDATE,
                SiteStatus.FORBIDDEN);

        SitingAnswer answer =
                PDispersion.solve(new DispersionProblem(road(), new SiteRules(statuses, List.of()), 2), UNTIL_PROVEN);

        assertThat(answer.open()).containsExactly(1, 3);
        assertThat(answer.objective()).isEqualTo(5);
    }

    @Test
    void refusesCostsThatDifferByDirection() {
        assertThatThrownBy(() -> new DispersionProblem(new int[][] {{0, 1}, {2, 0}}, SiteRules.free(2), 2))
                .hasMessage("between sites 1 and 0 the cost is 2, and back 1");
    }

    @Test
    void findsTheBestOfAllSets() {
        for (long seed = 0; seed < 300; seed++) {
            CoverCase small = CoverCase.random(seed, false);
            Random random = new Random(seed);
            SiteRules rules = small.problem().rules();
            int sites = rules.size();
            int p = 2 + random.nextInt(4);
            int[][] between = new int[sites][sites];
            int most = seed % 3 == 0 ? 1_000_000 : 12;
            for (int site = 0; site < sites; site++) {
                for (int other = 0; other < site; other++) {
                    between[site][other] = random.nextInt(15) == 0 ? SiteCosts.UNREACHED : random.nextInt(most);
                    between[other][site] = between[site][other];
                }
            }
            long best = -1;
            for (int set = 0; set < 1 << sites; set++) {
                if (small.allowed(set) && Integer.bitCount(set) == p) {
                    best = Math.max(best, smallest(between, set));
                }
            }

            SitingAnswer answer = PDispersion.solve(new DispersionProblem(between, rules, p), UNTIL_PROVEN);

            String as = "seed " + seed;
            if (best < 0) {
                assertThat(answer.status()).as(as).isEqualTo(SitingAnswer.Status.INFEASIBLE);
                assertThat(answer.reason()).as(as).isNotBlank();
                continue;
            }
            assertThat(answer.status()).as(as).isEqualTo(SitingAnswer.Status.OPTIMAL);
            assertThat(answer.objective()).as(as).isEqualTo(best).isEqualTo(answer.bound());
            int set = CoverCase.set(answer.open());
            assertThat(small.allowed(set)).as(as).isTrue();
            assertThat(answer.open()).as(as).hasSize(p);
            assertThat(smallest(between, set)).as(as).isEqualTo(best);
        }
    }

    private static long smallest(int[][] between, int set) {
        long smallest = Long.MAX_VALUE;
        for (int site = 0; site < between.length; site++) {
            for (int other = 0; other < site; other++) {
                if ((set >> site & 1) == 1 && (set >> other & 1) == 1) {
                    smallest = Math.min(smallest, between[site][other]);
                }
            }
        }
        return smallest;
    }
}
