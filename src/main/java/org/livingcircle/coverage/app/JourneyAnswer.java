package org.livingcircle.coverage.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.app.CoverageTable.Warning;
import org.livingcircle.facility.Facility;
import org.livingcircle.geo.LonLat;

/** Answers about ways between places. */
public final class JourneyAnswer {

    private JourneyAnswer() {}

    /**
     * Where a place joined its street, or in water the cells of the grid.
     *
     * @param point on the street; null where it joined none
     * @param metres straight to there; where it joined none to the nearest street, null where none is known near
     * @param reason {@code not-on-street} or {@code in-water}; null where it joined, or where no street is meant to be joined
     */
    public record Snapped(
            @Nullable LonLat point,
            @Nullable Double metres,
            @Nullable String reason) {}

    /**
     * From source to destination: rows are sources.
     *
     * @param durations whole seconds, rounded up; null with a reason
     * @param distances metres of the fastest way; null where they are not known, and altogether where nobody asked
     * @param reasons {@code not-on-street}, {@code in-water}, {@code no-way} or {@code beyond-range}; null where there is a way
     */
    public record Matrix(
            List<List<@Nullable Integer>> durations,
            @Nullable List<List<@Nullable Double>> distances,
            List<List<@Nullable String>> reasons,
            List<Snapped> sources,
            List<Snapped> destinations,
            List<Warning> warnings) {}

    /** A facility and the way to it, or from it. */
    public record Near(
            Facility facility, int seconds, @Nullable Double metres) {}

    /** The nearest facilities, nearest first; fewer than asked for where no more are reached. */
    public record Nearest(List<Near> facilities, Snapped location, List<Warning> warnings) {}

    /**
     * A way.
     *
     * @param seconds whole, rounded up
     * @param line longitude and latitude of all vertices, both places included
     */
    public record Route(
            int seconds,
            double metres,
            List<LonLat> line,
            List<Step> steps,
            Snapped from,
            Snapped to,
            List<Warning> warnings) {}

    /**
     * A stretch along streets of one name and class.
     *
     * @param roadClass wire name, or {@code access} between a place and its street
     */
    public record Step(String name, double metres, double seconds, String roadClass) {}
}
