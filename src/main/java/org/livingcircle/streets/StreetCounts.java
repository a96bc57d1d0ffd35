package org.livingcircle.streets;

/**
 * How much street there is. A kilometre counts once, whatever the directions it may be used in.
 *
 * @param nodes junctions
 * @param edges stretches between them
 * @param bridges edges on a bridge
 * @param closed stretches left out because nobody may use them
 * @param outside stretches left out because they lie outside the area
 */
public record StreetCounts(
        int nodes, int edges, int bridges, int closed, int outside, double walkKm, double cycleKm, double driveKm) {}
