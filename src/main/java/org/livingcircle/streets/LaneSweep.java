package org.livingcircle.streets;

import java.util.Arrays;
import org.livingcircle.network.SearchStats;

/**
 * One sweep of PHAST (Delling, Goldberg, Nowatzyk and Werneck 2011) for some origins at once. Every node has an array with a lane for each
 * origin, filled from the arrays of its higher neighbours, the highest node first:
 *
 * <pre>
 *   cost[node][lane] = min(cost[node][lane], cost[tail][lane] + arc)   for every arc down to the node
 * </pre>
 *
 * The loops over the lanes are shaped for HotSpot (seen with JDK 17): it makes vector code of them only if both sides are
 * arrays of their own with the same index (not offsets in one), and if the minimum is written without a comparison, which
 * holds for costs from 0 to 2^30. Up to three arcs are taken in one loop, because starting a loop costs as much as some twenty lanes.
 */
final class LaneSweep {

    private static final int FAR = StreetSearch.UNREACHED;
    private static final int WORD_SHIFT = 6;

    private final Destinations destinations;
    private final int[][] rows;
    private final long[] written;
    private final int lanes;
    private long settled;
    private long relaxed;

    /**
     * @param rows an array of the lanes for each row of the destinations, whatever is in it
     */
    LaneSweep(Destinations destinations, int[][] rows, int lanes) {
        this.destinations = destinations;
        this.rows = rows;
        this.lanes = lanes;
        this.written = new long[(rows.length >> WORD_SHIFT) + 1];
    }

    /** Notes what an upward search of the origin of a lane has settled. */
    void begin(int lane, UpwardSearch search) {
        int count = search.settledCount();
        settled += count;
        for (int i = 0; i < count; i++) {
            int position = search.settled(i);
            int row = destinations.rowAt(position);
            if (row >= 0) {
                int[] costs = rows[row];
                long bit = 1L << row;
                if ((written[row >> WORD_SHIFT] & bit) == 0) {
                    written[row >> WORD_SHIFT] |= bit;
                    Arrays.fill(costs, FAR);
                }
                costs[lane] = search.cost(position);
            }
        }
    }

    void run() {
        int[] first = destinations.first();
        int[] arcs = destinations.arcs();
        int arc = 0;
        for (int row = 0; row < rows.length; row++) {
            int[] costs = rows[row];
            int end = 2 * first[row + 1];
            if ((written[row >> WORD_SHIFT] & 1L << row) == 0) {
                arc += 2 * write(costs, arcs, arc, (end - arc) >> 1);
            }
            for (; end - arc >= 6; arc += 6) {
                lower(
                        costs,
                        rows[arcs[arc]],
                        arcs[arc + 1],
                        rows[arcs[arc + 2]],
                        arcs[arc + 3],
                        rows[arcs[arc + 4]],
                        arcs[arc + 5]);
            }
            if (end - arc == 4) {
                lower(costs, rows[arcs[arc]], arcs[arc + 1], rows[arcs[arc + 2]], arcs[arc + 3]);
                arc += 4;
            } else if (end - arc == 2) {
                lower(costs, rows[arcs[arc]], arcs[arc + 1]);
                arc += 2;
            }
        }
        settled += rows.length;
        relaxed += (long) first[rows.length] * lanes;
    }

    /** Fills a row that nothing is in from up to three of its arcs; returns how many it took. */
    private int write(int[] costs, int[] arcs, int arc, int count) {
        if (count == 0) {
            Arrays.fill(costs, FAR);
        } else if (count == 1) {
            write(costs, rows[arcs[arc]], arcs[arc + 1]);
        } else if (count == 2) {
            write(costs, rows[arcs[arc]], arcs[arc + 1], rows[arcs[arc + 2]], arcs[arc + 3]);
        } else {
            write(
                    costs,
                    rows[arcs[arc]],
                    arcs[arc + 1],
                    rows[arcs[arc + 2]],
                    arcs[arc + 3],
                    rows[arcs[arc + 4]],
                    arcs[arc + 5]);
        }
        return Math.min(count, 3);
    }

    private static void write(int[] to, int[] a, int plusA) {
        for (int i = 0; i < to.length; i++) {
            to[i] = min(FAR, a[i] + plusA);
        }
    }

    private static void write(int[] to, int[] a, int plusA, int[] b, int plusB) {
        for (int i = 0; i < to.length; i++) {
            to[i] = min(FAR, min(a[i] + plusA, b[i] + plusB));
        }
    }

    private static void write(int[] to, int[] a, int plusA, int[] b, int plusB, int[] c, int plusC) {
        for (int i = 0; i < to.length; i++) {
            to[i] = min(min(FAR, a[i] + plusA), min(b[i] + plusB, c[i] + plusC));
        }
    }

    private static void lower(int[] to, int[] a, int plusA) {
        for (int i = 0; i < to.length; i++) {
            to[i] = min(to[i], a[i] + plusA);
        }
    }

    private static void lower(int[] to, int[] a, int plusA, int[] b, int plusB) {
        for (int i = 0; i < to.length; i++) {
            to[i] = min(to[i], min(a[i] + plusA, b[i] + plusB));
        }
    }

    private static void lower(int[] to, int[] a, int plusA, int[] b, int plusB, int[] c, int plusC) {
        for (int i = 0; i < to.length; i++) {
            to[i] = min(min(to[i], a[i] + plusA), min(b[i] + plusB, c[i] + plusC));
        }
    }

    /** The lower of two numbers that are not negative. {@code Math.min} becomes a conditional move, which is not vectorised. */
    private static int min(int a, int b) {
        int above = a - b;
        return b + (above & above >> 31);
    }

    SearchStats stats() {
        return new SearchStats(settled, relaxed);
    }
}
