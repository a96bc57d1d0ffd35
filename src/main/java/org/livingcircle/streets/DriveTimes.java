package org.livingcircle.streets;

import org.livingcircle.network.GridPoint;

/** How long it takes to drive from where a circle begins, milliseconds. Immutable, safe to share between threads. */
public interface DriveTimes {

    /** Time of what is not reached within the limit. */
    int UNREACHED = StreetSearch.UNREACHED;

    /** Returns the milliseconds to each populated cell, or {@link #UNREACHED}. */
    int[] toCells();

    /** Returns the milliseconds to a place, or {@link #UNREACHED}. */
    int to(GridPoint place);
}
