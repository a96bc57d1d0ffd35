package org.livingcircle.peers;

import java.util.Arrays;

/** Textbook Dijkstra: a binary heap of packed longs (cost above, node below), old entries left in it and skipped. */
final class PlainSearch {

    static final int UNREACHED = Integer.MAX_VALUE;

    private final Arcs arcs;
    private final int[] cost;
    private final int[] settled;
    private int settledCount;
    private int[] touched = new int[1024];
    private int touchedCount;
    private long[] heap = new long[1024];
    private int size;

    PlainSearch(Arcs arcs) {
        this.arcs = arcs;
        cost = new int[arcs.nodes()];
        settled = new int[arcs.nodes()];
        Arrays.fill(cost, UNREACHED);
    }

    void clear() {
        for (int i = 0; i < touchedCount; i++) {
            cost[touched[i]] = UNREACHED;
        }
        touchedCount = 0;
        settledCount = 0;
        size = 0;
    }

    void start(int node, int at) {
        reach(node, at);
    }

    void run(int limit) {
        int[] first = arcs.first();
        int[] head = arcs.head();
        int[] length = arcs.cost();
        int[] cost = this.cost;
        while (size > 0) {
            long top = pop();
            int node = (int) top;
            int here = (int) (top >>> 32);
            if (here > cost[node]) {
                continue;
            }
            settled[settledCount++] = node;
            int end = first[node + 1];
            for (int arc = first[node]; arc < end; arc++) {
                int there = here + length[arc];
                if (there < cost[head[arc]] && there <= limit) {
                    reach(head[arc], there);
                }
            }
        }
    }

    private void reach(int node, int at) {
        int before = cost[node];
        if (at < before) {
            if (before == UNREACHED) {
                if (touchedCount == touched.length) {
                    touched = Arrays.copyOf(touched, 2 * touchedCount);
                }
                touched[touchedCount++] = node;
            }
            cost[node] = at;
            push((long) at << 32 | node);
        }
    }

    /** Nodes within the limit, nearest first. */
    int settledCount() {
        return settledCount;
    }

    int settled(int i) {
        return settled[i];
    }

    int cost(int node) {
        return cost[node];
    }

    private void push(long value) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        long[] heap = this.heap;
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            long above = heap[parent];
            if (above <= value) {
                break;
            }
            heap[at] = above;
            at = parent;
        }
        heap[at] = value;
    }

    private long pop() {
        long[] heap = this.heap;
        long top = heap[0];
        int left = --size;
        long last = heap[left];
        int at = 0;
        for (int child = 1; child < left; child = 2 * at + 1) {
            long smaller = heap[child];
            if (child + 1 < left && heap[child + 1] < smaller) {
                smaller = heap[++child];
            }
            if (smaller >= last) {
                break;
            }
            heap[at] = smaller;
            at = child;
        }
        heap[at] = last;
        return top;
    }
}
