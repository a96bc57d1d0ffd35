package org.livingcircle.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * One collection of features: everything the standards face says of it, and where it is read from. The SQL parts are
 * written in {@link CityLayers} and nowhere else; no part of a request ever becomes one.
 *
 * @param id as in the address
 * @param source table, view or query
 * @param idSql unique among the features
 * @param sortSql total once {@code idSql} is added
 * @param isKept whether the features of an earlier data version are kept for the scenarios over it
 * @param isDated whether features have {@code valid_from} (inclusive) and {@code valid_to} (exclusive)
 */
public record Layer(
        String id,
        Title title,
        Title description,
        String source,
        String idSql,
        String sortSql,
        GeometryKind geometry,
        boolean isKept,
        boolean isDated,
        List<Property> properties) {

    public Layer {
        properties = List.copyOf(properties);
    }

    public boolean hasGeometry() {
        return geometry != GeometryKind.NONE;
    }

    public Optional<Property> findProperty(String name) {
        return properties.stream()
                .filter(property -> property.name().equals(name))
                .findFirst();
    }
}
