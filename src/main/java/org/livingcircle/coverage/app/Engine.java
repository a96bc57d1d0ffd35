package org.livingcircle.coverage.app;

import java.util.List;
import org.livingcircle.network.Metric;

/** What computes travel cost. */
public enum Engine {
    /** Along streets, and over the grid or along strategic links where none have been imported. */
    STREETS("streets", Metric.TIME, Metric.DISTANCE),
    /** Walking over the grid, with water as a barrier and bridges across it. */
    GRID("grid", Metric.TIME, Metric.DISTANCE),
    /** The straight line, times the detour factor where time or walked metres are asked for. */
    CIRCLE("circle", Metric.STRAIGHT, Metric.TIME, Metric.DISTANCE);

    private final String wireName;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
    private final List<Metric> metrics;

    Engine(String wireName, Metric... metrics) {
        this.wireName = wireName;
        this.metrics = List.of(metrics);
    }

    public String wireName() {
        return wireName;
    }

    /** Returns the metrics the engine knows. */
    public List<Metric> metrics() {
        return metrics;
    }

    /** Returns the name of the method, as in {@code src/docs/method}. */
    public String method() {
        return switch (this) {
            case STREETS -> "streets";
            case GRID -> "least-cost-grid";
            case CIRCLE -> "straight-line";
        };
    }
}
