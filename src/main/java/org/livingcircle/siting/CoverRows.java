package org.livingcircle.siting;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A covering problem made small: only sites about which there is a choice, and points merged to rows where the same sites cover
 * them. Exact: every answer of the small problem is one of the large. Both directions are held, as one array each. Immutable.
 *
 * <p>A row pays its weight once {@code need + 1} open sites cover it, and asks for at least {@code need}: 0 in MCLP, 1 in backup
 * covering.
 */
final class CoverRows {

    /** What a point pays for. */
    enum Kind {
        /** For the first site that covers it. */
        FIRST,
        /** For the second; the first must be there. */
        SECOND,
        /** For the first, and every point must be covered: a row weighs 1, whatever its points do. */
        ALL
    }

    /** By site its number in the original problem, ascending. */
    final int[] ids;

    /** Rows of site s: {@code siteRows[siteStart[s]] … siteRows[siteStart[s + 1] - 1]}, ascending. */
    final int[] siteStart;

    final int[] siteRows;

    /** Sites of row r: {@code rowSites[rowStart[r]] … rowSites[rowStart[r + 1] - 1]}, ascending. */
    final int[] rowStart;

    final int[] rowSites;
    final long[] weights;
    final int[] zones;
    final byte[] needs;

    /** By site those that may not be open beside it, ascending. */
    final int[][] conflicts;

    /** Sites, as numbered in the original problem, that are open whatever else is. */
    final int[] required;

    /** Weight that required sites earn alone. */
    final long base;

    /** By zone the weight that rows must still earn; empty where no zone asks for any. */
    final long[] floors;

    /** Points that must be covered and that no site covers, and their weight. */
    final int lostPoints;

    final long lostWeight;

    private CoverRows(CoverRows rows, long[] weights) {
        ids = rows.ids;
        conflicts = rows.conflicts;
        required = rows.required;
        base = 0;
        floors = rows.floors;
        lostPoints = rows.lostPoints;
        lostWeight = rows.lostWeight;
        rowStart = rows.rowStart;
        rowSites = rows.rowSites;
        this.weights = weights;
        zones = rows.zones;
        needs = rows.needs;
        siteStart = rows.siteStart;
        siteRows = rows.siteRows;
    }

    CoverRows(CoverDraft draft, CoverDraft.Merged merged, int[] siteStart, int[] siteRows) {
        this.ids = draft.ids;
        this.conflicts = draft.conflicts;
        this.required = draft.required;
        this.base = draft.base;
        this.floors = draft.floors;
        this.lostPoints = draft.lostPoints;
        this.lostWeight = draft.lostWeight;
        this.rowStart = merged.start();
        this.rowSites = merged.sites();
        this.weights = merged.weights();
        this.zones = merged.zones();
        this.needs = merged.needs();
        this.siteStart = siteStart;
        this.siteRows = siteRows;
    }

    /** Returns the bytes that a problem takes at most while it is made small and solved, beside the problem itself. */
    static long bytes(long sites, long points, long entries) {
        return 12 * entries + 96 * points + 256 * sites;
    }

    static CoverRows of(CoveringProblem problem, Kind kind) {
        return new CoverDraft(problem, kind).rows();
    }

    /** Returns the problem that is left once some sites are open and some are closed for good, and some rows do not count. */
    CoverRows restricted(BitSet open, BitSet closed, BitSet dropped) {
        return new CoverDraft(this, open, closed, dropped).rows();
    }

    /** Returns the same rows, each of weight 1, and nothing earned yet. */
    CoverRows withEqualWeights() {
        long[] equal = new long[rows()];
        Arrays.fill(equal, 1);
        return new CoverRows(this, equal);
    }

    int sites() {
        return ids.length;
    }

    int rows() {
        return weights.length;
    }

    /** Returns the weight that could be earned at most. */
    long reachable() {
        long sum = base;
        for (long weight : weights) {
            sum += weight;
        }
        return sum;
    }

    /** Returns the open sites as numbered in the original problem, required ones among them, ascending. */
    int[] original(int[] open) {
        int[] all = Arrays.copyOf(required, required.length + open.length);
        for (int i = 0; i < open.length; i++) {
            all[required.length + i] = ids[open[i]];
        }
        Arrays.sort(all);
        return all;
    }
}
