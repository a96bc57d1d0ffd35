package org.livingcircle.siting;

/** Quickselect, equal values by number, so that the choice is always the same. */
final class Selection {

    private Selection() {}

    /** Moves the {@code wanted} items of least value to the front of the first {@code size}, in no order. */
    static void least(int[] items, int size, int wanted, long[] values) {
        int low = 0;
        int high = size - 1;
        while (low < high && wanted > low && wanted <= high) {
            int pivot = items[(low + high) >>> 1];
            int left = low;
            int right = high;
            while (left <= right) {
                while (before(items[left], pivot, values)) {
                    left++;
                }
                while (before(pivot, items[right], values)) {
                    right--;
                }
                if (left <= right) {
                    int moved = items[left];
                    items[left++] = items[right];
                    items[right--] = moved;
                }
            }
            if (wanted <= right) {
                high = right;
            } else if (wanted >= left) {
                low = left;
            } else {
                return;
            }
        }
    }

    private static boolean before(int first, int second, long[] values) {
        return values[first] < values[second] || (values[first] == values[second] && first < second);
    }
}
