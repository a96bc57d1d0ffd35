package org.livingcircle.siting;

import java.util.Arrays;

/** What stood at places before it was changed, in the order of the changes. */
final class Journal {

    private int[] places = new int[16];
    private long[] values = new long[16];
    private int size;

    void add(int place, long value) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        places[size] = place;
        values[size++] = value;
    }

    int size() {
        return size;
    }

    int place(int entry) {
        return places[entry];
    }

    long value(int entry) {
        return values[entry];
    }
}
