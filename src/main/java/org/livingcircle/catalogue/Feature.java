package org.livingcircle.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature of a layer.
 *
 * @param shape null where it is unknown
 * @param values in the order of the layer's properties; null where unknown, otherwise String, Long, Double, Boolean or
 *     LocalDate
 */
public record Feature(String id, @Nullable Geometry shape, List<@Nullable Object> values) {

    public Feature {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    public Optional<Geometry> findShape() {
        return Optional.ofNullable(shape);
    }
}
