package org.livingcircle.coverage.app;

import org.livingcircle.network.Profile;
import org.livingcircle.streets.Direction;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.StreetEdits;

/**
 * Who travels, which way, and on what streets.
 *
 * @param profile who walks, also to a car or a bicycle
 * @param edits how the streets are wished to be
 */
public record Traveller(Mode mode, Profile profile, boolean winter, Direction direction, StreetEdits edits) {

    /** Returns somebody who walks to a facility on the streets as they are. */
    public static Traveller walking(Profile profile, boolean winter) {
        return new Traveller(Mode.WALK, profile, winter, Direction.TO_FACILITY, StreetEdits.NONE);
    }

    /** Returns somebody who drives to a facility on the streets as they are. */
    static Traveller byCar(Profile walker) {
        return new Traveller(Mode.DRIVE, walker, false, Direction.TO_FACILITY, StreetEdits.NONE);
    }
}
