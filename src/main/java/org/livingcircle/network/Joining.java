package org.livingcircle.network;

/**
 * How a place joins the cells one can walk on.
 *
 * @param source number of the place
 * @param cell the cell it joins, or {@link #NONE}
 * @param snapMetres 0 where the place stands in a passable cell; else the straight line from it to the centre of the nearest
 *     one, which its walks begin with; NaN where none is within {@link GridWalk#SNAP_METRES}
 */
public record Joining(int source, int cell, double snapMetres) {

    /** Cell of a place that joins nothing and therefore reaches nothing. */
    public static final int NONE = -1;

    /** Tells that the place reaches nothing. */
    public boolean failed() {
        return cell == NONE;
    }
}
