package org.livingcircle.streets.persistence;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.platform.Settings;
import org.livingcircle.platform.persistence.CopyTable;
import org.livingcircle.streets.RoadClass;
import org.livingcircle.streets.StoredStreets;
import org.livingcircle.streets.StreetArea;
import org.livingcircle.streets.StreetCounts;
import org.livingcircle.streets.StreetEdge;
import org.livingcircle.streets.StreetGraph;
import org.livingcircle.streets.StreetGraphAssembly;
import org.livingcircle.streets.StreetGraphFile;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.streets.StreetStore;
import org.livingcircle.streets.StreetsRefused;
import org.livingcircle.streets.WantedStreets;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Repository;

/**
 * Keeps streets in PostGIS, written by COPY in one transaction, and their graph in a file that is made again from the rows
 * where it is missing, damaged, or of the plane of an earlier pack.
 */
@Repository
public class PostgisStreetStore implements StreetStore {

    private static final Logger LOG = LoggerFactory.getLogger(PostgisStreetStore.class);

    /** Held by whoever imports; any number will do that nobody else uses in this database. */
    static final long IMPORT_LOCK = 0x4c697643_53747274L;

    private static final int ROWS_AT_ONCE = 10_000;
    private static final int REPORT_EVERY = 1000;

    private static final String ATTRIBUTION = "© OpenStreetMap contributors";
    private static final String LICENCE = "ODbL-1.0";
    private static final String UNDATED = "undated";

    private static final SQLExceptionTranslator TRANSLATOR = new SQLExceptionSubclassTranslator();
    private static final GeometryFactory GEOMETRIES =
            new GeometryFactory(new PrecisionModel(), CoordinateSystems.WGS84);

    private static final List<String> EDGE_COLUMNS = List.of(
            "id",
            "from_node",
            "to_node",
            "osm_way",
            "name",
            "road_class",
            "flags",
            "walk_kmh",
            "cycle_kmh_forward",
            "cycle_kmh_backward",
            "drive_kmh_forward",
            "drive_kmh_backward",
            "length_mm",
            "geom");

    private final DataSource database;
    private final GraphFolder files;
    private final CoordinateSystems systems;
    private final List<OsmImportStep> steps;

    @Autowired
    PostgisStreetStore(
            DataSource database, Settings settings, CoordinateSystems systems, ObjectProvider<OsmImportStep> steps) {
        this(database, settings.streets(), systems, steps.orderedStream().toList());
    }

    /**
     * Makes a store without Spring.
     *
     * @param folder takes the graph file; created when needed
     * @param steps take other things from the same extract
     */
    public PostgisStreetStore(DataSource database, Path folder, CoordinateSystems systems, List<OsmImportStep> steps) {
        this(database, new GraphFolder(folder, StreetGraphFile::write), systems, steps);
    }

    PostgisStreetStore(DataSource database, GraphFolder files, CoordinateSystems systems, List<OsmImportStep> steps) {
        this.database = database;
        this.files = files;
        this.systems = systems;
        this.steps = List.copyOf(steps);
    }

    // ---- reading ---------------------------------------------------------------------------------------------------

    @Override
    public Optional<StoredStreets> find() {
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                // Rows and their description of one import, even while another ends.
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                return find(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw failure("read the streets", e);
        }
    }

