package org.livingcircle.pack;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the city's streets come from, from at most one place, and how fast one goes on them.
 *
 * @param file an extract of OpenStreetMap, its path relative to the pack's folder or absolute
 * @param region the region of an extract that the operator's mirror has
 * @param speeds classes of road that are slower than their tags say
 */
public record StreetsSpec(@Nullable String file, @Nullable String region, List<ClassSpeedSpec> speeds) {

    /**
     * How fast one goes on roads of a class.
     *
     * @param roadClass name of a class, as {@code primary}
     * @param walkFactor of the walker's pace
     * @param wheelchairFactor of the pace of a wheelchair, 0 where none can go
     * @param cycleKmh most that a cyclist goes, 0: as tagged
     * @param driveKmh most that a car goes, 0: as tagged
     * @param winterWalk factor in winter, as are the next two
     */
    public record ClassSpeedSpec(
            String roadClass,
            double walkFactor,
            double wheelchairFactor,
            double cycleKmh,
            double driveKmh,
            double winterWalk,
            double winterCycle,
            double winterDrive) {}

    public StreetsSpec {
        // A city that an older version stored does not say.
        speeds = List.copyOf(Objects.requireNonNullElse(speeds, List.of()));
    }
}
