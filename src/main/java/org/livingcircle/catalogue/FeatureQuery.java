package org.livingcircle.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Which features of a layer are wanted.
 *
 * @param area longitude and latitude; null for everywhere
 * @param valid null for any time; without effect on a layer whose features have no dates
 * @param equal for each property the values it may have
 * @param limit features on the page, above 0
 * @param offset features before the page
 */
public record FeatureQuery(
        Layer layer,
        @Nullable Geometry area,
        @Nullable DateRange valid,
        Map<Property, List<Object>> equal,
        int limit,
        int offset) {

    public FeatureQuery {
        equal = Map.copyOf(equal);
        if (limit < 1 || offset < 0) {
            throw new IllegalArgumentException(
                    "limit must be above 0 and offset not below, was %d, %d".formatted(limit, offset));
        }
    }

    public Optional<Geometry> findArea() {
        return Optional.ofNullable(area);
    }

    public Optional<DateRange> findValid() {
        return Optional.ofNullable(valid);
    }
}
