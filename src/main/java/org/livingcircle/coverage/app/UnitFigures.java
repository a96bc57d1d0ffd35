package org.livingcircle.coverage.app;

import java.util.OptionalDouble;

/** Published figures of the units that answers are held against. */
public interface UnitFigures {

    /** Returns the urban share of the residents in a census, by the census' own rule; empty if the pack does not say. */
    OptionalDouble urbanShare(int censusYear);
}
