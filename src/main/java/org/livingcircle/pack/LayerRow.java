package org.livingcircle.pack;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;
import org.locationtech.jts.geom.Geometry;

/**
 * One record of a layer. The values follow {@link Layer#columns} and have the classes named at {@link ColumnType}; an
 * unknown value is null. The geometry is that of a GeoJSON feature, longitude first; null in a CSV layer. Read only.
 */
public final class LayerRow {

    private final Layer layer;
    private final Spot spot;
    private final List<@Nullable Object> values;
    private final @Nullable Geometry geometry;

    /**
     * Makes a row.
     *
     * @param values one for each of the layer's columns; belongs to the row from now on
     */
    public LayerRow(Layer layer, Spot spot, List<@Nullable Object> values, @Nullable Geometry geometry) {
        if (values.size() != layer.columns().size()) {
            throw new IllegalArgumentException("layer %s has %d columns, got %d values"
                    .formatted(layer.key(), layer.columns().size(), values.size()));
        }
        this.layer = layer;
        this.spot = spot;
        this.values = Collections.unmodifiableList(values);
        this.geometry = geometry;
    }

    public Layer layer() {
        return layer;
    }

    /** Returns where in its file the record stands. */
    public Spot spot() {
        return spot;
    }

    /** Returns the value of a column; null where unknown. */
    public @Nullable Object value(String column) {
        return values.get(layer.indexOf(column));
    }

    /**
     * Returns the value of a text column.
     *
     * @throws IllegalStateException if the value is unknown
     */
    public String text(String column) {
        return known(column, (String) value(column));
    }

    public Optional<String> findText(String column) {
        return Optional.ofNullable((String) value(column));
    }

    /**
     * Returns the value of a whole column.
     *
     * @throws IllegalStateException if the value is unknown
     */
    public long whole(String column) {
        return known(column, (Long) value(column));
    }

    /** Returns a number, or 0 where it is unknown. */
    public long wholeOrZero(String column) {
        return value(column) instanceof Long number ? number : 0;
    }

    public Optional<Double> findDecimal(String column) {
        return Optional.ofNullable((Double) value(column));
    }

    /**
     * Returns the value of a decimal column.
     *
     * @throws IllegalStateException if the value is unknown
     */
    public double decimal(String column) {
        return known(column, (Double) value(column));
    }

    public Optional<LocalDate> findDay(String column) {
        return Optional.ofNullable((LocalDate) value(column));
    }

    /** Returns the point of a layer with lon and lat columns; empty where it is unknown. */
    public Optional<LonLat> findPoint() {
        return value("lon") instanceof Double lon && value("lat") instanceof Double lat
                ? Optional.of(new LonLat(lon, lat))
                : Optional.empty();
    }

    public Optional<Geometry> findGeometry() {
        return Optional.ofNullable(geometry);
    }

    /**
     * Returns the geometry of a GeoJSON feature.
     *
     * @throws IllegalStateException if there is none
     */
    public Geometry geometry() {
        return known("geometry", geometry);
    }

    private <T> T known(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("%s %s has no %s".formatted(layer.key(), spot, column));
        }
        return value;
    }
}