    private Optional<StoredStreets> find(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT street_current.*, (data_version.manifest ->> 'srid')::integer AS srid
                        FROM street_current CROSS JOIN data_version
                        """)) {
            if (!row.next()) {
                return Optional.empty();
            }
            String version = row.getString("version");
            int srid = row.getInt("srid");
            LonLatBox box = new LonLatBox(
                    new LonLat(row.getDouble("west"), row.getDouble("south")),
                    new LonLat(row.getDouble("east"), row.getDouble("north")));
            OffsetDateTime osmTime = row.getObject("osm_time", OffsetDateTime.class);
            return Optional.of(new StoredStreets(
                    version,
                    row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                    "OpenStreetMap, " + row.getString("file_name"),
                    osmTime == null ? UNDATED : day(osmTime.toInstant()).toString(),
                    row.getString("attribution"),
                    row.getString("licence"),
                    box,
                    new StreetCounts(
                            row.getInt("nodes"),
                            row.getInt("edges"),
                            row.getInt("bridges"),
                            row.getInt("closed"),
                            row.getInt("outside"),
                            row.getDouble("walk_km"),
                            row.getDouble("cycle_km"),
                            row.getDouble("drive_km")),
                    graph(connection, version, srid, box)));
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private StreetGraph graph(Connection connection, String version, int srid, LonLatBox box) throws SQLException {
        Optional<StreetGraph> kept = files.find(version, srid);
        if (kept.isPresent()) {
            return kept.get();
        }
        LOG.info("Making the street graph again from the database");
        StreetGraph graph = rebuild(connection, srid, box);
        try {
            files.write(graph, version);
        } catch (IOException e) {
            LOG.warn("The street graph could not be kept on disk, the next start makes it again: {}", e.toString());
        }
        return graph;
    }

    private StreetGraph rebuild(Connection connection, int srid, LonLatBox box) throws SQLException {
        StreetGraphAssembly assembly =
                new StreetGraphAssembly(srid, systems.between(CoordinateSystems.WGS84, srid), box);
        WKBReader wkb = new WKBReader(GEOMETRIES);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = statement.executeQuery("""
                    SELECT from_node, to_node, osm_way, coalesce(name, '') AS name, road_class, flags, walk_kmh,
                           cycle_kmh_forward, cycle_kmh_backward, drive_kmh_forward, drive_kmh_backward, length_mm,
                           ST_AsBinary(geom) AS shape
                    FROM street_edge ORDER BY id
                    """)) {
                while (row.next()) {
                    assembly.add(new StreetEdge(
                            row.getInt("from_node"),
                            row.getInt("to_node"),
                            row.getLong("osm_way"),
                            row.getString("name"),
                            RoadClass.find(row.getString("road_class")).orElse(RoadClass.OTHER),
                            row.getInt("flags"),
                            row.getInt("walk_kmh"),
                            row.getInt("cycle_kmh_forward"),
                            row.getInt("cycle_kmh_backward"),
                            row.getInt("drive_kmh_forward"),
                            row.getInt("drive_kmh_backward"),
                            row.getInt("length_mm"),
                            lonLat(wkb.read(row.getBytes("shape")))));
                }
            }
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS gave a geometry that cannot be read", e);
        }
        return assembly.build();
    }

    private static double[] lonLat(Geometry shape) {
        return Arrays.stream(shape.getCoordinates())
                .flatMapToDouble(place -> java.util.stream.DoubleStream.of(place.x, place.y))
                .toArray();
    }

    @Override
    public Optional<WantedStreets> findWanted() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT manifest -> 'streets' ->> 'file' AS file, manifest -> 'streets' ->> 'region' AS region
                        FROM data_version
                        """)) {
            if (!row.next()) {
                return Optional.empty();
            }
            String file = row.getString("file");
            String region = row.getString("region");
            return file != null
                    ? Optional.of(new WantedStreets.File(file))
                    : Optional.ofNullable(region).map(WantedStreets.Region::new);
        } catch (SQLException e) {
            throw failure("read what streets the pack asks for", e);
        }
    }

    // ---- writing ---------------------------------------------------------------------------------------------------

    @Override
    public Replacement begin() {
        Connection connection = null;
        try {
            connection = database.getConnection();
            if (!ask(connection, "SELECT pg_try_advisory_lock(" + IMPORT_LOCK + ")", row -> row.getBoolean(1))) {
                String other = whoImports(connection);
                connection.close();
                throw new StreetsRefused("streets", "another import is under way" + other, "Wait until it has ended.");
            }
            return new OneReplacement(connection);
        } catch (SQLException e) {
            close(connection, e);
            throw failure("begin an import of streets", e);
        }
    }

    private static void close(@Nullable Connection connection, SQLException cause) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static String whoImports(Connection connection) throws SQLException {
        // A lock of one 64-bit number shows as its two halves.
        return ask(connection, """
                SELECT coalesce(min(format(' (database process %%s, since %%s)', pid,
                                           to_char(backend_start, 'YYYY-MM-DD HH24:MI:SS TZ'))), '')
                FROM pg_locks JOIN pg_stat_activity USING (pid)
                WHERE locktype = 'advisory' AND granted AND objsubid = 1
                  AND (classid::bigint << 32 | objid::bigint) = %d
                """.formatted(IMPORT_LOCK), row -> row.getString(1));
    }

    /** Reads a row. */
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> T ask(Connection connection, String sql, RowReader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return reader.read(row);
        }
    }

    private static DataAccessException failure(String task, SQLException e) {
        DataAccessException translated = TRANSLATOR.translate(task, null, e);
        return translated != null ? translated : new DataAccessResourceFailureException("could not " + task, e);
    }

    /** Holds the lock of imports with its connection. */
    private final class OneReplacement implements Replacement {

        private final Connection connection;

        OneReplacement(Connection connection) {
            this.connection = connection;
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
                throw failure("read the city's area", e);
            }
        }

        @Override
        public Optional<Stored> findStored() {
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT version, fingerprint, file_name FROM street_current")) {
                return row.next()
                        ? Optional.of(new Stored(
                                row.getString("version"), row.getString("fingerprint"), row.getString("file_name")))
                        : Optional.empty();
            } catch (SQLException e) {
                throw failure("read the stored streets", e);
            }
        }

        @Override
        public StreetCounts store(Import streets, StreetProgress progress) {
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
                throw failure("store the streets", e);
            }
        }

        private StreetCounts write(Import streets, StreetArea area, StreetProgress progress) throws SQLException {
            StreetGraphAssembly assembly = new StreetGraphAssembly(
                    area.srid(), systems.between(CoordinateSystems.WGS84, area.srid()), streets.box());
            execute("DELETE FROM street_edge");
            StreetCounts counts = copy(streets.streets(), assembly, progress);
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

        private StreetCounts copy(Streets streets, StreetGraphAssembly assembly, StreetProgress progress)
                throws SQLException {
            int total = Math.max(1, streets.size());
            progress.report(StreetProgress.Step.STORE, 0, total);
            try (CopyTable table =
                    new CopyTable(connection.unwrap(PGConnection.class).getCopyAPI(), "street_edge", EDGE_COLUMNS)) {
                EdgeCopy copy = new EdgeCopy(table, assembly, progress, total);
                StreetCounts counts = streets.forEach(copy::take);
                copy.end();
                progress.report(StreetProgress.Step.STORE, total, total);
                return counts;
            } catch (CopyFailed e) {
                throw e.failure;
            }
        }

        private void describe(Import streets, StreetArea area, StreetCounts counts) throws SQLException {
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
                ask(connection, "SELECT pg_advisory_unlock(" + IMPORT_LOCK + ")", row -> row.getBoolean(1));
            } catch (SQLException e) {
                // The connection is gone, and the lock with it.
                LOG.debug("The lock of an import could not be given back", e);
            }
        }
    }

    /** Carries a failure through a Consumer. */
    private static final class CopyFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final SQLException failure;

        CopyFailed(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /** Takes edges into the table and the graph at once, so that none needs to be kept. */
    private static final class EdgeCopy {

        private final CopyTable table;
        private final StreetGraphAssembly assembly;
        private final StreetProgress progress;
        private final int total;
        private int count;

        EdgeCopy(CopyTable table, StreetGraphAssembly assembly, StreetProgress progress, int total) {
            this.table = table;
            this.assembly = assembly;
            this.progress = progress;
            this.total = total;
        }

        void take(StreetEdge edge) {
            assembly.add(edge);
            try {
                table.add(Arrays.asList(
                        count,
                        edge.from(),
                        edge.to(),
                        edge.osmWay(),
                        edge.name().isEmpty() ? null : edge.name(),
                        edge.roadClass().wireName(),
                        edge.flags(),
                        edge.walkKmh(),
                        edge.cycleKmhForward(),
                        edge.cycleKmhBackward(),
                        edge.driveKmhForward(),
                        edge.driveKmhBackward(),
                        edge.lengthMillimetres(),
                        line(edge.lonLat())));
            } catch (SQLException e) {
                throw new CopyFailed(e);
            }
            count++;
            if (count % REPORT_EVERY == 0) {
                progress.report(StreetProgress.Step.STORE, Math.min(count, total - 1), total);
            }
        }

        void end() throws SQLException {
            if (count == 0) {
                throw new StreetsRefused(
                        "streets", "none of the extract's streets lies in the city", "Give an extract of the city.");
            }
            table.end();
        }

        private static LineString line(double[] lonLat) {
            return GEOMETRIES.createLineString(new PackedCoordinateSequence.Double(lonLat, 2, 0));
        }
    }
}
