package org.livingcircle.siting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which slots may be used together: one slot a site where there is one level, two where a site may serve an upper level as well. Held
 * apart from the flows, so that one search serves both.
 */
interface SlotChoice {

    int slots();

    /** Returns how many sites there are: the slots of site {@code s} are {@code s}, {@code sites + s} and so on. */
    int sites();

    /** Tells whether a slot may ever be used. */
    boolean mayUse(int slot);

    /** Tells whether a slot is used in every choice. */
    boolean mustUse(int slot);

    /**
     * Marks the slots with the least sum of values that a superset of the allowed choices offers: spacing is left out.
     *
     * @param values by slot, 0 or less
     * @return the sum
     */
    long cheapest(long[] values, boolean[] used);

    /**
     * Settles slots by a bound: one that cannot be used (or unused) below a limit.
     *
     * @param bound the bound that {@code values} and {@code used} of {@link #cheapest} gave
     * @param limit what a better answer stays below
     * @param fixed by slot, 1 used, -1 unused, 0 open; only zeros are changed
     */
    void settle(long[] values, boolean[] used, long bound, long limit, byte[] fixed);

    /**
     * Returns an allowed choice that follows the values greedily, slots ascending; null where greed ends nowhere.
     *
     * @param values by slot; lower is better
     */
    int @Nullable [] greedy(long[] values);

    /** Returns the exchanges of two sites that lead from a choice to another allowed one. */
    List<Exchange> exchanges(int[] used);

    /** Adds the rows that say which slots may be used together. */
    void rows(IntegerProgram.Builder program, int[] columns);

    /** Tells whether a choice, ascending, is allowed. */
    boolean allows(int[] used);
}
