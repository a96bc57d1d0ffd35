package org.livingcircle.catalogue.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.livingcircle.catalogue.CityLayers;
import org.livingcircle.catalogue.DateRange;
import org.livingcircle.catalogue.Feature;
import org.livingcircle.catalogue.FeaturePage;
import org.livingcircle.catalogue.FeatureQuery;
import org.livingcircle.catalogue.FeatureStore;
import org.livingcircle.catalogue.Holdings;
import org.livingcircle.catalogue.Layer;
import org.livingcircle.catalogue.Property;
import org.livingcircle.catalogue.PropertyType;
import org.livingcircle.catalogue.TileAddress;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads features by SQL. What stands at %s comes from {@link CityLayers}; every value of a request is a named parameter.
 *
 * <p>A page and its count are read in one REPEATABLE READ transaction: a pack replaced meanwhile shows in neither or both.
 */
@Repository
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class SqlFeatureStore implements FeatureStore {

    private static final int TILE_UNITS = 4096;
    private static final int TILE_MARGIN = 64;

    private static final String COUNT = """
            SELECT count(*)
            FROM %s AS layer
            WHERE %s
            """;

    private static final String PAGE = """
            SELECT %s AS feature_id, %s AS shape, %s
            FROM %s AS layer
            WHERE %s
            ORDER BY %s, %s
            LIMIT :limit OFFSET :offset
            """;

    private static final String ONE = """
            SELECT %s AS feature_id, %s AS shape, %s
            FROM %s AS layer
            WHERE %s = :id
            """;

    // The wider box finds what a line's width or a label reaches into the tile; the exact one clips. The transformation
    // is PostGIS's here, and only here: ST_AsMVTGeom wants Web Mercator and the round trip would cost more than the
    // tile.
    private static final String TILE = """
            SELECT ST_AsMVT(feature, :name, :units, 'shape')
            FROM (
                SELECT ST_AsMVTGeom(
                           ST_Transform(layer.geom, 3857),
                           ST_TileEnvelope(:zoom, :column, :row),
                           :units, :margin, true) AS shape,
                       %s
                FROM %s AS layer
                WHERE layer.geom && ST_MakeEnvelope(:west, :south, :east, :north, 4326)
            ) AS feature
            WHERE shape IS NOT NULL
            """;

    private static final String BOUNDS = """
            SELECT ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)
            FROM (SELECT ST_Extent(layer.geom) AS box FROM %s AS layer) AS extent
            WHERE box IS NOT NULL
            """;

    private static final String DATES = """
            SELECT min(layer.valid_from), CASE WHEN count(layer.valid_to) = count(*) THEN max(layer.valid_to) END
            FROM %s AS layer
            """;

    private static final String METRIC_SRID = """
            SELECT coalesce((SELECT (manifest ->> 'srid')::integer FROM data_version),
                            (SELECT srid FROM population_grid))
            """;

    private final JdbcClient sql;

    SqlFeatureStore(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public FeaturePage page(FeatureQuery query) {
        Layer layer = query.layer();
        Map<String, Object> values = new HashMap<>();
        String where = where(query, values);
        long matched = sql.sql(COUNT.formatted(layer.source(), where))
                .params(values)
                .query(Long.class)
                .single();
        values.put("limit", query.limit());
        values.put("offset", query.offset());
        List<Feature> features = sql.sql(PAGE.formatted(
                        layer.idSql(),
                        shape(layer),
                        columns(layer),
                        layer.source(),
                        where,
                        layer.sortSql(),
                        layer.idSql()))
                .params(values)
                .query((row, number) -> read(layer, row))
                .list();
        return new FeaturePage(layer, features, matched);
    }

    @Override
    public Optional<Feature> find(Layer layer, String id) {
        return sql.sql(ONE.formatted(layer.idSql(), shape(layer), columns(layer), layer.source(), layer.idSql()))
                .param("id", id)
                .query((row, number) -> read(layer, row))
                .optional();
    }

    @Override
    public byte[] tile(Layer layer, TileAddress tile) {
        Envelope box = tile.lonLat((double) TILE_MARGIN / TILE_UNITS);
        String properties = layer.properties().stream()
                .map(property -> property.type() == PropertyType.DATE
                        ? "%s::text AS \"%s\"".formatted(property.sql(), property.name())
                        : "%s AS \"%s\"".formatted(property.sql(), property.name()))
                .collect(Collectors.joining(", "));
        return sql.sql(TILE.formatted(properties, layer.source()))
                .param("name", layer.id())
                .param("units", TILE_UNITS)
                .param("margin", TILE_MARGIN)
                .param("zoom", tile.zoom())
                .param("column", tile.column())
                .param("row", tile.row())
                .param("west", box.getMinX())
                .param("south", box.getMinY())
                .param("east", box.getMaxX())
                .param("north", box.getMaxY())
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    @Override
    public Holdings holdings() {
        Map<String, Envelope> bounds = new HashMap<>();
        Map<String, DateRange> dates = new HashMap<>();
        for (Layer layer : CityLayers.list()) {
            if (layer.hasGeometry()) {
                sql.sql(BOUNDS.formatted(layer.source()))
                        .query((row, number) ->
                                new Envelope(row.getDouble(1), row.getDouble(3), row.getDouble(2), row.getDouble(4)))
                        .optional()
                        .ifPresent(box -> bounds.put(layer.id(), box));
            }
            if (layer.isDated()) {
                dates.put(
                        layer.id(),
                        sql.sql(DATES.formatted(layer.source()))
                                .query((row, number) -> new DateRange(
                                        row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
                                .single());
            }
        }
        Integer metricSrid = sql.sql(METRIC_SRID)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, Integer.class)))
                .single()
                .orElse(null);
        return new Holdings(metricSrid, bounds, dates);
    }

    /** Returns the condition and puts the values it names. */
    private static String where(FeatureQuery query, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        query.findArea().ifPresent(area -> {
            conditions.add("layer.geom && ST_GeomFromWKB(:area, 4326)"
                    + " AND ST_Intersects(layer.geom, ST_GeomFromWKB(:area, 4326))");
            values.put("area", new WKBWriter().write(area));
        });
        if (query.layer().isDated()) {
            query.findValid().flatMap(DateRange::findLast).ifPresent(last -> {
                conditions.add("(layer.valid_from IS NULL OR layer.valid_from <= :last)");
                values.put("last", last);
            });
            query.findValid().flatMap(DateRange::findFirst).ifPresent(first -> {
                conditions.add("(layer.valid_to IS NULL OR layer.valid_to > :first)");
                values.put("first", first);
            });
        }
        query.equal().forEach((property, allowed) -> {
            conditions.add("%s IN (:%s)".formatted(property.sql(), property.name()));
            values.put(property.name(), allowed);
        });
        return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
    }

    private static String shape(Layer layer) {
        return layer.hasGeometry() ? "ST_AsBinary(layer.geom)" : "NULL";
    }

    private static String columns(Layer layer) {
        return layer.properties().stream().map(Property::sql).collect(Collectors.joining(", "));
    }

    private static Feature read(Layer layer, ResultSet row) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(layer.properties().size());
        int column = 3;
        for (Property property : layer.properties()) {
            values.add(value(row, column++, property.type()));
        }
        byte[] shape = layer.hasGeometry() ? row.getBytes(2) : null;
        return new Feature(row.getString(1), shape == null ? null : geometry(shape), values);
    }

    private static @Nullable Object value(ResultSet row, int column, PropertyType type) throws SQLException {
        return switch (type) {
            case TEXT -> row.getString(column);
            case INTEGER -> row.getObject(column) == null ? null : row.getLong(column); // of any width
            case NUMBER -> row.getObject(column, Double.class);
            case BOOLEAN -> row.getObject(column, Boolean.class);
            case DATE -> row.getObject(column, LocalDate.class);
        };
    }

    private static Geometry geometry(byte[] shape) {
        try {
            return new WKBReader().read(shape);
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS gave a geometry that cannot be read", e);
        }
    }
}
