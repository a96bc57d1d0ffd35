package org.livingcircle.coverage.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.streets.RoadClass;
import org.livingcircle.streets.StreetEditing;

/** What a city allows to wish for: the same for a request and for a scenario. Each rule throws a problem of its parameter. */
public final class CityRules {

    /** Points of a drawn line. */
    public static final int MOST_POINTS = 200;

    private static final double FASTEST_KMH = 255;
    private static final double FASTEST_WALK_KMH = 30;

    private final Snapshot snapshot;

    public CityRules(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Returns a place that must lie in the city. */
    public LonLat inCity(String parameter, LonLat place) {
        List<Double> box = snapshot.bounds();
        boolean inside = place.lon() >= box.get(0)
                && place.lat() >= box.get(1)
                && place.lon() <= box.get(2)
                && place.lat() <= box.get(3);
        if (!inside) {
            String given = "[%s, %s]".formatted(place.lon(), place.lat());
            throw PlanningProblem.of(
                    ProblemType.OUTSIDE_CITY,
                    "The place %s lies outside %s; longitude comes first."
                            .formatted(given, snapshot.city().name().en()),
                    parameter,
                    given,
                    List.of("within %s (west, south, east, north)".formatted(box)));
        }
        return place;
    }

    /** Checks that one can walk on a bridge of this id. */
    public void bridge(String parameter, String id) {
        List<String> known = snapshot.grids().bridgeIds();
        if (!known.contains(id)) {
            throw PlanningProblem.invalid(parameter, id, known);
        }
    }

    /** Checks the class of a road to be built. */
    public static void buildable(String parameter, RoadClass roadClass) {
        if (!StreetEditing.buildable().contains(roadClass)) {
            throw PlanningProblem.invalid(
                    parameter,
                    roadClass.wireName(),
                    StreetEditing.buildable().stream().map(RoadClass::wireName).toList());
        }
    }

    /** Checks how many points a drawn line has. */
    public static void points(String parameter, int count) {
        if (count < 2) {
            throw PlanningProblem.invalid(parameter, count + " places", "a line of at least two places");
        }
        if (count > MOST_POINTS) {
            throw PlanningProblem.of(
                    ProblemType.OVER_LIMIT,
                    "The request has %d points in a line; the limit is %d.".formatted(count, MOST_POINTS),
                    parameter,
                    Integer.toString(count),
                    List.of("at most " + MOST_POINTS));
        }
    }

    /** Returns the speed of a class of roads. */
    public static double kmh(String parameter, @Nullable Double given) {
        return kmh(parameter, given, FASTEST_KMH);
    }

    /** Returns the pace of a walker. */
    static double pace(String parameter, double given) {
        return kmh(parameter, given, FASTEST_WALK_KMH);
    }

    private static double kmh(String parameter, @Nullable Double given, double most) {
        if (given == null || !(given > 0 && given <= most)) {
            throw PlanningProblem.invalid(
                    parameter,
                    given == null ? null : given.toString(),
                    "a number above 0, at most %.0f".formatted(most));
        }
        return given;
    }
}
