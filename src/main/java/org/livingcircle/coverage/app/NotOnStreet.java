package org.livingcircle.coverage.app;

import java.util.List;
import java.util.Optional;
import org.livingcircle.network.GridPoint;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.Snap;

/**
 * Refuses a place that joins nothing one could travel on.
 *
 * @param point the place
 * @param water whether it lies in water
 * @param parameter what names the place in the request
 */
record NotOnStreet(GridPoint point, boolean water, String parameter) {

    /** The nearest street is told however far it is, metres. */
    static final double ANY_DISTANCE = Double.POSITIVE_INFINITY;

    /**
     * Says that no street is near enough, and how far the nearest is.
     *
     * @param nearest empty where there is no street
     * @param limit the farthest a street may be, metres
     */
    PlanningProblem far(Mode mode, Optional<Snap> nearest, double limit) {
        Double metres = nearest.map(Snap::metres).orElse(null);
        String distance = metres == null
                ? "there is none"
                : "the nearest is %.0f m away%s"
                        .formatted(metres, metres <= limit && !water ? ", across water or over it" : "");
        // in water the distance is not what keeps it from the street
        String within = water ? "" : " within %.0f m".formatted(limit);
        String joins = "joins no street that one can %s on%s; %s".formatted(mode.wireName(), within, distance);
        return problem(joins, "a place within %.0f m of a street, on its bank".formatted(limit))
                .with("metres", metres)
                .with("limitMetres", limit);
    }

    /** Says that no cell that one can walk on is near enough. */
    PlanningProblem offTheGrid(double limit) {
        return problem("is farther than %.0f m from where one can walk".formatted(limit), "a place on land")
                .with("metres", null)
                .with("limitMetres", limit);
    }

    private PlanningProblem problem(String what, String allowed) {
        String place = "%s,%s".formatted(point.lonLat().lon(), point.lonLat().lat());
        return PlanningProblem.of(
                ProblemType.NOT_ON_STREET,
                "The place %s (longitude, latitude) %s%s.".formatted(place, water ? "lies in water and " : "", what),
                parameter,
                place,
                List.of(allowed));
    }
}
