package org.livingcircle.siting;

import java.util.Arrays;

/** A binary heap of longs, the least on top. */
final class LongHeap {

    private long[] keys = new long[4];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    long least() {
        return keys[0];
    }

    void add(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        int child = size++;
        while (child > 0 && keys[(child - 1) / 2] > key) {
            keys[child] = keys[(child - 1) / 2];
            child = (child - 1) / 2;
        }
        keys[child] = key;
    }

    void removeLeast() {
        long last = keys[--size];
        int parent = 0;
        for (int child = 1; child < size; child = 2 * parent + 1) {
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (keys[child] >= last) {
                break;
            }
            keys[parent] = keys[child];
            parent = child;
        }
        keys[parent] = last;
    }
}
