package org.livingcircle.siting;

import java.util.Arrays;
import java.util.Random;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Good sets of sites: adds the best site while there is room, then exchanges an open site for a closed one as long as that helps
 * (Teitz and Bart 1968; the gains, losses and their corrections are kept as Resende and Werneck 2007 do for the p-median).
 *
 * <p>A row that must be covered is worth more than all that pays, so that such rows come first. Floors by zone are not looked at here:
 * the caller weighs zones that lack more heavily, and every set on the way is shown to it.
 */
final class CoverInterchange {

    /** Hears of every set of open sites on the way. */
    interface Visitor {
        void visit(CoverInterchange sets);
    }

    private final CoverRows rows;
    private final int p;
    private final int[] counts;
    private final long[] first;
    private final long[] second;
    private final long[] gains;
    private final long[] losses;
    private final boolean[] isOpen;
    private final int[] barred;
    private final int[] open;
    private int size;
    private final long[] shared;
    private final int[] touched;
    private int now = 1;
    private int tenure;
    private final int[] tabu;
    private final long[] zoneEarned;
    private long earned;
    private long lacking;
    private long steps;

    CoverInterchange(CoverRows rows, int p) {
        this.rows = rows;
        this.p = Math.min(p, rows.sites());
        counts = new int[rows.rows()];
        first = new long[rows.rows()];
        second = new long[rows.rows()];
        gains = new long[rows.sites()];
        losses = new long[rows.sites()];
        isOpen = new boolean[rows.sites()];
        barred = new int[rows.sites()];
        open = new int[this.p];
        shared = new long[rows.sites()];
        touched = new int[rows.sites()];
        tabu = new int[rows.sites()];
        zoneEarned = new long[rows.floors.length];
        weigh(null);
    }

    /** Sets what zones weigh, as a factor by zone; null weighs all alike. Closes all sites. */
    final void weigh(double @Nullable [] factors) {
        long sum = 1;
        for (int row = 0; row < first.length; row++) {
            long weight = rows.weights[row];
            if (factors != null && rows.zones[row] != Demand.NO_ZONE) {
                weight = Math.round(weight * factors[rows.zones[row]]);
            }
            first[row] = weight;
            second[row] = 0;
            sum += weight;
        }
        long must = Math.min(sum, (1L << 61) / Math.max(1, first.length));
        for (int row = 0; row < first.length; row++) {
            if (rows.needs[row] > 0) {
                second[row] = first[row];
                first[row] = must;
            }
        }
        clear();
    }

