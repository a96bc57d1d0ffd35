package org.livingcircle.streets.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.platform.Settings;
import org.livingcircle.streets.StoredStreets;
import org.livingcircle.streets.StreetGraphFile;
import org.livingcircle.streets.StreetStore;
import org.livingcircle.streets.StreetsRefused;
import org.livingcircle.streets.WantedStreets;
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

    /** Held by whoever imports; any number will do that nobody else uses in this database. */
    static final long IMPORT_LOCK = 0x4c697643_53747274L;

    private static final SQLExceptionTranslator TRANSLATOR = new SQLExceptionSubclassTranslator();

    private final DataSource database;
    private final GraphFolder files;
    private final CoordinateSystems systems;
    private final List<OsmImportStep> steps;
    private final StreetReading reading;

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
        this.reading = new StreetReading(files, systems);
    }

    // ---- reading ---------------------------------------------------------------------------------------------------

    @Override
    public Optional<StoredStreets> find() {
        return inReading(reading::find);
    }

    @Override
    public Optional<StoredStreets> find(String version) {
        return inReading(connection -> {
            try (PreparedStatement path = connection.prepareStatement("SELECT read_version(?)")) {
                path.setString(1, version);
                try (ResultSet row = path.executeQuery()) {
                    row.next();
                    return row.getBoolean(1) ? reading.find(connection) : Optional.empty();
                }
            }
        });
    }

    private interface Reading {
        Optional<StoredStreets> read(Connection connection) throws SQLException;
    }

    private Optional<StoredStreets> inReading(Reading task) {
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                // Rows and their description of one import, even while another ends.
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                return task.read(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw failure("read the streets", e);
        }
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
            return new StreetReplacement(connection, files, systems, steps);
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
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> T ask(Connection connection, String sql, RowReader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return reader.read(row);
        }
    }

    static DataAccessException failure(String task, SQLException e) {
        DataAccessException translated = TRANSLATOR.translate(task, null, e);
        return translated != null ? translated : new DataAccessResourceFailureException("could not " + task, e);
    }
}
