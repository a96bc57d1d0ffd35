package org.livingcircle.coverage.app;

import java.util.List;
import org.livingcircle.facility.Facility;
import org.livingcircle.geo.LonLat;
import org.livingcircle.pack.ServiceSpec;

/** Questions about ways between places, checked. */
public final class JourneyQuery {

    private JourneyQuery() {}

    /**
     * From each of some places to each of others.
     *
     * @param traveller goes from the sources to the destinations
     * @param measured whether the metres of the ways are wanted too
     */
    public record Matrix(
            Engine engine, Traveller traveller, List<LonLat> sources, List<LonLat> destinations, boolean measured) {
        public Matrix {
            sources = List.copyOf(sources);
            destinations = List.copyOf(destinations);
        }
    }

    /**
     * The nearest facilities of a service.
     *
     * @param facilities of the service, by id
     */
    public record Nearest(
            Engine engine,
            Traveller traveller,
            LonLat location,
            ServiceSpec service,
            List<Facility> facilities,
            int count) {
        public Nearest {
            facilities = List.copyOf(facilities);
        }
    }

    /**
     * The way between two places.
     *
     * @param traveller goes from one to the other
     */
    public record Route(Traveller traveller, LonLat from, LonLat to) {}
}
