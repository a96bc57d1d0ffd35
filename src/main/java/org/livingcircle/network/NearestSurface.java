package org.livingcircle.network;

import java.util.Arrays;

/**
 * A {@link ReachSurface} that also knows which place is the nearest. Immutable; 4 bytes a cell with its reach.
 */
public final class NearestSurface {

    /** Source of a cell that no place reaches. */
    public static final int NONE = -1;

    static final char NO_SOURCE = Character.MAX_VALUE;

    private final ReachSurface reach;
    private final char[] nearest;

    /** Takes the array over; {@link #NO_SOURCE} exactly where the reach is unreached. */
    NearestSurface(ReachSurface reach, char[] nearest) {
        this.reach = reach;
        this.nearest = nearest;
    }

    /**
     * Makes a surface of the few cells that are reached.
     *
     * @param cells numbers of cells, each once; all others are unreached
     * @param owners number of the place nearest to each of them, meaningless where it is unreached
     */
    public static NearestSurface sparse(ReachSurface reach, int[] cells, char[] owners) {
        char[] nearest = new char[reach.extent().cellCount()];
        Arrays.fill(nearest, NO_SOURCE);
        for (int i = 0; i < owners.length; i++) {
            if (reach.costAt(cells[i]) != ReachSurface.UNREACHED) {
                nearest[cells[i]] = owners[i];
            }
        }
        return new NearestSurface(reach, nearest);
    }

    /**
     * Returns this surface with other costs and places at some cells.
     *
     * @param owners in the order of the cells; none where the nearest place is not known anywhere
     */
    public NearestSurface with(int[] cells, char[] costs, char[] owners) {
        char[] changed = nearest.clone();
        for (int i = 0; i < owners.length; i++) {
            changed[cells[i]] = costs[i] == ReachSurface.UNREACHED ? NO_SOURCE : owners[i];
        }
        return new NearestSurface(reach.with(cells, costs), changed);
    }

    public ReachSurface reach() {
        return reach;
    }

    /**
     * Returns the number (in {@link Sources}) of the place nearest to a cell, or {@link #NONE}. Nearest by the cost before
     * it is rounded; among equals the lowest number.
     */
    public int sourceAt(int cell) {
        char source = nearest[cell];
        return source == NO_SOURCE ? NONE : source;
    }
}
