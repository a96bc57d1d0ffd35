package org.livingcircle.network;

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
