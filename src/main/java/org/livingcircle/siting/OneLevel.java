package org.livingcircle.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sites of one kind, p of them or at most p, required ones among them. */
final class OneLevel implements SlotChoice {

    private final SiteRules rules;
    private final int p;
    private final boolean exactly;
    private final boolean[][] conflicts;

    OneLevel(SiteRules rules, int p, boolean exactly) {
        this.rules = rules;
        this.p = p;
        this.exactly = exactly;
        this.conflicts = conflicts(rules);
    }

    /** Returns by site its conflicts, or an empty row where it has none. */
    static boolean[][] conflicts(SiteRules rules) {
        boolean[][] conflicts = new boolean[rules.size()][0];
        for (SiteRules.Conflict conflict : rules.conflicts()) {
            mark(conflicts, conflict.first(), conflict.second());
            mark(conflicts, conflict.second(), conflict.first());
        }
        return conflicts;
    }

    private static void mark(boolean[][] conflicts, int site, int other) {
        if (conflicts[site].length == 0) {
            conflicts[site] = new boolean[conflicts.length];
        }
        conflicts[site][other] = true;
    }

    static boolean fits(boolean[][] conflicts, int site, boolean[] open) {
        for (int other = 0; other < conflicts[site].length; other++) {
            if (conflicts[site][other] && open[other]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int slots() {
        return rules.size();
    }

    @Override
    public int sites() {
        return rules.size();
    }

    @Override
    public boolean mayUse(int slot) {
        return rules.status(slot) != SiteStatus.FORBIDDEN;
    }

    @Override
    public boolean mustUse(int slot) {
        return rules.status(slot) == SiteStatus.REQUIRED;
    }

    @Override
    public long cheapest(long[] values, boolean[] used) {
        Arrays.fill(used, false);
        long sum = 0;
        int left = p;
        for (int site : rules.sites(SiteStatus.REQUIRED)) {
            used[site] = true;
            sum += values[site];
            left--;
        }
        for (int site : candidatesBy(values)) {
            if (left-- <= 0) {
                break;
            }
            used[site] = true;
            sum += values[site];
        }
        return sum;
    }

    private int[] candidatesBy(long[] values) {
        return IntStream.of(rules.sites(SiteStatus.CANDIDATE))
                .boxed()
                .sorted(Comparator.comparingLong(site -> values[site]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** An unused site that comes in sends out the worst that is used; a used one that goes lets in the best that is not. */
    @Override
    public void settle(long[] values, boolean[] used, long bound, long limit, byte[] fixed) {
        long worstUsed = Long.MIN_VALUE;
        long bestUnused = 0;
        for (int site : rules.sites(SiteStatus.CANDIDATE)) {
            if (used[site]) {
                worstUsed = Math.max(worstUsed, values[site]);
            } else {
                bestUnused = Math.min(bestUnused, values[site]);
            }
        }
        for (int site : rules.sites(SiteStatus.CANDIDATE)) {
            if (fixed[site] != 0) {
                continue;
            }
            if (used[site] && bound - values[site] + bestUnused >= limit) {
                fixed[site] = 1;
            } else if (!used[site] && (worstUsed == Long.MIN_VALUE || bound + values[site] - worstUsed >= limit)) {
                fixed[site] = -1;
            }
        }
    }

    @Override
    public int @Nullable [] greedy(long[] values) {
        boolean[] open = new boolean[rules.size()];
        int left = p;
        for (int site : rules.sites(SiteStatus.REQUIRED)) {
            open[site] = true;
            left--;
        }
        for (int site : candidatesBy(values)) {
            if (left > 0 && fits(conflicts, site, open)) {
                open[site] = true;
                left--;
            }
        }
        return left < 0 || (exactly && left > 0) ? null : marked(open);
    }

    @Override
    public List<Exchange> exchanges(int[] used) {
        List<Exchange> exchanges = new ArrayList<>();
        boolean[] open = new boolean[rules.size()];
        for (int site : used) {
            open[site] = true;
        }
        for (int out : used) {
            if (rules.status(out) == SiteStatus.REQUIRED) {
                continue;
            }
            open[out] = false;
            for (int in : rules.sites(SiteStatus.CANDIDATE)) {
                if (!open[in] && in != out && fits(conflicts, in, open)) {
                    exchanges.add(new Exchange(List.of(out), List.of(in)));
                }
            }
            open[out] = true;
        }
        return exchanges;
    }

    @Override
    public void rows(IntegerProgram.Builder program, int[] columns) {
        program.row(exactly ? p : 0, p);
        for (int column : columns) {
            program.term(column, 1);
        }
        for (SiteRules.Conflict conflict : rules.conflicts()) {
            program.row(0, 1).term(columns[conflict.first()], 1).term(columns[conflict.second()], 1);
        }
    }

    @Override
    public boolean allows(int[] used) {
        boolean[] open = new boolean[rules.size()];
        for (int site : used) {
            if (!mayUse(site) || !fits(conflicts, site, open)) {
                return false;
            }
            open[site] = true;
        }
        for (int site : rules.sites(SiteStatus.REQUIRED)) {
            if (!open[site]) {
                return false;
            }
        }
        return exactly ? used.length == p : used.length <= p;
    }

    static int[] marked(boolean[] marks) {
        return IntStream.range(0, marks.length).filter(slot -> marks[slot]).toArray();
    }
}