    /** Closes all sites. */
    void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(losses, 0);
        Arrays.fill(isOpen, false);
        Arrays.fill(barred, 0);
        Arrays.fill(zoneEarned, 0);
        size = 0;
        earned = 0;
        lacking = 0;
        for (byte need : rows.needs) {
            lacking += need;
        }
        for (int site = 0; site < gains.length; site++) {
            long gain = 0;
            for (int at = rows.siteStart[site]; at < rows.siteStart[site + 1]; at++) {
                gain += first[rows.siteRows[at]];
            }
            gains[site] = gain;
        }
        steps += rows.siteRows.length;
    }

    /** Opens the sites given, but for those that may not stand beside one before them, as far as there is room. */
    void start(int[] sites, int length) {
        clear();
        for (int i = 0; i < length && size < p; i++) {
            if (!isOpen[sites[i]] && barred[sites[i]] == 0) {
                open(sites[i]);
            }
        }
    }

    /** Adds the best sites while there is room and gain. */
    void add() {
        while (size < p) {
            int best = -1;
            for (int site = 0; site < gains.length; site++) {
                if (!isOpen[site]
                        && tabu[site] < now
                        && barred[site] == 0
                        && gains[site] > (best < 0 ? 0 : gains[best])) {
                    best = site;
                }
            }
            if (best < 0) {
                return;
            }
            open(best);
        }
    }

    /** Exchanges until no exchange helps, or the work says stop. */
    void improve(Visitor visitor, SitingWork work) {
        now = 1;
        tenure = 0;
        Arrays.fill(tabu, 0);
        add();
        visitor.visit(this);
        while (!work.stopped() && exchange(0, Long.MAX_VALUE)) {
            add();
            visitor.visit(this);
        }
    }

    /** Closes some sites by lot, which stay closed for a moment, and fills up with the best others: a way out of a local best. */
    void kick(Random random, int strength) {
        Arrays.fill(tabu, 0);
        now = 1;
        for (int i = 0; i < strength && size > 0; i++) {
            int at = random.nextInt(size);
            tabu[open[at]] = 1;
            close(at);
        }
        add();
    }

    /**
     * Makes the best exchange again and again, for better or worse; a site that came stays for a while, and one that went stays away
     * (tabu search, Glover 1989). Ends after so many exchanges without a better set than any before.
     *
     * @param aspired what makes an exchange welcome at any time, if it earns more
     */
    void wander(
            Random random, int idleAtMost, long stepsAtMost, LongSupplier aspired, Visitor visitor, SitingWork work) {
        long best = aspired.getAsLong();
        int idle = 0;
        for (int time = 1; idle < idleAtMost && steps < stepsAtMost && !work.stopped(); time++) {
            now = time;
            tenure = 1 + size / 8 + random.nextInt(3 + size / 8);
            if (!exchange(Long.MIN_VALUE / 2, aspired.getAsLong())) {
                return;
            }
            add();
            visitor.visit(this);
            idle++;
            if (aspired.getAsLong() > best) {
                best = aspired.getAsLong();
                idle = 0;
            }
        }
        Arrays.fill(tabu, 0);
    }

    /** Makes the best exchange that changes what is earned by more than so much. */
    private boolean exchange(long above, long aspired) {
        if (size == 0) {
            return false;
        }
        int cheapest = -1;
        for (int i = 0; i < size; i++) {
            if (tabu[open[i]] < now && (cheapest < 0 || losses[open[i]] < losses[cheapest])) {
                cheapest = open[i];
            }
        }
        long best = above;
        int in = -1;
        int out = -1;
        for (int site = 0; site < gains.length; site++) {
            // what two sites share is at most what the one that goes would lose
            if (isOpen[site] || barred[site] > 1 || gains[site] == 0 || gains[site] <= best) {
                continue;
            }
            boolean barredNow = tabu[site] >= now;
            int seen = share(site);
            if (barred[site] == 1) {
                int only = conflicting(site);
                long change = gains[site] - losses[only] + shared[only];
                if (change > best && welcome(barredNow || tabu[only] >= now, change, aspired)) {
                    best = change;
                    in = site;
                    out = only;
                }
            } else {
                if (cheapest >= 0) {
                    long change = gains[site] - losses[cheapest] + shared[cheapest];
                    if (change > best && welcome(barredNow, change, aspired)) {
                        best = change;
                        in = site;
                        out = cheapest;
                    }
                }
                for (int i = 0; i < seen; i++) {
                    int other = touched[i];
                    long change = gains[site] - losses[other] + shared[other];
                    if (change > best && welcome(barredNow || tabu[other] >= now, change, aspired)) {
                        best = change;
                        in = site;
                        out = other;
                    }
                }
            }
            for (int i = 0; i < seen; i++) {
                shared[touched[i]] = 0;
            }
        }
        if (in < 0) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (open[i] == out) {
                close(i);
                break;
            }
        }
        open(in);
        tabu[in] = now + tenure / 2;
        tabu[out] = now + tenure;
        return true;
    }

    private boolean welcome(boolean barredNow, long change, long aspired) {
        return !barredNow || (change > 0 && earned + change > aspired);
    }

    /** Finds by open site what rows lose when it goes and do not lose when this one comes; returns how many share any. */
    private int share(int site) {
        int seen = 0;
        for (int at = rows.siteStart[site]; at < rows.siteStart[site + 1]; at++) {
            int row = rows.siteRows[at];
            int count = counts[row];
            if (count == 0 || count > 2) {
                continue;
            }
            long kept = count == 1 ? first[row] - second[row] : second[row];
            if (kept == 0) {
                continue;
            }
            int left = count;
            for (int to = rows.rowStart[row]; left > 0; to++) {
                int other = rows.rowSites[to];
                if (isOpen[other]) {
                    left--;
                    if (shared[other] == 0) {
                        touched[seen++] = other;
                    }
                    shared[other] += kept;
                }
            }
        }
        steps += 4L * (rows.siteStart[site + 1] - rows.siteStart[site]);
        return seen;
    }

    private int conflicting(int site) {
        for (int other : rows.conflicts[site]) {
            if (isOpen[other]) {
                return other;
            }
        }
        throw new IllegalStateException("site " + site + " is barred by none");
    }

    private void open(int site) {
        isOpen[site] = true;
        open[size++] = site;
        for (int other : rows.conflicts[site]) {
            barred[other]++;
        }
        long loss = 0;
        for (int at = rows.siteStart[site]; at < rows.siteStart[site + 1]; at++) {
            int row = rows.siteRows[at];
            int count = counts[row]++;
            if (count == 0) {
                loss += first[row];
                spread(row, first[row], second[row]);
            } else if (count == 1) {
                loss += second[row];
                passTo(row, site, first[row], second[row]);
                spread(row, second[row], 0);
            } else if (count == 2 && second[row] != 0) {
                passTo(row, site, second[row], 0);
            }
            if (count <= 1) {
                earn(row, count, 1);
            }
        }
        losses[site] = loss;
    }

    private void close(int place) {
        int site = open[place];
        isOpen[site] = false;
        open[place] = open[--size];
        for (int other : rows.conflicts[site]) {
            barred[other]--;
        }
        losses[site] = 0;
        for (int at = rows.siteStart[site]; at < rows.siteStart[site + 1]; at++) {
            int row = rows.siteRows[at];
            int count = --counts[row];
            if (count == 0) {
                spread(row, second[row], first[row]);
            } else if (count == 1) {
                passTo(row, site, second[row], first[row]);
                spread(row, 0, second[row]);
            } else if (count == 2 && second[row] != 0) {
                passTo(row, site, 0, second[row]);
            }
            if (count <= 1) {
                earn(row, count, -1);
            }
        }
    }

    /** Changes what every site of a row, open or closed, would gain. */
    private void spread(int row, long before, long after) {
        long change = after - before;
        if (change == 0) {
            return;
        }
        steps += rows.rowStart[row + 1] - rows.rowStart[row];
        for (int at = rows.rowStart[row]; at < rows.rowStart[row + 1]; at++) {
            gains[rows.rowSites[at]] += change;
        }
    }

    /** Changes what the open sites of a row, but for one, would lose. */
    private void passTo(int row, int except, long before, long after) {
        long change = after - before;
        if (change == 0) {
            return;
        }
        for (int at = rows.rowStart[row]; at < rows.rowStart[row + 1]; at++) {
            int other = rows.rowSites[at];
            if (isOpen[other] && other != except) {
                losses[other] += change;
            }
        }
    }

    private void earn(int row, int count, int sign) {
        if (count == rows.needs[row]) {
            earned += sign * rows.weights[row];
            if (rows.zones[row] != Demand.NO_ZONE) {
                zoneEarned[rows.zones[row]] += sign * rows.weights[row];
            }
        } else if (count < rows.needs[row]) {
            lacking -= sign;
        }
    }

    /** Tells whether everything is covered that must be, and every zone has its floor. */
    boolean holds() {
        if (lacking > 0) {
            return false;
        }
        for (int zone = 0; zone < zoneEarned.length; zone++) {
            if (zoneEarned[zone] < rows.floors[zone]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the weight earned, without that of required sites. */
    long earned() {
        return earned;
    }

    boolean lacks(int zone) {
        return zoneEarned[zone] < rows.floors[zone];
    }

    int[] open() {
        return Arrays.copyOf(open, size);
    }

    int size() {
        return size;
    }

    long steps() {
        return steps;
    }
}
