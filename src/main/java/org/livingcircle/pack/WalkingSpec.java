package org.livingcircle.pack;

import java.util.List;

/**
 * How people walk.
 *
 * @param detour walked metres for one straight metre where no street is known, 1 or more
 * @param winterFactor speed in winter for a speed of 1 otherwise, above 0 to 1
 * @param defaultProfile id of one of the profiles
 */
public record WalkingSpec(double detour, double winterFactor, String defaultProfile, List<ProfileSpec> profiles) {

    /** Somebody's pace. */
    public record ProfileSpec(String id, double kmh, LocalText name) {}

    public WalkingSpec {
        profiles = List.copyOf(profiles);
    }
}
