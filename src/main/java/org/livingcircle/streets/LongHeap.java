package org.livingcircle.streets;

import java.util.Arrays;

/**
 * Smallest first of long keys: the cost in the upper half, the node in the lower, so that equal costs leave by node. Four children
 * a node: half as deep as a binary heap, and the four lie together. Entries are never lowered; whoever pushes a better one skips
 * the stale one when it comes out.
 */
final class LongHeap {

    private long[] keys = new long[64];
    private int size;

    /** Joins a cost and a node. Costs may be negative, nodes not. */
    static long key(int cost, int node) {
        return (long) cost << 32 | node;
    }

    static int cost(long key) {
        return (int) (key >> 32);
    }

    static int node(long key) {
        return (int) key;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    long peek() {
        return keys[0];
    }

    void push(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >> 2;
            if (keys[parent] <= key) {
                break;
            }
            keys[at] = keys[parent];
            at = parent;
        }
        keys[at] = key;
    }

    /** Takes the smallest out; there must be one. */
    long pop() {
        long top = keys[0];
        long last = keys[--size];
        int at = 0;
        while (true) {
            int child = 4 * at + 1;
            if (child >= size) {
                break;
            }
            int end = Math.min(child + 4, size);
            int least = child;
            for (int other = child + 1; other < end; other++) {
                if (keys[other] < keys[least]) {
                    least = other;
                }
            }
            if (keys[least] >= last) {
                break;
            }
            keys[at] = keys[least];
            at = least;
        }
        keys[at] = last;
        return top;
    }
}
