package org.livingcircle.coverage.app;

import java.util.List;
import java.util.OptionalDouble;

/** Published figures of the units that answers are held against. */
public interface UnitFigures {

    /** Returns the urban share of the residents in a census, by the census' own rule; empty if the pack does not say. */
    OptionalDouble urbanShare(int censusYear);

    /** Returns groups of people of each current unit in a census, by unit. */
    List<Groups> groups(int censusYear);

    /**
     * Groups of the people of a unit that the population surface does not tell apart.
     *
     * @param unit its code
     * @param people all of them
     * @param women15to49 women of 15 to 49 years
     * @param underOne children in their first year: the births of the year before the census, less those who died or left
     */
    record Groups(String unit, long people, long women15to49, long underOne) {}
}
