package org.livingcircle.pack;

import java.util.List;
import org.livingcircle.network.Profile;
import org.livingcircle.network.WalkingSettings;

/**
 * How people walk.
 *
 * @param defaultProfile id of one of the profiles
 */
public record WalkingSpec(WalkingSettings settings, String defaultProfile, List<NamedProfile> profiles) {

    /** Somebody's pace, and what to call them. */
    public record NamedProfile(Profile profile, LocalText name) {}

    public WalkingSpec {
        profiles = List.copyOf(profiles);
    }
}
