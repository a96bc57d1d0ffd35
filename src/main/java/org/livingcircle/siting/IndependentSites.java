package org.livingcircle.siting;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whether p sites exist of which no two are nearer than a cost: branch and bound over bit sets. The sites left are coloured by cliques of
 * sites that are near each other, of which at most one can be open; where that leaves too few, the branch ends (Tomita and Seki 2003, on
 * the complement). Single use.
 */
final class IndependentSites {

    private final SitingWork work;
    private final int p;
    private final int[] ids;
    private final int words;
    private final long[][] near;
    private final int[] required;
    private final boolean clash;
    private final int[] chosen;
    private final long[][] left;
    private final int[][] orders;
    private final int[][] colours;
    private final long[] uncoloured;
    private final long[] colour;
    private int size;
    private long steps;
    private boolean stopped;

    IndependentSites(DispersionProblem problem, int cost, SitingWork work) {
        this.work = work;
        SiteRules rules = problem.rules();
        required = rules.sites(SiteStatus.REQUIRED);
        p = problem.p() - required.length;
        boolean[][] apart = new boolean[problem.sites()][problem.sites()];
        for (SiteRules.Conflict conflict : rules.conflicts()) {
            apart[conflict.first()][conflict.second()] = true;
            apart[conflict.second()][conflict.first()] = true;
        }
        boolean clashing = false;
        int[] free = rules.sites(SiteStatus.CANDIDATE);
        int count = 0;
        for (int site : required) {
            for (int other : required) {
                clashing |= site < other && problem.between()[site][other] < cost;
            }
        }
        for (int site : free) {
            boolean kept = true;
            for (int other : required) {
                kept &= problem.between()[site][other] >= cost && !apart[site][other];
            }
            if (kept) {
                free[count++] = site;
            }
        }
        clash = clashing;
        ids = ordered(problem, cost, apart, Arrays.copyOf(free, count));
        words = (count + 63) / 64;
        near = new long[count][words];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                if (i != j && (problem.between()[ids[i]][ids[j]] < cost || apart[ids[i]][ids[j]])) {
                    near[i][j >> 6] |= 1L << j;
                }
            }
        }
        int depth = Math.max(1, Math.min(p, count) + 1);
        chosen = new int[depth];
        left = new long[depth][words];
        orders = new int[depth][count];
        colours = new int[depth][count];
        uncoloured = new long[words];
        colour = new long[words];
    }

    /** Sites with many near ones first: colours made from them are large. */
    private static int[] ordered(DispersionProblem problem, int cost, boolean[][] apart, int[] sites) {
        long[] keys = new long[sites.length];
        for (int i = 0; i < sites.length; i++) {
            int degree = 0;
            for (int other : sites) {
                degree += problem.between()[sites[i]][other] < cost || apart[sites[i]][other] ? 1 : 0;
            }
            keys[i] = ((long) -degree << 32) + sites[i];
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /** Returns whether there are such sites; null where the work stopped first. */
    @Nullable
    Boolean find() {
        if (clash || p < 0 || ids.length < p) {
            return false;
        }
        if (p == 0) {
            return true;
        }
        for (int i = 0; i < ids.length; i++) {
            left[0][i >> 6] |= 1L << i;
        }
        boolean there = search(0);
        return there ? Boolean.TRUE : stopped ? null : Boolean.FALSE;
    }

    private boolean search(int depth) {
        steps++;
        if ((steps & 1023) == 0 && work.stopped()) {
            stopped = true;
        }
        if (stopped) {
            return false;
        }
        int[] order = orders[depth];
        int[] bound = colours[depth];
        int count = colour(left[depth], order, bound);
        for (int at = count - 1; at >= 0; at--) {
            if (depth + bound[at] < p) {
                return false;
            }
            int site = order[at];
            chosen[depth] = site;
            if (depth + 1 == p) {
                size = p;
                return true;
            }
            left[depth][site >> 6] &= ~(1L << site);
            for (int word = 0; word < words; word++) {
                left[depth + 1][word] = left[depth][word] & ~near[site][word];
            }
            if (search(depth + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Orders the sites left by colour; bound is how many of those up to a place can be open at most. */
    private int colour(long[] sites, int[] order, int[] bound) {
        System.arraycopy(sites, 0, uncoloured, 0, words);
        int count = 0;
        int number = 0;
        boolean any = true;
        while (any) {
            any = false;
            number++;
            System.arraycopy(uncoloured, 0, colour, 0, words);
            for (int word = 0; word < words; word++) {
                while (colour[word] != 0) {
                    int site = (word << 6) + Long.numberOfTrailingZeros(colour[word]);
                    any = true;
                    uncoloured[word] &= ~(1L << site);
                    colour[word] &= ~(1L << site);
                    for (int other = word; other < words; other++) {
                        colour[other] &= near[site][other];
                    }
                    order[count] = site;
                    bound[count++] = number;
                }
            }
        }
        return count;
    }

    /** Returns the sites found, required ones among them, ascending. */
    int[] open() {
        int[] open = Arrays.copyOf(required, required.length + size);
        for (int i = 0; i < size; i++) {
            open[required.length + i] = ids[chosen[i]];
        }
        Arrays.sort(open);
        return open;
    }

    long steps() {
        return steps;
    }
}
