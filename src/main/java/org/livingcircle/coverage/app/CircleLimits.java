package org.livingcircle.coverage.app;

import java.util.Collection;
import java.util.stream.Stream;
import org.livingcircle.network.Metric;
import org.livingcircle.pack.Circle;
import org.livingcircle.pack.ServiceSpec;

/**
 * The largest range that may be asked for: half an hour or 10 km, or the largest official circle if that is larger.
 *
 * @param seconds for walking time
 * @param metres for walked and straight metres
 */
public record CircleLimits(int seconds, int metres) {

    private static final int HALF_AN_HOUR = 1800;
    private static final int TEN_KILOMETRES = 10_000;

    static CircleLimits of(Collection<ServiceSpec> services) {
        return new CircleLimits(
                Math.max(HALF_AN_HOUR, largest(services, Metric.TIME)),
                Math.max(TEN_KILOMETRES, largest(services, Metric.STRAIGHT)));
    }

    private static int largest(Collection<ServiceSpec> services, Metric metric) {
        return parts(services)
                .filter(part -> part.metric() == metric)
                .mapToInt(Circle.Part::limit)
                .max()
                .orElse(0);
    }

    private static Stream<Circle.Part> parts(Collection<ServiceSpec> services) {
        return services.stream()
                .flatMap(service -> service.circles().stream())
                .flatMap(circle -> circle.parts().stream());
    }

    public int of(Metric metric) {
        return metric == Metric.TIME ? seconds : metres;
    }
}
