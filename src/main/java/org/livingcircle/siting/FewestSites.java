package org.livingcircle.siting;

import java.util.Arrays;

/**
 * The fewest sites that earn a weight over {@link CoverRows}: a bisection on how many, each step a {@link CoverSearch} that may end once
 * it has enough or knows that no set earns it. Single use.
 */
final class FewestSites {

    private final CoverRows rows;
    private final long enough;
    private final long seed;
    private final SitingWork work;
    private final Progress progress;
    private int lower;
    private int upper;
    private boolean found;
    private int[] open = new int[0];
    private long steps;

    /** Hears how many sites beside the required are needed at least, and have been found enough. */
    interface Progress {
        void improved(FewestSites sites);
    }

    FewestSites(CoverRows rows, long enough, long seed, SitingWork work, Progress progress) {
        this.rows = rows;
        this.enough = enough;
        this.seed = seed;
        this.work = work;
        this.progress = progress;
        this.upper = rows.sites() + 1;
    }

    void run() {
        if (rows.lostPoints > 0 || rows.reachable() < enough) {
            lower = upper;
            return;
        }
        greedy();
        if (!found) {
            decide(rows.sites());
        }
        while (found && lower < upper && !work.stopped()) {
            // near the top first: the answer at hand is mostly good, and its bound tells where the bottom is
            decide(lower == 0 ? upper - 1 : (lower + upper - 1) / 2);
        }
    }

    private void greedy() {
        CoverInterchange sets = new CoverInterchange(rows, rows.sites());
        sets.add();
        if (rows.base + sets.earned() >= enough && sets.holds()) {
            take(rows.original(sets.open()), sets.size());
        }
    }

    private void take(int[] sites, int size) {
        found = true;
        open = sites;
        upper = size;
        progress.improved(this);
    }

    private void decide(int count) {
        CoverSearch search =
                new CoverSearch(rows, count, seed, enough - 1, enough, Silent.until(work)).startingAt(open);
        search.run();
        steps += search.steps();
        if (search.found()) {
            take(search.open(), search.open().length - rows.required.length);
        } else if (search.proven()) {
            lower = count + 1;
            progress.improved(this);
        }
        if (search.fewest() > lower && found) {
            lower = Math.min(upper, search.fewest());
            progress.improved(this);
        }
    }

    /** Whether an answer was found. */
    boolean found() {
        return found;
    }

    /** Whether no answer has fewer sites, or there is none. */
    boolean proven() {
        return lower >= upper;
    }

    /** Sites beside the required that are needed at least. */
    int lower() {
        return Math.min(lower, upper);
    }

    /** Sites beside the required that have been found enough; one more than there are where none have. */
    int upper() {
        return upper;
    }

    /** The open sites as numbered in the original problem, ascending, required ones among them. */
    int[] open() {
        return Arrays.copyOf(open, open.length);
    }

    long steps() {
        return steps;
    }
}
