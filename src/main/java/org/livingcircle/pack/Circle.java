package org.livingcircle.pack;

import java.util.List;
import java.util.stream.Collectors;
import org.livingcircle.network.Metric;
import org.livingcircle.population.Area;

/**
 * An official circle: one limit for everybody, or one for urban and one for rural people, answered together.
 *
 * @param id the service's id and the circle's place, as culture-1
 * @param parts one part for {@link Area#ALL}, or two: urban, rural
 */
public record Circle(String id, List<Part> parts) {

    /** The metrics an official circle may use. */
    public static final List<Metric> METRICS = List.of(Metric.TIME, Metric.STRAIGHT);

    /** Returns the least limit allowed, seconds or metres. */
    public static int leastLimit(Metric metric) {
        return metric == Metric.TIME ? 60 : 50;
    }

    /** Returns the greatest limit allowed, seconds or metres. */
    public static int mostLimit(Metric metric) {
        return metric == Metric.TIME ? 7_200 : 60_000;
    }

    /**
     * A limit for some people.
     *
     * @param limit inclusive; seconds or metres
     * @param basis where the limit is written
     */
    public record Part(Area area, Metric metric, int limit, String basis) {

        public Part {
            if (!METRICS.contains(metric)) {
                throw new IllegalArgumentException("metric must be one of %s, was %s".formatted(METRICS, metric));
            }
            if (limit < leastLimit(metric) || limit > mostLimit(metric)) {
                throw new IllegalArgumentException(
                        "limit must be %d to %d, was %d".formatted(leastLimit(metric), mostLimit(metric), limit));
            }
        }

        private String zh() {
            String people =
                    switch (area) {
                        case ALL -> "";
                        case URBAN -> "城镇";
                        case RURAL -> "乡村";
                    };
            return people + (metric == Metric.TIME ? "步行" + minutes() + "分钟" : "直线" + length("公里", "米"));
        }

        private String en() {
            String people = area == Area.ALL ? "" : area.wireName() + " ";
            return people + (metric == Metric.TIME ? minutes() + " min walk" : length(" km", " m") + " straight");
        }

        private String minutes() {
            return limit % 60 == 0 ? Integer.toString(limit / 60) : "%.1f".formatted(limit / 60.0);
        }

        private String length(String kilometres, String metres) {
            return limit % 1000 == 0 ? limit / 1000 + kilometres : limit + metres;
        }
    }

    public Circle {
        parts = List.copyOf(parts);
        List<Area> areas = parts.stream().map(Part::area).toList();
        if (!areas.equals(List.of(Area.ALL)) && !areas.equals(List.of(Area.URBAN, Area.RURAL))) {
            throw new IllegalArgumentException("a circle is for all, or for urban and rural, was for " + areas);
        }
    }

    /** Returns what to call it: its limits in words. */
    public LocalText name() {
        return new LocalText(
                parts.stream().map(Part::zh).collect(Collectors.joining("、")),
                parts.stream().map(Part::en).collect(Collectors.joining(", ")));
    }
}
