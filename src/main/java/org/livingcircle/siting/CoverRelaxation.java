package org.livingcircle.siting;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How much a set of sites can cover at most: the Lagrangian relaxation of Galvão and ReVelle (1996), all in whole numbers, so that the
 * bound is certain and the order of summing, and so the number of threads, does not matter.
 *
 * <p>A row r with multiplier m gives up m for each that it needs and for being paid; a site earns the multipliers of its rows:
 * {@code L = sum(max(0, w - m) - need m) + the p largest site sums}. Multipliers are in units of 1/scale of a weight. With floors the
 * weights of a zone are raised by a factor, and the floor is taken off. A clique of sites that may not
 * stand together asks each of them a price, and gives it back once.
 */
final class CoverRelaxation {

    static final byte FREE = 0;
    static final byte OPEN = 1;
    static final byte CLOSED = 2;
    private static final int PARALLEL = 200_000;
    private static final int CHUNK = 64;

    private final CoverRows rows;
    private final CoverCliques cliques;
    private final int p;

    /** Multipliers, raises and prices count in this part of a weight. */
    final long scale;

    private final long cap;

    /** By row, what it pays to whoever covers it. */
    final long[] multipliers;

    /** By zone, what a zone's weight counts beside its own. */
    final long[] raises;

    /** By clique, what each of its sites pays for being the one that is open. */
    final long[] prices;

    /** By site {@link #FREE}, {@link #OPEN} or {@link #CLOSED}; after a change comes {@link #settle}. */
    final byte[] states;

    private final byte[] rest;
    private final long[] sums;
    private final int[] counts;
    private final int[] order;
    private int room;
    private int free;
    private int offered;
    private long value;
    private long threshold;
    private long next;

    CoverRelaxation(CoverRows rows, CoverCliques cliques, int p) {
        this.rows = rows;
        this.cliques = cliques;
        this.p = p;
        int sites = rows.sites();
        long total = 1;
        for (long weight : rows.weights) {
            total = Math.addExact(total, weight);
        }
        int largest = 1;
        for (int site = 0; site < sites; site++) {
            largest = Math.max(largest, rows.siteStart[site + 1] - rows.siteStart[site]);
        }
        long entries = Math.max(rows.rows(), Math.min(rows.siteRows.length, (long) largest * p)) + 1;
        int degree = 1;
        for (int row = 0; row < rows.rows(); row++) {
            degree = Math.max(degree, Math.min(p, rows.rowStart[row + 1] - rows.rowStart[row]));
        }
        long factor = Math.multiplyExact(4L * Math.min(Math.max(1, p), degree), rows.floors.length > 0 ? 64 : 1);
        long most = (1L << 61) / factor / total;
        if (most < 1) {
            throw new IllegalArgumentException("weights of %d in all are too large".formatted(total));
        }
        scale = Long.highestOneBit(Math.min(most, 1L << 30));
        cap = Math.max(1, (1L << 61) / entries);
        multipliers = new long[rows.rows()];
        raises = new long[rows.floors.length];
        prices = new long[cliques.count()];
        states = new byte[sites];
        rest = new byte[rows.rows()];
        sums = new long[sites];
        counts = new int[rows.rows()];
        order = new int[sites];
    }

    /**
     * Takes the states as they are now: closes what may not stand beside an open site, counts the room, and what rows still need.
     *
     * @return whether the open sites may stand together and are not too many
     */
    boolean settle() {
        for (int site = 0; site < states.length; site++) {
            if (states[site] == OPEN) {
                for (int other : rows.conflicts[site]) {
                    if (states[other] == OPEN) {
                        return false;
                    }
                    states[other] = CLOSED;
                }
            }
        }
        room = p;
        free = 0;
        System.arraycopy(rows.needs, 0, rest, 0, rest.length);
        for (int site = 0; site < states.length; site++) {
            if (states[site] == OPEN) {
                room--;
                for (int at = rows.siteStart[site]; at < rows.siteStart[site + 1]; at++) {
                    rest[rows.siteRows[at]] = (byte) Math.max(-1, rest[rows.siteRows[at]] - 1);
                }
            } else if (states[site] == FREE) {
                free++;
            }
        }
        for (int row = 0; row < rest.length; row++) {
            if (rest[row] < 0) {
                multipliers[row] = 0;
            } else if (rest[row] == 0) {
                multipliers[row] = Math.min(multipliers[row], pays(row));
            }
        }
        return room >= 0;
    }

    /** Returns what covering a row pays, in 1/scale. */
    long pays(int row) {
        long weight = rows.weights[row] * scale;
        return raises.length > 0 && rows.zones[row] != Demand.NO_ZONE
                ? weight + rows.weights[row] * raises[rows.zones[row]]
                : weight;
    }

    /** Returns how many open sites a row needs beside those open already; below 0 where it is paid. */
    int rest(int row) {
        return rest[row];
    }

