package org.livingcircle.network;

/** Takes a table of travel costs row by row, one for each place. */
@FunctionalInterface
public interface CostRows {

    /** Stands where no way leads within the limit. */
    int NO_WAY = Integer.MAX_VALUE;

    /**
     * Takes the costs of a place. Called from several threads at once, for different places, in any order. The array is used again
     * afterwards: read, do not keep.
     *
     * @param source number of the place
     * @param costs whole seconds or metres in the order of the cells that were asked for, or {@link #NO_WAY}
     */
    void take(int source, int[] costs);
}
