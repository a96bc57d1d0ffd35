package org.livingcircle.pack;

import java.util.List;

/** The kinds a facility of a pack may have. */
public final class FacilityKinds {

    public static final List<String> ALL = List.of(
            "hospital",
            "hospital_tcm",
            "community_health",
            "museum",
            "library",
            "cultural_centre",
            "theatre",
            "cinema",
            "school_primary",
            "school_middle",
            "school", // level not stated
            "kindergarten",
            "college",
            "university",
            "sports_centre",
            "stadium",
            "park",
            "garden",
            "market",
            "supermarket",
            "convenience",
            "mall",
            "metro_station",
            "eldercare");

    private FacilityKinds() {}
}
