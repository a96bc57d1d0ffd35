package org.livingcircle.platform.persistence;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/** Opens the database without Spring, for the commands. */
public final class OpenDatabase {

    private OpenDatabase() {}

    /**
     * Returns the database, its tables brought to their newest form.
     *
     * @throws IllegalArgumentException if the address is none of PostgreSQL
     * @throws DataAccessException if the database cannot be reached or migrated
     */
    public static DataSource migrated(String url, String user, String password) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser(user);
        database.setPassword(password);
        database.setApplicationName("livingcircle");
        try {
            Flyway.configure().dataSource(database).load().migrate();
        } catch (FlywayException e) {
            throw new DataAccessResourceFailureException("could not bring the tables to their newest form", e);
        }
        return database;
    }
}
