package org.livingcircle.streets.persistence;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.streets.StreetArea;
import org.livingcircle.streets.StreetCounts;
import org.livingcircle.streets.StreetGraph;
import org.livingcircle.streets.StreetGraphAssembly;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.streets.StreetStore;
import org.livingcircle.streets.StreetsRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces the stored streets in one transaction. Holds the lock of imports with its connection. */
final class StreetReplacement implements StreetStore.Replacement {

    private static final Logger LOG = LoggerFactory.getLogger(StreetReplacement.class);

    private static final String ATTRIBUTION = "© OpenStreetMap contributors";
    private static final String LICENCE = "ODbL-1.0";

    private final Connection connection;
    private final GraphFolder files;
    private final CoordinateSystems systems;
    private final List<OsmImportStep> steps;

    /**
     * Takes over a connection.
     *
     * @param connection holds the lock of imports; closed with this
     */
    StreetReplacement(Connection connection, GraphFolder files, CoordinateSystems systems, List<OsmImportStep> steps) {
        this.connection = connection;
        this.files = files;
        this.systems = systems;
        this.steps = steps;
    }

    @Override
    public Optional<StreetArea> findArea() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT pack_id, (manifest ->> 'srid')::integer AS srid,
                               ST_XMin(box) AS west, ST_YMin(box) AS south, ST_XMax(box) AS east, ST_YMax(box) AS north
                        FROM data_version CROSS JOIN (SELECT ST_Extent(geom) AS box FROM unit) AS extent
                        WHERE box IS NOT NULL
                        """)) {
            return row.next()
                    ? Optional.of(new StreetArea(
                            row.getString("pack_id"),
                            row.getInt("srid"),
                            new LonLatBox(
                                    new LonLat(row.getDouble("west"), row.getDouble("south")),
                                    new LonLat(row.getDouble("east"), row.getDouble("north")))))
                    : Optional.empty();
        } catch (SQLException e) {
            throw PostgisStreetStore.failure("read the city's area", e);
        }
    }

    @Override
    public Optional<StreetStore.Stored> findStored() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version, fingerprint, file_name FROM street_current")) {
            return row.next()
                    ? Optional.of(new StreetStore.Stored(
                            row.getString("version"), row.getString("fingerprint"), row.getString("file_name")))
                    : Optional.empty();
        } catch (SQLException e) {
            throw PostgisStreetStore.failure("read the stored streets", e);
        }
    }

    @Override
    public StreetCounts store(StreetStore.Import streets, StreetProgress progress) {
        StreetArea area = findArea().orElseThrow(() -> new IllegalStateException("no city is stored"));
        try {
            connection.setAutoCommit(false);
            try {
                StreetCounts counts = write(streets, area, progress);
                connection.commit();
                files.clean(files.file(streets.version(), area.srid()));
                return counts;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw PostgisStreetStore.failure("store the streets", e);
        }
    }

    private StreetCounts write(StreetStore.Import streets, StreetArea area, StreetProgress progress)
            throws SQLException {
        StreetGraphAssembly assembly = new StreetGraphAssembly(
                area.srid(), systems.between(CoordinateSystems.WGS84, area.srid()), streets.box());
        execute("SELECT archive_pinned_city()");
        execute("DELETE FROM street_edge");
        StreetCounts counts = EdgeCopy.write(connection, streets.streets(), assembly, progress);
        execute("ANALYZE street_edge");
        for (OsmImportStep step : steps) {
            step.importFrom(streets, area, connection, progress);
        }
        progress.report(StreetProgress.Step.GRAPH, 0, 1);
        StreetGraph graph = assembly.build();
        try {
            files.write(graph, streets.version());
        } catch (IOException e) {
            throw new StreetsRefused(
                    files.file(streets.version(), area.srid()).toString(),
                    "the street graph cannot be written: " + e.getMessage(),
                    "Make room there, or name another folder in LIVINGCIRCLE_STREETS.",
                    e);
        }
        progress.report(StreetProgress.Step.GRAPH, 1, 1);
        execute("DELETE FROM street_import");
        describe(streets, area, counts);
        return counts;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void describe(StreetStore.Import streets, StreetArea area, StreetCounts counts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO street_import (version, fingerprint, pack_id, file_name, sha256, osm_time, imported_at,
                                           west, south, east, north, nodes, edges, bridges, closed, outside,
                                           walk_km, cycle_km, drive_km, attribution, licence)
                VALUES (?, ?, ?, ?, ?, ?, now(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            List<@Nullable Object> values = Arrays.asList(
                    streets.version(),
                    streets.fingerprint(),
                    area.packId(),
                    String.valueOf(streets.extract().getFileName()),
                    streets.sha256(),
                    streets.timestamp() == null ? null : Timestamp.from(streets.timestamp()),
                    streets.box().southWest().lon(),
                    streets.box().southWest().lat(),
                    streets.box().northEast().lon(),
                    streets.box().northEast().lat(),
                    counts.nodes(),
                    counts.edges(),
                    counts.bridges(),
                    counts.closed(),
                    counts.outside(),
                    counts.walkKm(),
                    counts.cycleKm(),
                    counts.driveKm(),
                    ATTRIBUTION,
                    LICENCE);
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(i + 1, values.get(i));
            }
            insert.executeUpdate();
        }
    }

    @Override
    public void close() {
        try (connection) {
            PostgisStreetStore.ask(
                    connection,
                    "SELECT pg_advisory_unlock(" + PostgisStreetStore.IMPORT_LOCK + ")",
                    row -> row.getBoolean(1));
        } catch (SQLException e) {
            // The connection is gone, and the lock with it.
            LOG.debug("The lock of an import could not be given back", e);
        }
    }
}
