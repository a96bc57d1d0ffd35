package org.livingcircle.streets;

/**
 * A stretch of street between two junctions, as it is imported and stored.
 *
 * @param from and to number the junctions 0, 1, 2 … in the order in which the edges first name them, {@code from} before
 *     {@code to}
 * @param osmWay the OpenStreetMap way, 0 if none
 * @param name empty where it has none
 * @param flags those of {@link StreetGraph}
 * @param walkKmh speeds in whole km/h by the tagging rules, 0 where the mode is closed in that direction
 * @param lengthMillimetres on the ellipsoid, along the shape
 * @param lonLat longitude and latitude of all vertices in turn, both junctions included; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StreetEdge(
        int from,
        int to,
        long osmWay,
        String name,
        RoadClass roadClass,
        int flags,
        int walkKmh,
        int cycleKmhForward,
        int cycleKmhBackward,
        int driveKmhForward,
        int driveKmhBackward,
        int lengthMillimetres,
        double[] lonLat) {}
