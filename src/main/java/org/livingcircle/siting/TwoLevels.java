package org.livingcircle.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sites of two nested kinds: p open, q of them upper. Slot {@code s} is site {@code s} serving the lower level, slot {@code sites + s}
 * the same site serving the upper level as well.
 */
final class TwoLevels implements SlotChoice {

    private static final long NONE = Long.MAX_VALUE / 4;

    private static final int CLOSED = 0;
    private static final int LOWER = 1;
    private static final int UPPER = 2;

    private final SiteRules rules;
    private final List<SiteStatus> uppers;
    private final int sites;
    private final int p;
    private final int q;
    private final boolean[][] conflicts;

    /** Takes the rules for being open, by site what may become of it as an upper site, and how many are open and upper. */
    TwoLevels(SiteRules rules, List<SiteStatus> uppers, int p, int q) {
        this.rules = rules;
        this.uppers = uppers;
        this.sites = rules.size();
        this.p = p;
        this.q = q;
        this.conflicts = OneLevel.conflicts(rules);
    }

    @Override
    public int slots() {
        return 2 * sites;
    }

    @Override
    public int sites() {
        return sites;
    }

    @Override
    public boolean mayUse(int slot) {
        return slot < sites ? may(slot, LOWER) || may(slot, UPPER) : may(slot - sites, UPPER);
    }

    @Override
    public boolean mustUse(int slot) {
        return slot < sites ? !may(slot, CLOSED) : uppers.get(slot - sites) == SiteStatus.REQUIRED;
    }

    private boolean may(int site, int role) {
        return switch (role) {
            case CLOSED -> rules.status(site) != SiteStatus.REQUIRED && uppers.get(site) != SiteStatus.REQUIRED;
            case LOWER -> rules.status(site) != SiteStatus.FORBIDDEN && uppers.get(site) != SiteStatus.REQUIRED;
            default -> rules.status(site) != SiteStatus.FORBIDDEN && uppers.get(site) != SiteStatus.FORBIDDEN;
        };
    }

    private long value(long[] values, int site, int role) {
        return switch (role) {
            case CLOSED -> 0;
            case LOWER -> values[site];
            default -> values[site] + values[sites + site];
        };
    }

    /**
     * Returns the least sum of values of the first n sites, by n, then by how many are open, then by how many are upper (both in one
     * index); or of the last n.
     */
    private long[][] sums(long[] values, boolean fromTheEnd) {
        long[][] sums = new long[sites + 1][(p + 1) * (q + 1)];
        Arrays.fill(sums[0], NONE);
        sums[0][0] = 0;
        for (int n = 0; n < sites; n++) {
            int site = fromTheEnd ? sites - 1 - n : n;
            long[] next = sums[n + 1];
            Arrays.fill(next, NONE);
            for (int role = CLOSED; role <= UPPER; role++) {
                if (may(site, role)) {
                    add(sums[n], next, role, value(values, site, role));
                }
            }
        }
        return sums;
    }

    private void add(long[] sums, long[] next, int role, long value) {
        int moreOpen = role == CLOSED ? 0 : 1;
        int moreUpper = role == UPPER ? 1 : 0;
        for (int open = 0; open + moreOpen <= p; open++) {
            for (int upper = 0; upper + moreUpper <= q; upper++) {
                long before = sums[state(open, upper)];
                int to = state(open + moreOpen, upper + moreUpper);
                if (before != NONE && before + value < next[to]) {
                    next[to] = before + value;
                }
            }
        }
    }

    private int state(int open, int upper) {
        return open * (q + 1) + upper;
    }

    @Override
    public long cheapest(long[] values, boolean[] used) {
        Arrays.fill(used, false);
        long[][] sums = sums(values, false);
        int open = p;
        int upper = q;
        for (int site = sites - 1; site >= 0; site--) {
            for (int role = CLOSED; role <= UPPER; role++) {
                int fromOpen = open - (role == CLOSED ? 0 : 1);
                int fromUpper = upper - (role == UPPER ? 1 : 0);
                if (may(site, role)
                        && fromOpen >= 0
                        && fromUpper >= 0
                        && sums[site][state(fromOpen, fromUpper)] != NONE
                        && sums[site][state(fromOpen, fromUpper)] + value(values, site, role)
                                == sums[site + 1][state(open, upper)]) {
                    used[site] = role != CLOSED;
                    used[sites + site] = role == UPPER;
                    open = fromOpen;
                    upper = fromUpper;
                    break;
                }
            }
        }
        return sums[sites][state(p, q)];
    }

    /** Joins what the sites before and after one come to in every role of it. */
    @Override
    public void settle(long[] values, boolean[] used, long bound, long limit, byte[] fixed) {
        long[][] before = sums(values, false);
        long[][] after = sums(values, true);
        long rest = bound - before[sites][state(p, q)];
        for (int site = 0; site < sites; site++) {
            boolean[] possible = new boolean[UPPER + 1];
            for (int role = CLOSED; role <= UPPER; role++) {
                possible[role] = may(site, role)
                        && rest + joined(before[site], after[sites - 1 - site], role) + value(values, site, role)
                                < limit;
            }
            fix(fixed, site, possible[LOWER] || possible[UPPER], possible[CLOSED]);
            fix(fixed, sites + site, possible[UPPER], possible[CLOSED] || possible[LOWER]);
        }
    }

