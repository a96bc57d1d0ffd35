package org.livingcircle.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The best site to stand in the place of each open one, while candidates are shown one after the other, ascending. Equal ones: the
 * lower number wins. Used by one thread at a time.
 */
final class Replacements {

    /** Stands for an exchange that leaves no answer. */
    static final long IMPOSSIBLE = Long.MIN_VALUE;

    private final long[] best;
    private final int[] site;
    private final List<List<Integer>> ties = new ArrayList<>();
    private final long asNow;

    /**
     * @param open how many sites are open
     * @param asNow the value of the answer as it is, higher is better
     */
    Replacements(int open, long asNow) {
        this.best = new long[open];
        this.site = new int[open];
        this.asNow = asNow;
        Arrays.fill(best, IMPOSSIBLE);
        for (int i = 0; i < open; i++) {
            ties.add(new ArrayList<>());
        }
    }

    /** Hears what the answer would be worth with a candidate in the place of an open site. */
    void offer(int place, int candidate, long value) {
        if (value > best[place]) {
            best[place] = value;
            site[place] = candidate;
        }
        if (value == asNow) {
            ties.get(place).add(candidate);
        }
    }

    @Nullable
    Integer site(int place) {
        return best[place] == IMPOSSIBLE ? null : (Integer) site[place];
    }

    /** Returns what the answer is worth with the best replacement; {@link #IMPOSSIBLE} without one. */
    long value(int place) {
        return best[place];
    }

    List<Integer> ties(int place) {
        return ties.get(place);
    }
}
