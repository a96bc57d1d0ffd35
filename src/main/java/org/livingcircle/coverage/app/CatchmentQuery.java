package org.livingcircle.coverage.app;

import java.util.List;
import java.util.Optional;
import org.livingcircle.facility.Facility;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.Metric;
import org.livingcircle.population.Weight;

/**
 * A question about what lies around one place, checked.
 *
 * @param facility what stands there; empty for a place of the user's
 * @param ranges whole seconds or metres, ascending, each once
 */
public record CatchmentQuery(
        LonLat location,
        Optional<Facility> facility,
        Engine engine,
        Metric metric,
        Traveller traveller,
        List<Integer> ranges,
        List<Weight> weights,
        Shape shape) {

    /** What to draw. */
    public enum Shape {
        /** Nested areas along the streets. */
        POLYGON("polygon"),
        /** Nothing. */
        NONE("none"),
        /** The squares of the cells that count. */
        CELLS("cells");

        private final String wireName;

        Shape(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    public CatchmentQuery {
        ranges = List.copyOf(ranges);
        weights = List.copyOf(weights);
    }
}
