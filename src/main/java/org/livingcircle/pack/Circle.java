package org.livingcircle.pack;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An official circle: one limit for everybody, or one for urban and one for rural people, answered together.
 *
 * @param id the service's id and the circle's place, as culture-1
 * @param parts one part for {@link Area#ALL}, or two: urban, rural
 */
public record Circle(String id, List<Part> parts) {

    /** Whom a part of a circle is for. */
    public enum Area {
        ALL,
        URBAN,
        RURAL;

        /** Returns the name in pack.yml and on the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a limit is measured in. */
    public enum Measure {
        /** Seconds of walking. */
        TIME(60, 7_200),
        /** Metres of straight line. */
        STRAIGHT(50, 60_000);

        private final int least;
        private final int most;

        Measure(int least, int most) {
            this.least = least;
            this.most = most;
        }

        /** Returns the least limit allowed. */
        public int least() {
            return least;
        }

        /** Returns the greatest limit allowed. */
        public int most() {
            return most;
        }

        /** Returns the name in pack.yml and on the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A limit for some people.
     *
     * @param limit inclusive; seconds or metres
     * @param basis where the limit is written
     */
    public record Part(Area area, Measure measure, int limit, String basis) {

        public Part {
            if (limit < measure.least() || limit > measure.most()) {
                throw new IllegalArgumentException(
                        "limit must be %d to %d, was %d".formatted(measure.least(), measure.most(), limit));
            }
        }

        private String zh() {
            String people =
                    switch (area) {
                        case ALL -> "";
                        case URBAN -> "城镇";
                        case RURAL -> "乡村";
                    };
            return people + (measure == Measure.TIME ? "步行" + minutes() + "分钟" : "直线" + length("公里", "米"));
        }

        private String en() {
            String people = area == Area.ALL ? "" : area.word() + " ";
            return people + (measure == Measure.TIME ? minutes() + " min walk" : length(" km", " m") + " straight");
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
