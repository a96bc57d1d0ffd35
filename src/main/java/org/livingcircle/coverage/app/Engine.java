package org.livingcircle.coverage.app;

import java.util.List;
import org.livingcircle.network.Metric;

/** What computes travel cost. */
public enum Engine {
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

    /** Returns the engine that is used for a metric unless another is asked for. */
    public static Engine usualFor(Metric metric) {
        return metric == Metric.STRAIGHT ? CIRCLE : GRID;
    }
}
