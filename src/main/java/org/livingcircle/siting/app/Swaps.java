package org.livingcircle.siting.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingcircle.siting.SiteExplanation;
import org.livingcircle.siting.SiteRules;
import org.livingcircle.siting.SiteStatus;

/**
 * The best sites in the place of each open one, for models whose objective is the largest or the smallest of something. Sites are
 * offered ascending; of equals the first is kept.
 */
final class Swaps {

    /** Ties are told up to here: with more it says nothing to list them. */
    private static final int MOST_TIES = 20;

    private final SiteRules rules;
    private final List<Integer> open;
    private final Set<Integer> isOpen;
    private final boolean maximises;
    private final long objective;
    private final List<Set<Integer>> near = new ArrayList<>();
    private final List<List<Integer>> ties = new ArrayList<>();
    private final @Nullable Integer[] best;
    private final long[] value;

    Swaps(SiteRules rules, List<Integer> open, boolean maximises, long objective) {
        this.rules = rules;
        this.open = open;
        this.isOpen = new HashSet<>(open);
        this.maximises = maximises;
        this.objective = objective;
        this.best = new Integer[open.size()];
        this.value = new long[open.size()];
        open.forEach(site -> ties.add(new ArrayList<>()));
        for (int site = 0; site < rules.size(); site++) {
            near.add(new HashSet<>());
        }
        rules.conflicts().forEach(conflict -> {
            near.get(conflict.first()).add(conflict.second());
            near.get(conflict.second()).add(conflict.first());
        });
    }

    /** Tells whether a site may stand in anyone's place. */
    boolean isCandidate(int site) {
        return rules.status(site) == SiteStatus.CANDIDATE && !isOpen.contains(site);
    }

    /** Tells whether a candidate may stand in the place of the open site at a position. */
    boolean allows(int position, int site) {
        return rules.status(open.get(position)) != SiteStatus.REQUIRED
                && near.get(site).stream()
                        .noneMatch(other -> isOpen.contains(other) && !other.equals(open.get(position)));
    }

    /** Hears the objective with a candidate in the place of an open site. */
    void offer(int position, int site, long swapped) {
        boolean better = maximises ? swapped > value[position] : swapped < value[position];
        if (best[position] == null || better) {
            best[position] = site;
            value[position] = swapped;
        }
        if (swapped == objective && ties.get(position).size() < MOST_TIES) {
            ties.get(position).add(site);
        }
    }

    SiteExplanation explain(int position, long served, @Nullable Long lost) {
        Integer site = best[position];
        return new SiteExplanation(
                open.get(position),
                served,
                null,
                lost,
                site,
                site == null ? null : (Long) value[position],
                ties.get(position));
    }
}