    private long joined(long[] before, long[] after, int role) {
        int open = p - (role == CLOSED ? 0 : 1);
        int upper = q - (role == UPPER ? 1 : 0);
        long least = NONE;
        for (int o = 0; o <= open; o++) {
            for (int u = 0; u <= upper; u++) {
                long first = before[state(o, u)];
                long second = after[state(open - o, upper - u)];
                if (first != NONE && second != NONE) {
                    least = Math.min(least, first + second);
                }
            }
        }
        return least;
    }

    private static void fix(byte[] fixed, int slot, boolean mayBeUsed, boolean mayBeUnused) {
        if (fixed[slot] == 0 && mayBeUsed != mayBeUnused) {
            fixed[slot] = (byte) (mayBeUsed ? 1 : -1);
        }
    }

    @Override
    public int @Nullable [] greedy(long[] values) {
        boolean[] open = new boolean[sites];
        boolean[] upper = new boolean[sites];
        int openLeft = p;
        int upperLeft = q;
        for (int site = 0; site < sites; site++) {
            upper[site] = uppers.get(site) == SiteStatus.REQUIRED;
            open[site] = upper[site] || rules.status(site) == SiteStatus.REQUIRED;
            openLeft -= open[site] ? 1 : 0;
            upperLeft -= upper[site] ? 1 : 0;
        }
        for (int site : sitesBy(values, UPPER)) {
            boolean room = open[site] || (openLeft > 0 && OneLevel.fits(conflicts, site, open));
            if (upperLeft > 0 && !upper[site] && room) {
                openLeft -= open[site] ? 0 : 1;
                open[site] = true;
                upper[site] = true;
                upperLeft--;
            }
        }
        for (int site : sitesBy(values, LOWER)) {
            if (openLeft > 0 && !open[site] && OneLevel.fits(conflicts, site, open)) {
                open[site] = true;
                openLeft--;
            }
        }
        return openLeft == 0 && upperLeft == 0 ? slots(open, upper) : null;
    }

    private int[] sitesBy(long[] values, int role) {
        return IntStream.range(0, sites)
                .filter(site -> may(site, role))
                .boxed()
                .sorted(Comparator.comparingLong(site -> value(values, site, role)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int[] slots(boolean[] open, boolean[] upper) {
        return IntStream.range(0, 2 * sites)
                .filter(slot -> slot < sites ? open[slot] : upper[slot - sites])
                .toArray();
    }

    /** A site leaves its roles to another, or an upper one and a lower one exchange theirs. */
    @Override
    public List<Exchange> exchanges(int[] used) {
        int[] roles = new int[sites];
        for (int slot : used) {
            roles[slot % sites]++;
        }
        List<Exchange> exchanges = new ArrayList<>();
        for (int out = 0; out < sites; out++) {
            for (int in = 0; in < sites; in++) {
                if (roles[out] > roles[in]) {
                    Exchange exchange = exchange(out, in, roles);
                    if (allows(exchange.applied(used))) {
                        exchanges.add(exchange);
                    }
                }
            }
        }
        return exchanges;
    }

    private Exchange exchange(int out, int in, int[] roles) {
        List<Integer> leave = new ArrayList<>();
        List<Integer> come = new ArrayList<>();
        for (int level = roles[in]; level < roles[out]; level++) {
            leave.add(level * sites + out);
            come.add(level * sites + in);
        }
        return new Exchange(leave, come);
    }

    @Override
    public void rows(IntegerProgram.Builder program, int[] columns) {
        program.row(p, p);
        for (int site = 0; site < sites; site++) {
            program.term(columns[site], 1);
        }
        program.row(q, q);
        for (int site = 0; site < sites; site++) {
            program.term(columns[sites + site], 1);
        }
        for (int site = 0; site < sites; site++) {
            program.row(0, 1).term(columns[site], 1).term(columns[sites + site], -1);
        }
        for (SiteRules.Conflict conflict : rules.conflicts()) {
            program.row(0, 1).term(columns[conflict.first()], 1).term(columns[conflict.second()], 1);
        }
    }

    @Override
    public boolean allows(int[] used) {
        boolean[] open = new boolean[sites];
        int[] roles = new int[sites];
        int opens = 0;
        for (int slot : used) {
            int site = slot % sites;
            roles[site]++;
            if (slot < sites) {
                if (!OneLevel.fits(conflicts, site, open)) {
                    return false;
                }
                open[site] = true;
                opens++;
            } else if (!open[site]) {
                return false;
            }
        }
        for (int site = 0; site < sites; site++) {
            if (!may(site, roles[site])) {
                return false;
            }
        }
        return opens == p && used.length - opens == q;
    }
}
