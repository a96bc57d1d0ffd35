package org.livingcircle.coverage.app;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.livingcircle.geo.LonLat;
import org.livingcircle.streets.StrategicSettings;
import org.livingcircle.streets.StreetEdits;
import org.locationtech.jts.geom.Geometry;

/**
 * A question about a circle of the plan, checked.
 *
 * @param roads what is driven on
 * @param year whose network counts, as it was on its last day
 * @param minutes limit, itself inside
 * @param mainCity outline from which a circle is measured, longitude first; empty where it is measured from a point
 * @param drawn whether the outline came with the question
 * @param centre point from which it is measured where there is no outline
 * @param vehicleOnly whether only the ride counts, of the circle by train
 * @param waitMinutes and the other minutes: of the circle by train
 * @param settings speeds on the roads, those of the pack unless the request gave others
 * @param conventionalKmh speed of lines without minutes; empty: they are left out
 * @param lines railways to ride; empty: all
 * @param edits how imported streets are wished to be
 * @param asked names of the parameters that the request gave
 */
public record PlanCircleQuery(
        PlanCircle circle,
        CircleRoads roads,
        int year,
        double minutes,
        Optional<Geometry> mainCity,
        boolean drawn,
        LonLat centre,
        boolean vehicleOnly,
        double waitMinutes,
        double egressMinutes,
        double accessMinutes,
        double transferMinutes,
        StrategicSettings settings,
        OptionalDouble conventionalKmh,
        Set<String> lines,
        StreetEdits edits,
        Set<String> asked) {

    public PlanCircleQuery {
        lines = Set.copyOf(lines);
        asked = Set.copyOf(asked);
    }
}
