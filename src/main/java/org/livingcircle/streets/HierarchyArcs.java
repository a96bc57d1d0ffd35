package org.livingcircle.streets;

/**
 * Arcs between each node and its higher neighbours in compressed sparse rows, all nodes by position.
 */
final class HierarchyArcs {

    /** Where the arcs of each position begin; one longer than there are nodes. */
    final int[] first;

    /** Position of the higher end and cost, in turn. */
    final int[] arcs;

    /** Position of the node that a shortcut leads over; {@code ~number} for an arc of the graph. */
    final int[] via;

    HierarchyArcs(int[] first, int[] arcs, int[] via) {
        this.first = first;
        this.arcs = arcs;
        this.via = via;
    }

    int nodeCount() {
        return first.length - 1;
    }

    /** Returns the number of the arc between a node and a higher one; it must be there. */
    int find(int lower, int higher) {
        int arc = first[lower];
        while (arcs[2 * arc] != higher) {
            arc++;
        }
        return arc;
    }
}
