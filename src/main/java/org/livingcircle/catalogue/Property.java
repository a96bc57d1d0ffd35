package org.livingcircle.catalogue;

/**
 * One property of a collection's features.
 *
 * @param name as in JSON, camelCase
 * @param sql the column or expression it is read from; the table is called {@code layer}
 */
public record Property(String name, String sql, PropertyType type, Title title) {}
