package org.livingcircle.streets;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which edges are worth joining: those of a strongly connected part of the network that is large enough, so that nobody is
 * put on a private yard or a stub of a broken map from which nothing can be reached. The largest part always counts.
 *
 * Strong components by Tarjan (1972), doi:10.1137/0201010, without recursion.
 */
final class Components {

    /** Parts with fewer nodes are left out, as GraphHopper leaves out networks below 200 edges. */
    static final int LEAST_NODES = 200;

    private Components() {}

    /** Returns the open edges both ends of which lie in the same large enough part. */
    static BitSet joinable(StreetGraph graph, StreetCosts costs, ArcGraph arcs) {
        int[] parts = of(arcs);
        int[] sizes = new int[arcs.nodeCount()];
        int largest = 0;
        for (int part : parts) {
            sizes[part]++;
            largest = Math.max(largest, sizes[part]);
        }
        int least = Math.min(largest, LEAST_NODES);
        BitSet joinable = new BitSet(graph.edgeCount());
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            int part = parts[graph.from(edge)];
            if (costs.open(edge) && part == parts[graph.to(edge)] && sizes[part] >= least) {
                joinable.set(edge);
            }
        }
        return joinable;
    }

    /** Returns the number of the part that each node lies in. */
    static int[] of(ArcGraph graph) {
        int nodes = graph.nodeCount();
        int[] first = graph.first();
        int[] arcs = graph.arcs();
        int[] part = new int[nodes];
        int[] index = new int[nodes];
        int[] low = new int[nodes];
        int[] nextArc = new int[nodes];
        int[] path = new int[nodes];
        int[] open = new int[nodes];
        Arrays.fill(part, -1);
        int counter = 0;
        int partCount = 0;
        int openCount = 0;
        for (int root = 0; root < nodes; root++) {
            if (index[root] != 0) {
                continue;
            }
            int depth = 0;
            path[0] = root;
            index[root] = low[root] = ++counter;
            nextArc[root] = first[root];
            open[openCount++] = root;
            while (depth >= 0) {
                int node = path[depth];
                if (nextArc[node] < first[node + 1]) {
                    int head = arcs[2 * nextArc[node]++];
                    if (index[head] == 0) {
                        index[head] = low[head] = ++counter;
                        nextArc[head] = first[head];
                        open[openCount++] = head;
                        path[++depth] = head;
                    } else if (part[head] < 0) {
                        low[node] = Math.min(low[node], index[head]);
                    }
                } else {
                    depth--;
                    if (depth >= 0) {
                        low[path[depth]] = Math.min(low[path[depth]], low[node]);
                    }
                    if (low[node] == index[node]) {
                        int member;
                        do {
                            member = open[--openCount];
                            part[member] = partCount;
                        } while (member != node);
                        partCount++;
                    }
                }
            }
        }
        return part;
    }
}
