package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bound and what it fixes, at multipliers drawn by lot: searches on small problems would not show a bound that is too low. */
class CoverRelaxationTest {

    @Test
    void noSetEarnsMoreThanTheBoundAndNoBestSetIsFixedAway() {
        int fixed = 0;
        for (long seed = 0; seed < 600; seed++) {
            CoverCase small = CoverCase.random(seed, seed % 2 == 0);
            boolean second = seed % 3 == 0;
            CoverRows rows = CoverRows.of(small.problem(), second ? CoverRows.Kind.SECOND : CoverRows.Kind.FIRST);
            int room = small.p() - rows.required.length;
            if (room < 0 || rows.lostPoints > 0) {
                continue;
            }
            long best = -1;
            List<Integer> bestSets = new ArrayList<>();
            for (int set = 0; set < 1 << small.problem().sites(); set++) {
                long earned = earned(small, set, second);
                if (earned > best) {
                    best = earned;
                    bestSets.clear();
                }
                if (earned == best && earned >= 0) {
                    bestSets.add(set);
                }
            }
            if (best < 0) {
                continue; // a bound below every answer is right where there is none
            }
            CoverRelaxation relaxation = new CoverRelaxation(rows, CoverCliques.of(rows.conflicts), room);
            Random random = new Random(seed);
            for (int zone = 0; zone < rows.floors.length; zone++) {
                relaxation.raises[zone] = random.nextInt(3) * relaxation.scale / 2;
            }
            for (int clique = 0; clique < relaxation.prices.length; clique++) {
                relaxation.prices[clique] = (long) (random.nextDouble() * 1000 * relaxation.scale);
            }
            relaxation.settle();
            double damp = random.nextDouble();
            for (int row = 0; row < rows.rows(); row++) {
                relaxation.propose(row, damp * (random.nextBoolean() ? 1 : random.nextDouble()) * relaxation.pays(row));
            }

            assertThat(rows.base + relaxation.evaluate()).as("seed %d", seed).isGreaterThanOrEqualTo(best);
            fixed += relaxation.fix(best - 1 - rows.base);
            for (int site = 0; site < rows.sites(); site++) {
                for (int set : bestSets) {
                    boolean open = (set >> rows.ids[site] & 1) == 1;
                    assertThat(relaxation.states[site])
                            .as("seed %d, site %d", seed, rows.ids[site])
                            .isNotEqualTo(open ? CoverRelaxation.CLOSED : CoverRelaxation.OPEN);
                }
            }
        }
        assertThat(fixed).isGreaterThan(100);
    }

    private static long earned(CoverCase small, int set, boolean second) {
        if (!small.allowed(set) || Integer.bitCount(set) > small.p()) {
            return -1;
        }
        if (second) {
            return small.coversAll(set) ? small.covered(set, 2) : -1;
        }
        return small.floorsHold(set) ? small.covered(set, 1) : -1;
    }
}
