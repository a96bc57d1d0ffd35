package org.livingcircle.streets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What kind of road an edge is: OpenStreetMap's highway classes, a link road counted with the road it leads to, and the
 * strategic links between townships that a city pack brings. The order is part of the graph file: append only.
 */
public enum RoadClass {
    MOTORWAY,
    TRUNK,
    PRIMARY,
    SECONDARY,
    TERTIARY,
    UNCLASSIFIED,
    RESIDENTIAL,
    LIVING_STREET,
    SERVICE,
    TRACK,
    PATH,
    FOOTWAY,
    PEDESTRIAN,
    CYCLEWAY,
    STEPS,
    FERRY,
    OTHER,
    /** A link along an expressway. */
    STRATEGIC_EXPRESSWAY,
    /** A link along a national or provincial highway. */
    STRATEGIC_CORRIDOR,
    /** Any other link between two townships. */
    STRATEGIC_LOCAL;

    private static final RoadClass[] ALL = values();

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Returns the name used in packs, requests and replies: lower case, with hyphens. */
    public String wireName() {
        return wireName;
    }

    /** Tells whether it is a link between townships, of which only the ends and the length are known. */
    public boolean isStrategic() {
        return compareTo(STRATEGIC_EXPRESSWAY) >= 0;
    }

    /** Returns the number of the class in a graph file. */
    @SuppressWarnings("EnumOrdinal") // the order is the file's
    int number() {
        return ordinal();
    }

    static RoadClass at(int number) {
        return ALL[number];
    }

    public static Optional<RoadClass> find(String wireName) {
        return Arrays.stream(ALL)
                .filter(roadClass -> roadClass.wireName.equals(wireName))
                .findFirst();
    }
}
