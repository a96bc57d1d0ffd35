package org.livingcircle.peers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Directed arcs in compressed sparse rows: those of node v are first[v] to first[v + 1]. Costs in whole milliseconds. */
record Arcs(int[] first, int[] head, int[] cost) {

    int nodes() {
        return first.length - 1;
    }

    /** From unsorted lists; arcs of one tail keep their order. */
    static Arcs of(int nodes, int count, int[] tails, int[] heads, int[] costs) {
        int[] first = new int[nodes + 1];
        for (int i = 0; i < count; i++) {
            first[tails[i] + 1]++;
        }
        for (int v = 0; v < nodes; v++) {
            first[v + 1] += first[v];
        }
        int[] next = first.clone();
        int[] head = new int[count];
        int[] cost = new int[count];
        for (int i = 0; i < count; i++) {
            int at = next[tails[i]]++;
            head[at] = heads[i];
            cost[at] = costs[i];
        }
        return new Arcs(first, head, cost);
    }

    void write(DataOutputStream out) throws IOException {
        Files.write(out, first);
        Files.write(out, head);
        Files.write(out, cost);
    }

    static Arcs read(DataInputStream in) throws IOException {
        return new Arcs(Files.ints(in), Files.ints(in), Files.ints(in));
    }

    /** Arcs as they are collected. */
    static final class Builder {
        private int[] tails = new int[1024];
        private int[] heads = new int[1024];
        private int[] costs = new int[1024];
        private int count;

        void add(int tail, int head, int cost) {
            if (count == tails.length) {
                tails = java.util.Arrays.copyOf(tails, 2 * count);
                heads = java.util.Arrays.copyOf(heads, 2 * count);
                costs = java.util.Arrays.copyOf(costs, 2 * count);
            }
            tails[count] = tail;
            heads[count] = head;
            costs[count++] = cost;
        }

        int size() {
            return count;
        }

        Arcs build(int nodes) {
            return Arcs.of(nodes, count, tails, heads, costs);
        }
    }
}
