package org.livingcircle.network;

import java.util.Arrays;
import java.util.Optional;

/** What a circle is measured in. */
public enum Metric {
    /** Seconds of walking. */
    TIME("time"),
    /** Metres walked: the length of the path times the detour factor. */
    DISTANCE("distance"),
    /** Metres in a straight line on the ellipsoid. */
    STRAIGHT("straight");

    private final String wireName;

    Metric(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the name used in packs, requests and replies. */
    public String wireName() {
        return wireName;
    }

    public static Optional<Metric> find(String wireName) {
        return Arrays.stream(values())
                .filter(metric -> metric.wireName.equals(wireName))
                .findFirst();
    }
}
