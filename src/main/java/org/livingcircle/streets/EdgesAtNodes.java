package org.livingcircle.streets;

/**
 * The edges that end at each node, ascending: what a way is traced back with. Immutable; 4 bytes a node and 8 an edge.
 */
final class EdgesAtNodes {

    private final int[] first;
    private final int[] edges;

    EdgesAtNodes(StreetGraph graph) {
        first = new int[graph.nodeCount() + 1];
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            first[graph.from(edge) + 1]++;
            first[graph.to(edge) + 1]++;
        }
        for (int node = 0; node < graph.nodeCount(); node++) {
            first[node + 1] += first[node];
        }
        edges = new int[first[graph.nodeCount()]];
        int[] next = first.clone();
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            edges[next[graph.from(edge)]++] = edge;
            edges[next[graph.to(edge)]++] = edge;
        }
    }

    /** Returns where the edges of a node begin; they end where those of the next begin. A loop stands there twice. */
    int first(int node) {
        return first[node];
    }

    int edge(int at) {
        return edges[at];
    }
}
