package org.livingcircle.platform;

import java.util.List;

/**
 * The largest value of something a caller may ask for. Every limit is a bean of this type, so that {@code /limits} lists
 * all of them and none stands only in the documents.
 *
 * @param id unique, as {@code items-per-page}
 * @param value inclusive
 * @param unit what the value counts
 * @param appliesTo the endpoint and parameter
 * @param above what happens above it: "clamped" or the slug of the problem
 */
public record Limit(String id, long value, String unit, String appliesTo, String above) {

    /** Throws an over-limit problem if the value is above the limit. */
    public void check(String parameter, long given) {
        if (given > value) {
            throw PlanningProblem.of(
                    ProblemType.OVER_LIMIT,
                    "The parameter %s is %d; the limit is %d %s.".formatted(parameter, given, value, unit),
                    parameter,
                    Long.toString(given),
                    List.of("at most " + value + " " + unit));
        }
    }
}
