package org.livingcircle.streets;

/**
 * How fast one goes on roads of a class, beside what their tags say. Data of the pack.
 *
 * @param walkFactor of the walker's pace, above 0
 * @param wheelchairFactor of the pace of a wheelchair, 0 where none can go
 * @param cycleKmh most that traffic and surface allow a cyclist, 0: as tagged
 * @param driveKmh most that traffic allows a car, 0: as tagged
 * @param winterWalk factor in winter, above 0 to 1
 * @param winterCycle factor in winter, above 0 to 1
 * @param winterDrive factor in winter, above 0 to 1
 */
public record ClassSpeed(
        double walkFactor,
        double wheelchairFactor,
        double cycleKmh,
        double driveKmh,
        double winterWalk,
        double winterCycle,
        double winterDrive) {

    public ClassSpeed {
        require("walkFactor", walkFactor, walkFactor > 0 && walkFactor <= 2);
        require("wheelchairFactor", wheelchairFactor, wheelchairFactor >= 0 && wheelchairFactor <= 2);
        require("cycleKmh", cycleKmh, cycleKmh >= 0 && cycleKmh <= 255);
        require("driveKmh", driveKmh, driveKmh >= 0 && driveKmh <= 255);
        require("winterWalk", winterWalk, winterWalk > 0 && winterWalk <= 1);
        require("winterCycle", winterCycle, winterCycle > 0 && winterCycle <= 1);
        require("winterDrive", winterDrive, winterDrive > 0 && winterDrive <= 1);
    }

    private static void require(String name, double value, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is out of its range: " + value);
        }
    }
}
