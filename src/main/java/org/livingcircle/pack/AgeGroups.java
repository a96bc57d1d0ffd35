package org.livingcircle.pack;

import java.util.List;

/** The age groups of a census: single year 0, 1-4, five years each to 84, 85 and older. */
public final class AgeGroups {

    /** Ascending. */
    public static final List<String> ALL = List.of(
            "0", "1-4", "5-9", "10-14", "15-19", "20-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50-54", "55-59",
            "60-64", "65-69", "70-74", "75-79", "80-84", "85+");

    private AgeGroups() {}
}
