package org.livingcircle.coverage.app;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.livingcircle.network.Metric;
import org.livingcircle.pack.Circle;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.population.Area;
import org.livingcircle.population.Weight;

/**
 * A question about coverage, checked.
 *
 * @param engine null: the usual one of each metric
 * @param usual the engine of time and distance where none is asked for
 * @param metric what the ranges are in
 * @param ranges whole seconds or metres; empty: the service's official circles
 * @param by at least one
 */
public record CoverageQuery(
        ServiceSpec service,
        @Nullable Engine engine,
        Engine usual,
        Metric metric,
        Traveller traveller,
        FacilityEdits facilities,
        List<Integer> ranges,
        List<Weight> weights,
        Set<ZoneKind> by,
        Area area,
        Overlap overlap) {

    public CoverageQuery {
        ranges = List.copyOf(ranges);
        weights = List.copyOf(weights);
        by = Set.copyOf(by);
    }

    /** Returns what the limits of the question are in. */
    public Set<Metric> metrics() {
        if (!ranges.isEmpty()) {
            return Set.of(metric);
        }
        return service.circles().stream()
                .flatMap(circle -> circle.parts().stream())
                .filter(part -> part.area() == Area.ALL || area == Area.ALL || part.area() == area)
                .map(Circle.Part::metric)
                .collect(Collectors.toSet());
    }

    /** Returns the engine that computes a metric for this question. */
    public Engine engineFor(Metric wanted) {
        if (engine != null && engine.metrics().contains(wanted)) {
            return engine;
        }
        return wanted == Metric.STRAIGHT ? Engine.CIRCLE : usual;
    }
}
