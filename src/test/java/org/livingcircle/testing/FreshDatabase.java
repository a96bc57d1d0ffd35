package org.livingcircle.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A new, empty PostGIS database on the server that {@code bin/test} started; dropped when closed. */
public final class FreshDatabase implements AutoCloseable {

    private final String serverUrl;
    private final String name;
    private final String user;
    private final String password;

    private FreshDatabase(String serverUrl, String user, String password) {
        this.serverUrl = serverUrl;
        this.name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        this.user = user;
        this.password = password;
    }

    /** Creates a database with the extension and no tables. */
    public static FreshDatabase create() {
        FreshDatabase database = new FreshDatabase(
                setting("LIVINGCIRCLE_TEST_DB_URL"),
                setting("LIVINGCIRCLE_TEST_DB_USER"),
                setting("LIVINGCIRCLE_TEST_DB_PASSWORD"));
        database.onServer("CREATE DATABASE " + database.name);
        database.execute("CREATE EXTENSION IF NOT EXISTS postgis");
        return database;
    }

    public String url() {
        return serverUrl.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1");
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** Brings the tables to their newest form. */
    public void migrate() {
        Flyway.configure().dataSource(url(), user, password).load().migrate();
    }

    /** Runs statements as they stand. */
    public void execute(String sql) {
        run(url(), sql);
    }

    /**
     * Drops the database, whoever of the tests is still connected.
     *
     * <p>{@code DROP … WITH (FORCE)} is refused while autovacuum, which is the superuser's, happens to work there. The
     * plain statement sends autovacuum away by itself, so only our own connections need to be ended before it.
     */
    @Override
    public void close() {
        onServer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND datname = '"
                + name + "'");
        onServer("DROP DATABASE IF EXISTS " + name);
    }

    private void onServer(String sql) {
        run(serverUrl, sql);
    }

    private void run(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot run on " + url + ": " + sql, e);
        }
    }

    private static String setting(String name) {
        return Optional.ofNullable(System.getenv(name))
                .orElseThrow(() -> new IllegalStateException(name + " is not set: run bin/test"));
    }
}
