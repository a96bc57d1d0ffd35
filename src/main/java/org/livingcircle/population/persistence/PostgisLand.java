package org.livingcircle.population.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.platform.persistence.CopyTable;
import org.livingcircle.population.Building;
import org.livingcircle.population.Land;
import org.livingcircle.population.LandStore;
import org.livingcircle.population.LandTract;
import org.livingcircle.population.StreetPolygon;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Repository;

/** Keeps land in PostGIS: written by COPY in the transaction of whoever imports, read all of one import. */
@Repository
public class PostgisLand implements LandStore {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), 4326);
    private static final List<String> TABLES = List.of("land_version", "land_building", "land_tract", "street_polygon");

    private final DataSource database;

    public PostgisLand(DataSource database) {
        this.database = database;
    }

    /**
     * Replaces the stored land in the transaction that is open on a connection; the caller commits. Readers see the old land
     * until then.
     */
    public static void replace(Connection connection, Land land) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        clear(connection);
        try (PreparedStatement version = connection.prepareStatement("""
                INSERT INTO land_version (fingerprint, source, vintage, west, south, east, north, imported_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, now())""")) {
            version.setString(1, land.fingerprint());
            version.setString(2, land.source());
            version.setString(3, land.vintage());
            version.setDouble(4, land.box().southWest().lon());
            version.setDouble(5, land.box().southWest().lat());
            version.setDouble(6, land.box().northEast().lon());
            version.setDouble(7, land.box().northEast().lat());
            version.executeUpdate();
        }
        List<List<@Nullable Object>> buildings = new ArrayList<>();
        for (Building building : land.buildings()) {
            buildings.add(Arrays.asList(
                    building.id(),
                    building.levels().isPresent() ? building.levels().getAsInt() : null,
                    building.use().wireName(),
                    building.footprintM2(),
                    multi(building.outline())));
        }
        copy(postgres, "land_building", List.of("id", "levels", "use", "footprint_m2", "geom"), buildings);
        List<List<@Nullable Object>> tracts = new ArrayList<>();
        for (LandTract tract : land.tracts()) {
            tracts.add(Arrays.asList(tract.id(), tract.kind().wireName(), multi(tract.outline())));
        }
        copy(postgres, "land_tract", List.of("id", "kind", "geom"), tracts);
        List<List<@Nullable Object>> streets = new ArrayList<>();
        for (StreetPolygon street : land.streets()) {
            streets.add(Arrays.asList(street.id(), street.name(), multi(street.outline())));
        }
        copy(postgres, "street_polygon", List.of("id", "name_zh", "geom"), streets);
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("ANALYZE " + table);
            }
        }
    }

    /** Removes the stored land in the transaction that is open on a connection; the caller commits. */
    public static void clear(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("DELETE FROM " + table); // not TRUNCATE, which would stop readers
            }
        }
    }

    private static void copy(
            PGConnection postgres, String table, List<String> columns, List<List<@Nullable Object>> rows)
            throws SQLException {
        try (CopyTable copy = new CopyTable(postgres.getCopyAPI(), table, columns)) {
            for (List<@Nullable Object> row : rows) {
                copy.add(row);
            }
            copy.end();
        }
    }

    private static Geometry multi(Geometry area) {
        Geometry inSrid = GEOMETRIES.createGeometry(area);
        return inSrid instanceof MultiPolygon
                ? inSrid
                : GEOMETRIES.createMultiPolygon(new Polygon[] {(Polygon) inSrid});
    }

    @Override
    public Optional<String> findFingerprint() {
        return JdbcClient.create(database)
                .sql("SELECT fingerprint FROM land_version")
                .query(String.class)
                .optional();
    }

    @Override
    public Optional<Land> read() {
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                // All of one import, even while another ends.
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                return read(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            DataAccessException translated = new SQLExceptionSubclassTranslator().translate("read the land", null, e);
            throw translated != null ? translated : new DataAccessResourceFailureException("could not read land", e);
        }
    }

    private static Optional<Land> read(JdbcClient sql) {
        List<Building> buildings = sql.sql(
                        "SELECT id, levels, use, footprint_m2, ST_AsBinary(geom) AS shape FROM land_building")
                .query((RowMapper<Building>) (row, number) -> new Building(
                        row.getString("id"),
                        levels(row.getObject("levels", Integer.class)),
                        Building.Use.find(row.getString("use")).orElseThrow(),
                        row.getDouble("footprint_m2"),
                        shape(row.getBytes("shape"))))
                .list();
        List<LandTract> tracts = sql.sql("SELECT id, kind, ST_AsBinary(geom) AS shape FROM land_tract")
                .query((RowMapper<LandTract>) (row, number) -> new LandTract(
                        row.getString("id"),
                        LandTract.Kind.find(row.getString("kind")).orElseThrow(),
                        shape(row.getBytes("shape"))))
                .list();
        List<StreetPolygon> streets = sql.sql("SELECT id, name_zh, ST_AsBinary(geom) AS shape FROM street_polygon")
                .query((RowMapper<StreetPolygon>) (row, number) ->
                        new StreetPolygon(row.getString("id"), row.getString("name_zh"), shape(row.getBytes("shape"))))
                .list();
        return sql.sql("SELECT source, vintage, west, south, east, north FROM land_version")
                .query((RowMapper<Land>) (row, number) -> new Land(
                        new LonLatBox(
                                new LonLat(row.getDouble("west"), row.getDouble("south")),
                                new LonLat(row.getDouble("east"), row.getDouble("north"))),
                        row.getString("source"),
                        row.getString("vintage"),
                        buildings,
                        tracts,
                        streets))
                .optional();
    }

    private static OptionalInt levels(@Nullable Integer levels) {
        return levels == null ? OptionalInt.empty() : OptionalInt.of(levels);
    }

    private static Geometry shape(byte[] wkb) {
        try {
            return new WKBReader(GEOMETRIES).read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS gave a geometry that is none", e);
        }
    }
}
