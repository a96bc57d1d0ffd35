package org.livingcircle.siting;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A change of slots in use: {@code out} leave, {@code in} come.
 *
 * @param out of each level at most one slot
 * @param in in the order of {@code out}, each serving the same points as its partner
 */
record Exchange(List<Integer> out, List<Integer> in) {

    /** Returns the slots in use afterwards, ascending. */
    int[] applied(int[] used) {
        return IntStream.concat(
                        Arrays.stream(used).filter(slot -> !out.contains(slot)),
                        in.stream().mapToInt(Integer::intValue))
                .sorted()
                .toArray();
    }

    boolean touches(boolean[] slots) {
        return out.stream().anyMatch(slot -> slots[slot]) || in.stream().anyMatch(slot -> slots[slot]);
    }

    void mark(boolean[] slots) {
        out.forEach(slot -> slots[slot] = true);
        in.forEach(slot -> slots[slot] = true);
    }

    /** Returns the sum of values by slot. */
    long sum(long[] values) {
        return out.stream().mapToLong(slot -> values[slot]).sum()
                + in.stream().mapToLong(slot -> values[slot]).sum();
    }
}
