package org.livingcircle.streets;

import java.util.Arrays;

/**
 * Directed arcs with whole costs, in compressed sparse rows: what searches run on. The arcs of a tail lie together, in the
 * order of their heads; head and cost of an arc lie side by side, for one look into memory. Immutable; 4 bytes a node and 8 an arc.
 */
public final class ArcGraph {

    private final int[] first;
    private final int[] arcs;

    private ArcGraph(int[] first, int[] arcs) {
        this.first = first;
        this.arcs = arcs;
    }

    /** Returns the ways out of every node of a street graph; what is closed is left out. */
    public static ArcGraph of(StreetGraph graph, StreetCosts costs) {
        int edges = graph.edgeCount();
        int[] tails = new int[2 * edges];
        int[] heads = new int[2 * edges];
        int[] weights = new int[2 * edges];
        int count = 0;
        for (int edge = 0; edge < edges; edge++) {
            if (costs.forward(edge) != StreetCosts.CLOSED) {
                tails[count] = graph.from(edge);
                heads[count] = graph.to(edge);
                weights[count++] = costs.forward(edge);
            }
            if (costs.backward(edge) != StreetCosts.CLOSED) {
                tails[count] = graph.to(edge);
                heads[count] = graph.from(edge);
                weights[count++] = costs.backward(edge);
            }
        }
        return of(
                graph.nodeCount(),
                Arrays.copyOf(tails, count),
                Arrays.copyOf(heads, count),
                Arrays.copyOf(weights, count));
    }

    /**
     * Makes a graph of arcs in any order.
     *
     * @param weights 0 or more
     * @throws IllegalArgumentException if the arrays differ in length, a node is unknown or a weight negative
     */
    public static ArcGraph of(int nodes, int[] tails, int[] heads, int[] weights) {
        if (tails.length != heads.length || tails.length != weights.length) {
            throw new IllegalArgumentException(
                    "%d tails, %d heads, %d weights".formatted(tails.length, heads.length, weights.length));
        }
        int[] first = new int[nodes + 1];
        for (int arc = 0; arc < tails.length; arc++) {
            if (!(tails[arc] >= 0
                    && tails[arc] < nodes
                    && heads[arc] >= 0
                    && heads[arc] < nodes
                    && weights[arc] >= 0)) {
                throw new IllegalArgumentException("arc %d leads from %d to %d of %d nodes and costs %d"
                        .formatted(arc, tails[arc], heads[arc], nodes, weights[arc]));
            }
            first[tails[arc] + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            first[node + 1] += first[node];
        }
        int[] next = first.clone();
        long[] sorted = new long[tails.length];
        for (int arc = 0; arc < tails.length; arc++) {
            sorted[next[tails[arc]]++] = (long) heads[arc] << 32 | weights[arc];
        }
        int[] arcs = new int[2 * sorted.length];
        for (int node = 0; node < nodes; node++) {
            Arrays.sort(sorted, first[node], first[node + 1]);
        }
        for (int arc = 0; arc < sorted.length; arc++) {
            arcs[2 * arc] = (int) (sorted[arc] >>> 32);
            arcs[2 * arc + 1] = (int) sorted[arc];
        }
        return new ArcGraph(first, arcs);
    }

    /** Returns the same arcs the other way round. */
    public ArcGraph reversed() {
        int[] tails = new int[arcCount()];
        int[] heads = new int[arcCount()];
        int[] weights = new int[arcCount()];
        for (int node = 0; node < nodeCount(); node++) {
            for (int arc = first[node]; arc < first[node + 1]; arc++) {
                tails[arc] = arcs[2 * arc];
                heads[arc] = node;
                weights[arc] = arcs[2 * arc + 1];
            }
        }
        return of(nodeCount(), tails, heads, weights);
    }

    public int nodeCount() {
        return first.length - 1;
    }

    public int arcCount() {
        return arcs.length / 2;
    }

    /** Returns where the arcs of each node begin, and behind the last node where they end; to be read only. */
    int[] first() {
        return first;
    }

    /** Returns head and weight of arc 0, of arc 1, and so on; to be read only. */
    int[] arcs() {
        return arcs;
    }
}
