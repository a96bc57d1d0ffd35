package org.livingcircle.network;

/**
 * How walking differs from a straight dry line where no street is known.
 *
 * @param detour metres walked for a metre of path, 1 or more; 1.3 is usual in cities
 * @param winterFactor speed in winter as a share of the speed in summer, above 0, at most 1; an assumption, not a measurement
 */
public record WalkingSettings(double detour, double winterFactor) {

    public WalkingSettings {
        if (!(detour >= 1 && detour < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("detour must be 1 or more, was " + detour);
        }
        if (!(winterFactor > 0 && winterFactor <= 1)) {
            throw new IllegalArgumentException("winterFactor must be above 0 and at most 1, was " + winterFactor);
        }
    }
}
