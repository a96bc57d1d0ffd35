package org.livingcircle.coverage.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.CatchmentPeople;
import org.livingcircle.coverage.app.CoverageTable.Warning;
import org.locationtech.jts.geom.Geometry;

/**
 * What lies around a place.
 *
 * @param people by the position of the range
 * @param areas in the order of the ranges
 */
public record CatchmentAnswer(
        CatchmentPeople people,
        List<Area> areas,
        JourneyAnswer.Snapped snapped,
        List<Joinings.EngineShare> engines,
        List<Warning> warnings) {

    /**
     * The area within a range.
     *
     * @param squareKilometres on the ground; null where nothing was drawn
     * @param shape longitude first; null where nothing was drawn
     */
    public record Area(
            @Nullable Double squareKilometres, @Nullable Geometry shape) {}

    public CatchmentAnswer {
        areas = List.copyOf(areas);
        engines = List.copyOf(engines);
        warnings = List.copyOf(warnings);
    }
}
