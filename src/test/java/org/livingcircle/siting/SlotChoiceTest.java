package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a bound settles: every slot that no better choice uses, or leaves unused, and no other. Spacing is left out of bounds. */
class SlotChoiceTest {

    private static final int PROBLEMS = 300;

    @Test
    void oneLevelSettlesWhatNoBetterChoiceDoesOtherwise() {
        int settled = 0;
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            RandomProblems random = new RandomProblems(seed);
            int sites = random.between(1, 7);
            SiteRules rules = new SiteRules(random.statuses(sites), List.of());
            int least = Math.max(1, rules.count(SiteStatus.REQUIRED));
            int p = random.between(least, least + 2);
            OneLevel choice = new OneLevel(rules, p, false);
            long[] values = values(random, sites);
            boolean[] used = new boolean[sites];
            long bound = choice.cheapest(values, used);
            long limit = bound + random.between(1, 8);
            byte[] fixed = new byte[sites];
            choice.settle(values, used, bound, limit, fixed);

            boolean[] mayBeUsed = new boolean[sites];
            boolean[] mayBeUnused = new boolean[sites];
            for (int set = 0; set < 1 << sites; set++) {
                long sum = 0;
                boolean allowed = Integer.bitCount(set) <= p;
                for (int site = 0; site < sites; site++) {
                    boolean open = (set >> site & 1) == 1;
                    sum += open ? values[site] : 0;
                    allowed &= open ? choice.mayUse(site) : !choice.mustUse(site);
                }
                note(set, allowed && sum < limit, mayBeUsed, mayBeUnused);
            }
            for (int site : rules.sites(SiteStatus.CANDIDATE)) {
                assertThat(fixed[site])
                        .as("seed %d, site %d", seed, site)
                        .isEqualTo(expected(mayBeUsed[site], mayBeUnused[site]));
                settled += Math.abs(fixed[site]);
            }
        }
        assertThat(settled).isGreaterThan(PROBLEMS);
    }

    @Test
    void twoLevelsSettleWhatNoBetterChoiceDoesOtherwise() {
        int settled = 0;
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            RandomProblems random = new RandomProblems(seed);
            int sites = random.between(1, 5);
            SiteRules rules = new SiteRules(random.statuses(sites), List.of());
            int p = random.between(1, sites);
            int q = random.between(1, p);
            TwoLevels choice = new TwoLevels(rules, random.statuses(sites), p, q);
            long[] values = values(random, 2 * sites);
            long best = Long.MAX_VALUE;
            for (int set = 0; set < 1 << (2 * sites); set++) {
                best = choice.allows(slots(set, 2 * sites)) ? Math.min(best, sum(set, values)) : best;
            }
            if (best == Long.MAX_VALUE) {
                continue; // no choice, nothing to settle
            }
            boolean[] used = new boolean[2 * sites];
            long bound = choice.cheapest(values, used);
            assertThat(bound).as("seed %d", seed).isEqualTo(best);
            long limit = bound + random.between(1, 8);
            byte[] fixed = new byte[2 * sites];
            choice.settle(values, used, bound, limit, fixed);

            boolean[] mayBeUsed = new boolean[2 * sites];
            boolean[] mayBeUnused = new boolean[2 * sites];
            for (int set = 0; set < 1 << (2 * sites); set++) {
                boolean better = choice.allows(slots(set, 2 * sites)) && sum(set, values) < limit;
                note(set, better, mayBeUsed, mayBeUnused);
            }
            for (int slot = 0; slot < 2 * sites; slot++) {
                assertThat(fixed[slot])
                        .as("seed %d, slot %d", seed, slot)
                        .isEqualTo(expected(mayBeUsed[slot], mayBeUnused[slot]));
                settled += Math.abs(fixed[slot]);
            }
        }
        assertThat(settled).isGreaterThan(PROBLEMS);
    }

    private static long[] values(RandomProblems random, int slots) {
        long[] values = new long[slots];
        Arrays.setAll(values, slot -> -random.between(0, 12));
        return values;
    }

    private static int[] slots(int set, int slots) {
        boolean[] marks = new boolean[slots];
        for (int slot = 0; slot < slots; slot++) {
            marks[slot] = (set >> slot & 1) == 1;
        }
        return OneLevel.marked(marks);
    }

    private static long sum(int set, long[] values) {
        return Arrays.stream(slots(set, values.length))
                .mapToLong(slot -> values[slot])
                .sum();
    }

    private static void note(int set, boolean better, boolean[] mayBeUsed, boolean[] mayBeUnused) {
        for (int slot = 0; better && slot < mayBeUsed.length; slot++) {
            boolean used = (set >> slot & 1) == 1;
            mayBeUsed[slot] |= used;
            mayBeUnused[slot] |= !used;
        }
    }

    private static byte expected(boolean mayBeUsed, boolean mayBeUnused) {
        return (byte) (mayBeUsed == mayBeUnused ? 0 : mayBeUsed ? 1 : -1);
    }
}
