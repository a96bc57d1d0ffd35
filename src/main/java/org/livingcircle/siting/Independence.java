package org.livingcircle.siting;

import java.util.Arrays;

/**
 * Looks for p sites of which no two are rivals, required ones among them: a search for an independent set that is cut off where a
 * greedy cover of the sites left by cliques shows too few (Tomita and Seki 2003, on the complement).
 */
final class Independence {

    private final MedianCore core;
    private final SitingWork stop;
    private final int wanted;
    private final int[] taken;
    private int[] best = new int[0];

    Independence(MedianCore core, SitingWork stop) {
        this.core = core;
        this.stop = stop;
        wanted = core.p;
        taken = new int[core.sites];
    }

    /** Returns p sites, or the most there are; fewer where it was stopped. */
    int[] find() {
        byte[] state = core.start();
        int count = 0;
        int[] free = new int[core.sites];
        int left = 0;
        for (int site = 0; site < core.sites; site++) {
            if (state[site] == MedianCore.OPEN) {
                taken[count++] = site;
            } else if (state[site] == MedianCore.FREE) {
                free[left++] = site;
            }
        }
        extend(count, Arrays.copyOf(free, left));
        return best;
    }

    /** Returns how many sites the search came to. */
    int most() {
        return best.length;
    }

    private void extend(int count, int[] free) {
        if (count > best.length) {
            best = Arrays.copyOf(taken, count);
        }
        if (free.length == 0 || best.length >= wanted || stop.stopped()) {
            return;
        }
        int[] order = new int[free.length];
        int[] cover = new int[free.length];
        cover(free, order, cover);
        boolean[] gone = new boolean[core.sites];
        for (int k = free.length - 1; k >= 0; k--) {
            if (count + cover[k] <= best.length || best.length >= wanted) {
                return;
            }
            int site = order[k];
            taken[count] = site;
            gone[site] = true;
            int[] next = Arrays.stream(free)
                    .filter(other -> !gone[other] && Arrays.binarySearch(core.rivals[site], other) < 0)
                    .toArray();
            extend(count + 1, next);
        }
    }

    /** Orders sites clique by clique; among the sites up to a place, no more than its cover are independent. */
    private void cover(int[] free, int[] order, int[] cover) {
        boolean[] placed = new boolean[free.length];
        int filled = 0;
        for (int clique = 1; filled < free.length; clique++) {
            int first = filled;
            for (int k = 0; k < free.length; k++) {
                if (!placed[k] && fits(free[k], order, first, filled)) {
                    placed[k] = true;
                    order[filled] = free[k];
                    cover[filled++] = clique;
                }
            }
        }
    }

    private boolean fits(int site, int[] order, int from, int to) {
        for (int k = from; k < to; k++) {
            if (Arrays.binarySearch(core.rivals[site], order[k]) < 0) {
                return false;
            }
        }
        return true;
    }
}
