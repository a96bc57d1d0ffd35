package org.livingcircle.pack.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.livingcircle.pack.BuiltCity;
import org.livingcircle.pack.CityStore;
import org.livingcircle.pack.LandResult;
import org.livingcircle.pack.Progress;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.pack.StoredVersion;
import org.livingcircle.platform.persistence.OpenDatabase;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the city in PostGIS: each task on one connection in one transaction, and one replacement at a time.
 */
@Repository
public class PostgisCityStore implements CityStore {

    /** Held by whoever replaces the city; any number will do that nobody else uses in this database. */
    private static final long REPLACE_LOCK = 0x4c697643_6972636cL;

    /** What an older version stored lacks what has been added since. */
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final SQLExceptionTranslator TRANSLATOR = new SQLExceptionSubclassTranslator();

    private final DataSource database;

    public PostgisCityStore(DataSource database) {
        this.database = database;
    }

    /**
     * Opens a store without Spring, its tables brought to their newest form.
     *
     * @throws IllegalArgumentException if the address is none of PostgreSQL
     * @throws DataAccessException if the database cannot be reached or migrated
     */
    public static PostgisCityStore connect(String url, String user, String password) {
        return new PostgisCityStore(OpenDatabase.migrated(url, user, password));
    }

    @Override
    public Optional<StoredVersion> findVersion() {
        return inTransaction("find the data version", PostgisCityStore::findVersion);
    }

    @Override
    public boolean replace(BuiltCity city, Progress progress) {
        return inTransaction("store the city", connection -> {
            lock(connection);
            Optional<StoredVersion> stored = findVersion(connection);
            if (stored.isPresent() && stored.get().fingerprint().equals(city.fingerprint())) {
                return false; // another load stored it while this one was building or waiting
            }
            client(connection).sql("SELECT archive_pinned_city()::text").query().singleValue();
            CityWriting.write(city, connection, progress);
            return true;
        });
    }

    @Override
    public Optional<String> findChange() {
        return inTransaction("find the change by land data", connection -> client(connection)
                .sql("""
                        SELECT source, moved, moved_share, densest_before, densest_after
                        FROM population_change WHERE zone = 'city'""")
                .query((row, number) -> LandResult.line(
                        row.getString("source"),
                        row.getDouble("moved"),
                        row.getDouble("moved_share"),
                        row.getDouble("densest_before"),
                        row.getDouble("densest_after")))
                .optional());
    }

    @Override
    public Optional<StoredCity> read() {
        return inTransaction("read the city", connection -> {
            try (Statement statement = connection.createStatement()) {
                // All of one version, even while a load ends.
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            }
            Optional<StoredVersion> version = findVersion(connection);
            return version.isPresent() ? Optional.of(CityReading.read(version.get(), connection)) : Optional.empty();
        });
    }

    @Override
    public Optional<StoredCity> read(String version) {
        return inTransaction("read the city of an earlier version", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            }
            boolean kept = client(connection)
                    .sql("SELECT read_version(:version)")
                    .param("version", version)
                    .query(Boolean.class)
                    .single();
            Optional<StoredVersion> found = kept ? findVersion(connection) : Optional.empty();
            return found.isPresent() ? Optional.of(CityReading.read(found.get(), connection)) : Optional.empty();
        });
    }

    /** Work on a connection. */
    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(String task, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                connection.setAutoCommit(autoCommit);
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, autoCommit, e);
                throw e;
            }
        } catch (SQLException e) {
            DataAccessException translated = TRANSLATOR.translate(task, null, e);
            throw translated != null ? translated : new DataAccessResourceFailureException("could not " + task, e);
        }
    }

    private static void rollBack(Connection connection, boolean autoCommit, Exception cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            cause.addSuppressed(e); // the connection is gone, and its transaction with it
        }
    }

    static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private static void lock(Connection connection) {
        client(connection)
                .sql("SELECT pg_advisory_xact_lock(:lock) IS NULL")
                .param("lock", REPLACE_LOCK)
                .query(Boolean.class)
                .single();
    }

    private static Optional<StoredVersion> findVersion(Connection connection) {
        return client(connection)
                .sql("SELECT version, pack_id, pack_hash, cell_metres, loaded_at FROM data_state")
                .query((row, number) -> new StoredVersion(
                        row.getString("version"),
                        row.getString("pack_id"),
                        row.getString("pack_hash"),
                        row.getInt("cell_metres"),
                        row.getObject("loaded_at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