    /** Sets a multiplier to the nearest that is allowed. */
    void propose(int row, double multiplier) {
        long most = rest[row] < 0 ? 0 : rest[row] == 0 ? pays(row) : cap;
        multipliers[row] = Math.max(0, Math.min(most, Math.round(multiplier)));
    }

    /** Sets multipliers to begin with: each row pays its weight, shared among those that a good set has cover it. */
    void begin(int[] coverCounts) {
        for (int row = 0; row < rest.length; row++) {
            multipliers[row] = pays(row) / Math.max(1, coverCounts[row]);
        }
    }

    /** Computes the bound at the multipliers; returns it as a whole weight, without what required sites earn. */
    long evaluate() {
        if (rows.siteRows.length > PARALLEL) {
            IntStream.range(0, (states.length + CHUNK - 1) / CHUNK)
                    .parallel()
                    .forEach(chunk -> sum(chunk * CHUNK, Math.min(states.length, (chunk + 1) * CHUNK)));
        } else {
            sum(0, states.length);
        }
        long dual = 0;
        for (int row = 0; row < rest.length; row++) {
            long pays = pays(row);
            dual += rest[row] < 0 ? pays : Math.max(0, pays - multipliers[row]) - rest[row] * multipliers[row];
        }
        for (int zone = 0; zone < raises.length; zone++) {
            dual -= raises[zone] * rows.floors[zone];
        }
        for (long price : prices) {
            dual += price;
        }
        choose();
        for (int i = 0; i < chosen(); i++) {
            dual += sums[order[i]];
        }
        value = dual;
        return Math.floorDiv(dual, scale);
    }

    private void sum(int from, int to) {
        for (int site = from; site < to; site++) {
            long sum = 0;
            if (states[site] == FREE) {
                for (int at = rows.siteStart[site]; at < rows.siteStart[site + 1]; at++) {
                    sum += multipliers[rows.siteRows[at]];
                }
                for (int clique : cliques.of(site)) {
                    sum -= prices[clique];
                }
            }
            sums[site] = sum;
        }
    }

    private void choose() {
        offered = 0;
        for (int site = 0; site < states.length; site++) {
            if (states[site] == FREE && sums[site] > 0) {
                order[offered++] = site;
            }
        }
        int taken = chosen();
        select(taken);
        threshold = 0;
        if (taken == room && taken > 0) {
            threshold = Long.MAX_VALUE;
            for (int i = 0; i < taken; i++) {
                threshold = Math.min(threshold, sums[order[i]]);
            }
        }
        next = 0;
        for (int i = taken; i < offered; i++) {
            next = Math.max(next, sums[order[i]]);
        }
    }

    /** How many free sites the relaxation opens. */
    private int chosen() {
        return Math.min(room, offered);
    }

    /** Brings the sites with the largest sums to the front; of equals those with lower numbers. */
    private void select(int k) {
        int from = 0;
        int to = offered - 1;
        while (from < to) {
            int pivot = order[(from + to) >>> 1];
            int i = from;
            int j = to;
            while (i <= j) {
                while (before(order[i], pivot)) {
                    i++;
                }
                while (before(pivot, order[j])) {
                    j--;
                }
                if (i <= j) {
                    int swap = order[i];
                    order[i++] = order[j];
                    order[j--] = swap;
                }
            }
            if (k - 1 <= j) {
                to = j;
            } else if (k - 1 >= i) {
                from = i;
            } else {
                return;
            }
        }
    }

    private boolean before(int site, int other) {
        return sums[site] > sums[other] || (sums[site] == sums[other] && site < other);
    }

    /** Returns what the set that the relaxation opens really earns, or -1 where it is no answer. */
    long look() {
        Arrays.fill(counts, 0);
        int taken = chosen();
        for (int i = 0; i < taken; i++) {
            int site = order[i];
            for (int at = rows.siteStart[site]; at < rows.siteStart[site + 1]; at++) {
                counts[rows.siteRows[at]]++;
            }
        }
        for (int clique = 0; clique < prices.length; clique++) {
            if (crowded(cliques.members(clique), taken)) {
                return -1;
            }
        }
        return earnedByCounts();
    }

    private long earnedByCounts() {
        long earned = 0;
        for (int row = 0; row < rest.length; row++) {
            if (rest[row] < 0 || counts[row] > rest[row]) {
                earned += rows.weights[row];
            } else if (counts[row] < rest[row]) {
                return -1;
            }
        }
        for (int zone = 0; zone < raises.length; zone++) {
            if (slack(zone) < 0) {
                return -1;
            }
        }
        return earned;
    }

    private boolean crowded(int[] members, int taken) {
        int open = 0;
        for (int i = 0; i < taken && open < 2; i++) {
            open += Arrays.binarySearch(members, order[i]) >= 0 ? 1 : 0;
        }
        return open > 1;
    }

