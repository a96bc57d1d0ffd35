package org.livingcircle.siting;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Drops what cannot matter to covering (Toregas and ReVelle 1973): a site all of whose rows another covers too, and, where every row
 * must be covered, a row that is covered whenever another is, and the choice about a site that is the only one of a row.
 */
final class CoverDominance {

    private CoverDominance() {}

    /** Closes dominated sites; for rows that pay for the first site only. */
    static CoverRows ofSites(CoverRows rows) {
        BitSet closed = dominatedSites(rows);
        return closed.isEmpty() ? rows : rows.restricted(new BitSet(), closed, new BitSet());
    }

    /**
     * Reduces a problem whose rows must all be covered until nothing more can be dropped.
     *
     * @return null where the only sites of some rows may not stand beside those of others
     */
    static @Nullable CoverRows ofAll(CoverRows rows, SitingWork work) {
        CoverRows reduced = rows;
        while (reduced.lostPoints == 0 && !work.stopped()) {
            BitSet open = onlySites(reduced);
            BitSet closed = new BitSet();
            BitSet dropped = new BitSet();
            if (open.isEmpty()) {
                dropped = dominatedRows(reduced);
                if (dropped.isEmpty()) {
                    closed = dominatedSites(reduced);
                }
            } else {
                for (int site = open.nextSetBit(0); site >= 0; site = open.nextSetBit(site + 1)) {
                    for (int other : reduced.conflicts[site]) {
                        closed.set(other);
                    }
                }
                if (closed.intersects(open)) {
                    return null;
                }
            }
            if (open.isEmpty() && closed.isEmpty() && dropped.isEmpty()) {
                return reduced;
            }
            CoverRows smaller = reduced.restricted(open, closed, dropped);
            if (dropped.isEmpty() && smaller.reachable() < reduced.reachable()) {
                return null; // a row lost its last site
            }
            reduced = smaller;
        }
        return reduced;
    }

    private static BitSet onlySites(CoverRows rows) {
        BitSet only = new BitSet();
        for (int row = 0; row < rows.rows(); row++) {
            if (rows.rowStart[row + 1] - rows.rowStart[row] == 1) {
                only.set(rows.rowSites[rows.rowStart[row]]);
            }
        }
        return only;
    }

    private static BitSet dominatedSites(CoverRows rows) {
        BitSet closed = new BitSet();
        Sets sites = new Sets(rows.siteStart, rows.siteRows, rows.rowStart);
        for (int site = 0; site < rows.sites(); site++) {
            int rarest = sites.rarest(site);
            if (rarest < 0) {
                closed.set(site);
                continue;
            }
            for (int at = rows.rowStart[rarest]; at < rows.rowStart[rarest + 1]; at++) {
                int other = rows.rowSites[at];
                if (other != site
                        && !closed.get(other)
                        && (other < site || sites.size(other) > sites.size(site))
                        && sites.within(site, other)
                        && standsWherever(rows, /* site= */ other, /* other= */ site)) {
                    closed.set(site);
                    break;
                }
            }
        }
        return closed;
    }

    /** Tells whether a site may be open in place of another, whatever else is. */
    private static boolean standsWherever(CoverRows rows, int site, int other) {
        for (int conflict : rows.conflicts[site]) {
            if (conflict != other && Arrays.binarySearch(rows.conflicts[other], conflict) < 0) {
                return false;
            }
        }
        return true;
    }

    private static BitSet dominatedRows(CoverRows rows) {
        BitSet dropped = new BitSet();
        Sets sets = new Sets(rows.rowStart, rows.rowSites, rows.siteStart);
        for (int row = 0; row < rows.rows(); row++) {
            if (dropped.get(row)) {
                continue;
            }
            int rarest = sets.rarest(row);
            for (int at = rows.siteStart[rarest]; at < rows.siteStart[rarest + 1]; at++) {
                int other = rows.siteRows[at];
                if (sets.size(other) > sets.size(row) && !dropped.get(other) && sets.within(row, other)) {
                    dropped.set(other);
                }
            }
        }
        return dropped;
    }

    /** Sets of whole numbers, ascending, with the sets of each number. */
    private static final class Sets {
        private final int[] start;
        private final int[] items;
        private final int[] inverseStart;
        private final long[] signatures;

        Sets(int[] start, int[] items, int[] inverseStart) {
            this.start = start;
            this.items = items;
            this.inverseStart = inverseStart;
            this.signatures = new long[start.length - 1];
            for (int set = 0; set < signatures.length; set++) {
                for (int at = start[set]; at < start[set + 1]; at++) {
                    signatures[set] |= 1L << ((items[at] * 0x9E3779B9) >>> 26);
                }
            }
        }

        int size(int set) {
            return start[set + 1] - start[set];
        }

        /** Returns the item of a set that is in the fewest sets; -1 for an empty set. */
        int rarest(int set) {
            int rarest = -1;
            for (int at = start[set]; at < start[set + 1]; at++) {
                int item = items[at];
                if (rarest < 0
                        || inverseStart[item + 1] - inverseStart[item]
                                < inverseStart[rarest + 1] - inverseStart[rarest]) {
                    rarest = item;
                }
            }
            return rarest;
        }

        boolean within(int set, int other) {
            if ((signatures[set] & ~signatures[other]) != 0) {
                return false;
            }
            int at = start[other];
            int end = start[other + 1];
            for (int i = start[set]; i < start[set + 1]; i++) {
                while (at < end && items[at] < items[i]) {
                    at++;
                }
                if (at == end || items[at] != items[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
