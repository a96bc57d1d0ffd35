package org.livingcircle.pack;

/**
 * A column of a CSV layer, or a property of a GeoJSON one.
 *
 * @param required whether every row must hold a value; the column itself must always be there
 */
public record Column(String name, ColumnType type, boolean required) {}
