package org.livingcircle.coverage.app;

/** What the circles of the plan are driven on. */
public enum CircleRoads {
    /** Imported streets, and around them the links between townships. */
    STREETS("streets"),
    /** The links between townships alone. */
    STRATEGIC("strategic");

    private final String wireName;

    CircleRoads(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