    private long slack(int zone) {
        long earned = -rows.floors[zone];
        for (int row = 0; row < rest.length; row++) {
            if (rows.zones[row] == zone && (rest[row] < 0 || counts[row] > rest[row])) {
                earned += rows.weights[row];
            }
        }
        return earned;
    }

    /**
     * Moves the raises of zones so that the bound should come down towards a weight; after {@link #look}.
     *
     * @return whether any moved; the bound must then be computed anew
     */
    boolean raise(long target) {
        double excess = 0.5 * Math.max((double) scale, value - (double) target * scale);
        double[] slopes = new double[raises.length];
        for (int row = 0; row < rest.length; row++) {
            if (rows.zones[row] != Demand.NO_ZONE
                    && (rest[row] < 0 || multipliers[row] < pays(row) || counts[row] > rest[row])) {
                slopes[rows.zones[row]] += rows.weights[row];
            }
        }
        double squares = 0;
        for (int zone = 0; zone < slopes.length; zone++) {
            slopes[zone] -= rows.floors[zone];
            squares += slopes[zone] * slopes[zone];
        }
        if (squares == 0) {
            return false;
        }
        boolean any = false;
        for (int zone = 0; zone < slopes.length; zone++) {
            long moved = raises[zone] - Math.round(excess * slopes[zone] / squares);
            long allowed = rows.floors[zone] == 0 ? 0 : Math.max(0, Math.min(63 * scale, moved));
            any |= allowed != raises[zone];
            raises[zone] = allowed;
        }
        for (int row = 0; row < rest.length; row++) {
            if (rest[row] == 0) {
                multipliers[row] = Math.min(multipliers[row], pays(row));
            }
        }
        return any;
    }

    /**
     * Closes free sites with which nothing above a weight can be reached, and opens those without which nothing can. Valid for the
     * multipliers of the last evaluation.
     *
     * @return how many changed; call {@link #settle} if any
     */
    int fix(long beaten) {
        // an answer must earn beaten + 1 at least
        long least = Math.multiplyExact(beaten + 1, scale);
        int changed = 0;
        int taken = chosen();
        for (int i = 0; i < taken; i++) {
            if (value - sums[order[i]] + next < least) {
                states[order[i]] = OPEN;
                changed++;
            }
        }
        for (int i = taken; i < offered; i++) {
            if (value - threshold + sums[order[i]] < least) {
                states[order[i]] = CLOSED;
                changed++;
            }
        }
        for (int site = 0; site < states.length; site++) {
            if (states[site] == FREE && sums[site] <= 0 && value - threshold + sums[site] < least) {
                states[site] = CLOSED;
                changed++;
            }
        }
        return changed;
    }

    /** Returns the free sites that the relaxation opens, the best first by site number, and those open already. */
    int[] chosenSites() {
        int[] sites = new int[p - room + chosen()];
        int size = 0;
        for (int site = 0; site < states.length; site++) {
            if (states[site] == OPEN) {
                sites[size++] = site;
            }
        }
        for (int i = 0; i < chosen(); i++) {
            sites[size++] = order[i];
        }
        return sites;
    }

    /** Returns what the open sites earn with all free ones, or -1 where that is no answer; for where there is room for all. */
    long earnedByAll() {
        Arrays.fill(counts, 0);
        if (room > 0) {
            for (int site = 0; site < states.length; site++) {
                for (int at = rows.siteStart[site]; states[site] == FREE && at < rows.siteStart[site + 1]; at++) {
                    counts[rows.siteRows[at]]++;
                }
            }
        }
        return earnedByCounts();
    }

    /** Returns the open sites and, where there is room, all free ones. */
    int[] allSites() {
        return IntStream.range(0, states.length)
                .filter(site -> states[site] == OPEN || (states[site] == FREE && room > 0))
                .toArray();
    }

    /** Returns how many more sites at least it takes to earn a weight, by the multipliers of the last evaluation. */
    int fewest(long least) {
        long open = value;
        for (int i = 0; i < chosen(); i++) {
            open -= sums[order[i]];
        }
        long[] largest = new long[offered];
        for (int i = 0; i < offered; i++) {
            largest[i] = -sums[order[i]];
        }
        Arrays.sort(largest);
        long needed = Math.multiplyExact(least, scale);
        int count = 0;
        while (count < offered && open < needed) {
            open -= largest[count++];
        }
        return open < needed ? offered + 1 : count;
    }

    /** Returns the free sites whose rows pay most by the last evaluation, at most so many. */
    int[] best(int count) {
        int many = Math.min(count, offered);
        int[] before = order.clone();
        select(many);
        int[] sites = Arrays.copyOf(order, many);
        System.arraycopy(before, 0, order, 0, offered);
        return sites;
    }

    int room() {
        return room;
    }

    int free() {
        return free;
    }
}
