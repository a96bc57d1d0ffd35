package org.livingcircle.network;

/** Takes the catchments of places, one call for each place. */
@FunctionalInterface
public interface Catchments {

    /**
     * Takes the catchment of a place. Called from several threads at once, for different places, in any order. The arrays
     * are used again afterwards: read, do not keep.
     *
     * @param source number of the place
     * @param cells the cells within the limit, each once, in an order that is the same on every run
     * @param costs their costs, in the order of the cells
     * @param count how many entries of both arrays hold
     */
    void take(int source, int[] cells, char[] costs, int count);
}
