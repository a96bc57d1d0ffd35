package org.livingcircle.streets;

import java.util.Arrays;

/**
 * Settles all that one can reach going upward only. The arcs of a hierarchy have no cycle, so nodes are taken by position,
 * the lowest first, and need no queue but a bit each. One thread at a time; 4.2 bytes a node.
 */
final class UpwardSearch {

    private static final int WORD_SHIFT = 6;

    private final HierarchyArcs upward;
    private final int[] labels;
    private final long[] marked;
    private int[] settled = new int[256];
    private int settledCount;
    private long relaxed;

    UpwardSearch(HierarchyArcs upward) {
        this.upward = upward;
        this.labels = new int[upward.nodeCount()];
        this.marked = new long[(upward.nodeCount() >> WORD_SHIFT) + 1];
        Arrays.fill(labels, StreetSearch.UNREACHED);
    }

    /** Runs from one origin; forgets the one before. */
    void run(Origins origins, int origin, int[] positions) {
        for (int i = 0; i < settledCount; i++) {
            labels[settled[i]] = StreetSearch.UNREACHED;
        }
        settledCount = 0;
        int lowest = -1;
        for (int at = origins.begin(origin); at < origins.end(origin); at++) {
            int position = positions[origins.node(at)];
            if (origins.cost(at) < labels[position]) {
                labels[position] = origins.cost(at);
                marked[position >> WORD_SHIFT] |= 1L << position;
                lowest = Math.max(lowest, position);
            }
        }
        for (int word = lowest >> WORD_SHIFT; word >= 0; word--) {
            while (marked[word] != 0) {
                int bit = 63 - Long.numberOfLeadingZeros(marked[word]);
                marked[word] ^= 1L << bit;
                settle((word << WORD_SHIFT) + bit);
            }
        }
    }

    private void settle(int position) {
        if (settledCount == settled.length) {
            settled = Arrays.copyOf(settled, settledCount * 2);
        }
        settled[settledCount++] = position;
        int label = labels[position];
        int[] arcs = upward.arcs;
        int end = 2 * upward.first[position + 1];
        for (int arc = 2 * upward.first[position]; arc < end; arc += 2) {
            int head = arcs[arc];
            int cost = label + arcs[arc + 1];
            if (cost < labels[head]) {
                labels[head] = cost;
                marked[head >> WORD_SHIFT] |= 1L << head;
            }
        }
        relaxed += (end >> 1) - upward.first[position];
    }

    int settledCount() {
        return settledCount;
    }

    /** Returns a settled position, from low to high nodes. */
    int settled(int index) {
        return settled[index];
    }

    int cost(int position) {
        return labels[position];
    }

    /** Returns the arcs looked at since the beginning. */
    long relaxed() {
        return relaxed;
    }
}
