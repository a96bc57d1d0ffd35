package org.livingcircle.pack;

import java.util.Map;
import java.util.TreeMap;

/**
 * The plan's circles: which statement each comes from, and what is assumed where the plan is silent.
 *
 * @param statements ids of plan statements by circle
 * @param year whose network counts, unless asked otherwise
 * @param waitMinutes from the arrival at a station to the departure of the train
 * @param egressMinutes from the last station to where people go
 * @param accessMinutes longest drive to a station where only the ride counts
 * @param transferMinutes between two lines at one station
 */
public record PlanCirclesSpec(
        Map<String, String> statements,
        int year,
        int waitMinutes,
        int egressMinutes,
        int accessMinutes,
        int transferMinutes) {

    /** The circles that a statement can be named for. */
    public static final Map<String, Integer> MINUTES =
            new TreeMap<>(Map.of("metropolitan-30", 30, "expressway-60", 60, "railway-60", 60));

    /** What a pack that says nothing gets. */
    public static final PlanCirclesSpec USUAL = new PlanCirclesSpec(Map.of(), 2020, 15, 15, 30, 20);

    public PlanCirclesSpec {
        statements = Map.copyOf(statements);
    }
}
