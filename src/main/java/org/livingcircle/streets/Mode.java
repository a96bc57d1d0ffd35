package org.livingcircle.streets;

import java.util.Arrays;
import java.util.Optional;

/** How people move along streets. */
public enum Mode {
    WALK("walk", StreetGraph.WALK_FORWARD, StreetGraph.WALK_BACKWARD),
    CYCLE("cycle", StreetGraph.CYCLE_FORWARD, StreetGraph.CYCLE_BACKWARD),
    DRIVE("drive", StreetGraph.DRIVE_FORWARD, StreetGraph.DRIVE_BACKWARD);

    private final String wireName;
    private final int forwardFlag;
    private final int backwardFlag;

    Mode(String wireName, int forwardFlag, int backwardFlag) {
        this.wireName = wireName;
        this.forwardFlag = forwardFlag;
        this.backwardFlag = backwardFlag;
    }

    /** Returns the name used in packs, requests and replies. */
    public String wireName() {
        return wireName;
    }

    /** Returns the flag of an edge that is open to the mode in a direction. */
    int flag(boolean forward) {
        return forward ? forwardFlag : backwardFlag;
    }

    public static Optional<Mode> find(String wireName) {
        return Arrays.stream(values())
                .filter(mode -> mode.wireName.equals(wireName))
                .findFirst();
    }
}
