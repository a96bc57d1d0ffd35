package org.livingcircle.catalogue;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * What the database holds, as far as the catalogue tells it.
 *
 * @param metricSrid the city's system in metres; null while no pack is loaded
 * @param bounds longitudes and latitudes by layer id; none for a layer with no geometry in it
 * @param dates first and last day by layer id, of the layers whose features have dates
 */
public record Holdings(@Nullable Integer metricSrid, Map<String, Envelope> bounds, Map<String, DateRange> dates) {

    public Holdings {
        bounds = Map.copyOf(bounds);
        dates = Map.copyOf(dates);
    }

    public Optional<Integer> findMetricSrid() {
        return Optional.ofNullable(metricSrid);
    }
}
