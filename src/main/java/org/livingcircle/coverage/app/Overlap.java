package org.livingcircle.coverage.app;

/** How people within the circles of several facilities are counted. */
public enum Overlap {
    /** Once: within the circle of at least one facility. */
    UNION("union"),
    /** At each facility, so that facilities add up to more than the union. */
    PER_FACILITY("perFacility"),
    /** At the nearest facility only, so that facilities add up to the union. */
    NEAREST("nearest"),
    /** By how many facilities they have: 0, 1, 2, 3, 4, 5 or more. */
    MULTIPLICITY("multiplicity");

    private final String wireName;

    Overlap(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
