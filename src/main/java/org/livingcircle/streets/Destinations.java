package org.livingcircle.streets;

/**
 * The part of a hierarchy that is above some nodes: what a sweep to these nodes alone has to pass (RPHAST, Delling, Goldberg and
 * Werneck 2011). Made once for a set of destinations, then good for any origins. Immutable.
 *
 * Memory: 4 bytes a destination; for each node of the part (some hundred at first, then a few for each further destination) 4,
 * for each of its arcs 8, and 1/5 byte for each node of the hierarchy.
 */
public final class Destinations {

    private static final int WORD_SHIFT = 6;

    private final HierarchyArcs downward;

    /** Row of the sweep of each destination. */
    private final int[] rowOf;

    private final int[] first;
    private final int[] arcs;
    private final int rowCount;

    /** The positions that have a row, and how many of them come before each word; empty where all have. */
    private final long[] chosen;

    private final int[] chosenBefore;

    private Destinations(
            HierarchyArcs downward, int[] rowOf, int[] first, int[] arcs, long[] chosen, int[] chosenBefore) {
        this.downward = downward;
        this.rowOf = rowOf;
        this.first = first;
        this.arcs = arcs;
        this.rowCount = first.length - 1;
        this.chosen = chosen;
        this.chosenBefore = chosenBefore;
    }

    /** Takes every node. */
    static Destinations all(HierarchyArcs downward, int[] positions) {
        return new Destinations(downward, positions, downward.first, downward.arcs, new long[0], new int[0]);
    }

    static Destinations of(HierarchyArcs downward, int[] positions, int[] nodes) {
        int words = (positions.length >> WORD_SHIFT) + 1;
        long[] chosen = new long[words];
        for (int node : nodes) {
            set(chosen, positions[node]);
        }
        int arcCount = 0;
        for (int word = words - 1; word >= 0; word--) {
            // higher nodes have lower positions: bits set on the way lie below, in this word or in one to come
            for (long rest = chosen[word]; rest != 0; ) {
                int bit = 63 - Long.numberOfLeadingZeros(rest);
                int position = (word << WORD_SHIFT) + bit;
                for (int arc = downward.first[position]; arc < downward.first[position + 1]; arc++) {
                    set(chosen, downward.arcs[2 * arc]);
                    arcCount++;
                }
                rest = chosen[word] & ((1L << bit) - 1);
            }
        }
        int[] before = new int[words];
        int rows = 0;
        for (int word = 0; word < words; word++) {
            before[word] = rows;
            rows += Long.bitCount(chosen[word]);
        }
        int[] first = new int[rows + 1];
        int[] arcs = new int[2 * arcCount];
        int row = 0;
        int at = 0;
        for (int word = 0; word < words; word++) {
            for (long rest = chosen[word]; rest != 0; rest &= rest - 1) {
                int position = (word << WORD_SHIFT) + Long.numberOfTrailingZeros(rest);
                for (int arc = downward.first[position]; arc < downward.first[position + 1]; arc++) {
                    arcs[at++] = row(chosen, before, downward.arcs[2 * arc]);
                    arcs[at++] = downward.arcs[2 * arc + 1];
                }
                first[++row] = at / 2;
            }
        }
        int[] rowOf = new int[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            rowOf[i] = row(chosen, before, positions[nodes[i]]);
        }
        return new Destinations(downward, rowOf, first, arcs, chosen, before);
    }

    private static void set(long[] bits, int at) {
        bits[at >> WORD_SHIFT] |= 1L << at;
    }

    /** Returns the row of a position, or -1. */
    private static int row(long[] chosen, int[] before, int position) {
        long word = chosen[position >> WORD_SHIFT];
        long bit = 1L << position;
        return (word & bit) == 0 ? -1 : before[position >> WORD_SHIFT] + Long.bitCount(word & (bit - 1));
    }

    public int count() {
        return rowOf.length;
    }

    /** Tells whether these are destinations in a hierarchy. */
    boolean isOf(HierarchyArcs arcs) {
        return downward == arcs;
    }

    int rowCount() {
        return rowCount;
    }

    /** Returns the row of a position of the hierarchy, or -1 if no way to a destination comes down over it. */
    int rowAt(int position) {
        return chosen.length == 0 ? position : row(chosen, chosenBefore, position);
    }

    /** Returns the row of each destination; to be read only. */
    int[] rowOf() {
        return rowOf;
    }

    /** Returns where the arcs into each row begin. */
    int[] first() {
        return first;
    }

    /** Returns the row of the tail and the cost, in turn. */
    int[] arcs() {
        return arcs;
    }
}
