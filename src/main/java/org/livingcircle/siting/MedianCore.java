package org.livingcircle.siting;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A p-median problem as the search works on it: only sites that may be open, weights without their common divisor, and sites that
 * exclude each other gathered in cliques. Sites are numbered anew; {@link #ids} leads back. Not changed once built.
 */
final class MedianCore {

    /** Multipliers are whole numbers of 2^-shift of a unit of cost; this is the finest grain. */
    private static final int FINEST = 16;

    private static final long ROOM = 1L << 61;

    final int sites;
    final int points;
    final int p;
    /** By site, its number in the problem. */
    final int[] ids;

    final boolean[] required;
    /** By site, the sites that may not be open beside it. */
    final int[][] rivals;
    /** By site its clique: of the sites of a clique at most one may be open. */
    final int[] clique;

    final int cliques;
    final long[] weights;
    /** What all weights of the problem were divided by. */
    final long divisor;
    /** Stands for a cost where no way leads: above every real cost. */
    final int far;
    /** Whether some site leaves some point unreached. */
    final boolean gaps;

    final int shift;
    final CostRows rows;

    MedianCore(CostRows rows, long[] weights, long divisor, int p, int[] ids, boolean[] required, int[][] rivals) {
        this.rows = rows;
        this.weights = weights;
        this.divisor = divisor;
        this.p = p;
        this.ids = ids;
        this.required = required;
        this.rivals = rivals;
        sites = ids.length;
        points = weights.length;
        far = rows.far;
        gaps = rows.gaps;
        clique = new int[sites];
        cliques = cliquesOf(rivals, clique);
        long total = 1;
        for (long weight : weights) {
            total += weight;
        }
        int grain = FINEST;
        while (grain > 0 && (double) total * far * (1L << grain) > ROOM) {
            grain--;
        }
        shift = grain;
    }

    /** Returns a problem without sites that are forbidden or too near to a required one. */
    static MedianCore of(MedianProblem problem) {
        SiteRules rules = problem.rules();
        byte[] state = new byte[problem.sites()];
        for (int site = 0; site < state.length; site++) {
            switch (rules.status(site)) {
                case REQUIRED -> state[site] = OPEN;
                case FORBIDDEN -> state[site] = CLOSED;
                case CANDIDATE -> state[site] = FREE;
            }
        }
        for (SiteRules.Conflict conflict : rules.conflicts()) {
            if (state[conflict.first()] == OPEN) {
                state[conflict.second()] = CLOSED;
            } else if (state[conflict.second()] == OPEN) {
                state[conflict.first()] = CLOSED;
            }
        }
        int[] ids = IntStream.range(0, state.length)
                .filter(site -> state[site] != CLOSED)
                .toArray();
        boolean[] required = new boolean[ids.length];
        int[] local = new int[state.length];
        Arrays.fill(local, -1);
        for (int site = 0; site < ids.length; site++) {
            required[site] = state[ids[site]] == OPEN;
            local[ids[site]] = site;
        }
        long[] weights = problem.demand().weights();
        CostRows rows;
        if ((long) ids.length * weights.length <= Penalties.SORTED) {
            int[] points = IntStream.range(0, weights.length)
                    .filter(point -> problem.demand().weight(point) > 0)
                    .toArray();
            int[][] copies = new int[ids.length][points.length];
            Parallel.each(ids.length, site -> {
                for (int k = 0; k < points.length; k++) {
                    copies[site][k] = problem.costs().cost(ids[site], points[k]);
                }
            });
            weights = Arrays.stream(points).mapToLong(problem.demand()::weight).toArray();
            rows = CostRows.of(points.length, copies);
        } else {
            rows = CostRows.of(problem.costs(), ids, weights);
        }
        long divisor = divisor(weights);
        long[] reduced = new long[weights.length];
        for (int point = 0; point < weights.length; point++) {
            reduced[point] = weights[point] / divisor;
        }
        return new MedianCore(rows, reduced, divisor, problem.p(), ids, required, rivals(rules, local, ids.length));
    }

    private static long divisor(long[] weights) {
        long divisor = 0;
        for (long weight : weights) {
            long other = weight;
            while (other != 0) {
                long rest = divisor % other;
                divisor = other;
                other = rest;
            }
        }
        return Math.max(1, divisor);
    }

    private static int[][] rivals(SiteRules rules, int[] local, int sites) {
        int[][] rivals = new int[sites][];
        int[] counts = new int[sites];
        for (boolean filling : new boolean[] {false, true}) {
            for (SiteRules.Conflict conflict : rules.conflicts()) {
                int first = local[conflict.first()];
                int second = local[conflict.second()];
                if (first >= 0 && second >= 0) {
                    if (filling) {
                        rivals[first][counts[first]] = second;
                        rivals[second][counts[second]] = first;
                    }
                    counts[first]++;
                    counts[second]++;
                }
            }
            for (int site = 0; site < sites && !filling; site++) {
                rivals[site] = new int[counts[site]];
                counts[site] = 0;
            }
        }
        for (int[] against : rivals) {
            Arrays.sort(against);
        }
        return rivals;
    }

    /** Whether there are too many costs to hold them in another order as well. */
    boolean large() {
        return (long) sites * points > Penalties.SORTED;
    }

    /** Returns the number in the problem of the point that stands here at some place. */
    int point(int at, Demand demand) {
        if (points == demand.size()) {
            return at;
        }
        return IntStream.range(0, demand.size())
                .filter(point -> demand.weight(point) > 0)
                .skip(at)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the same sites with cost 0 where a site reaches a point and 1 where not: its optimum is how many points must be left out. */
    MedianCore reach() {
        int[][] left = new int[sites][points];
        Parallel.each(sites, site -> {
            for (int point = 0; point < points; point++) {
                left[site][point] = weights[point] > 0 && rows.cost(site, point) >= far ? 1 : 0;
            }
        });
        long[] ones = new long[points];
        Arrays.fill(ones, 1);
        return new MedianCore(CostRows.of(points, left), ones, 1, p, ids, required, rivals);
    }

    /** Returns this problem without the sites of state {@link #CLOSED}, and with those of state {@link #OPEN} required. */
    MedianCore reduced(byte[] state) {
        int[] renumbered = new int[sites];
        int kept = 0;
        for (int site = 0; site < sites; site++) {
            renumbered[site] = state[site] == CLOSED ? -1 : kept++;
        }
        int[] keptIds = new int[kept];
        int[] keptSites = new int[kept];
        boolean[] must = new boolean[kept];
        int[][] against = new int[kept][];
        for (int site = 0; site < sites; site++) {
            int to = renumbered[site];
            if (to >= 0) {
                keptIds[to] = ids[site];
                keptSites[to] = site;
                must[to] = required[site] || state[site] == OPEN;
                against[to] = Arrays.stream(rivals[site])
                        .map(rival -> renumbered[rival])
                        .filter(rival -> rival >= 0)
                        .toArray();
            }
        }
        return new MedianCore(rows.only(keptSites), weights, divisor, p, keptIds, must, against);
    }

    static final byte FREE = 0;
    static final byte OPEN = 1;
    static final byte CLOSED = 2;

    /** Returns what is settled from the start: required sites open, their rivals closed. */
    byte[] start() {
        byte[] state = new byte[sites];
        for (int site = 0; site < sites; site++) {
            if (required[site]) {
                state[site] = OPEN;
                for (int rival : rivals[site]) {
                    if (!required[rival]) {
                        state[rival] = CLOSED;
                    }
                }
            }
        }
        return state;
    }

    /** Returns whether no two of the sites exclude each other; two required ones never do. */
    boolean compatible(int[] open, boolean[] isOpen) {
        for (int site : open) {
            for (int rival : rivals[site]) {
                if (isOpen[rival] && !(required[site] && required[rival])) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns the numbers of the sites in the problem, ascending. */
    int[] original(int[] open) {
        int[] numbers = new int[open.length];
        for (int k = 0; k < open.length; k++) {
            numbers[k] = ids[open[k]];
        }
        Arrays.sort(numbers);
        return numbers;
    }

    /** Returns sites of the problem as they are numbered here; -1 where one is not among them. */
    int[] local(int[] numbers) {
        int[] found = new int[numbers.length];
        for (int k = 0; k < numbers.length; k++) {
            int at = Arrays.binarySearch(ids, numbers[k]);
            found[k] = at < 0 ? -1 : at;
        }
        return found;
    }

    /** Covers the sites with cliques, greedily by number. */
    private static int cliquesOf(int[][] rivals, int[] clique) {
        Arrays.fill(clique, -1);
        int[] mark = new int[rivals.length];
        Arrays.fill(mark, -1);
        int count = 0;
        for (int site = 0; site < rivals.length; site++) {
            if (clique[site] >= 0) {
                continue;
            }
            clique[site] = count;
            for (int candidate : rivals[site]) {
                if (clique[candidate] < 0 && fits(candidate, rivals, clique, count, site)) {
                    clique[candidate] = count;
                }
            }
            count++;
        }
        return count;
    }

    private static boolean fits(int candidate, int[][] rivals, int[] clique, int number, int first) {
        // Every member but the first is a rival of the first: look there.
        for (int member : rivals[first]) {
            if (clique[member] == number && Arrays.binarySearch(rivals[candidate], member) < 0) {
                return false;
            }
        }
        return true;
    }
}
