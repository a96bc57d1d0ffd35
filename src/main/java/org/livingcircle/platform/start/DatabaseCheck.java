package org.livingcircle.platform.start;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Looks whether the database is one this service can use, and only then migrates it. */
@Component
class DatabaseCheck implements FlywayMigrationStrategy {

    private static final int POSTGIS_MAJOR = 3;
    private static final int POSTGIS_MINOR = 3;

    private static final Pattern MAJOR_MINOR = Pattern.compile("(\\d+)\\.(\\d+).*");

    @Override
    public void migrate(Flyway flyway) {
        check(flyway.getConfiguration().getDataSource());
        flyway.migrate();
    }

    private static void check(DataSource database) {
        String url = "LIVINGCIRCLE_DB_URL";
        try (Connection connection = database.getConnection()) {
            url = StartChecks.withoutSecrets(connection.getMetaData().getURL());
            String product = find(connection, "SELECT version()").orElse("an unnamed product");
            if (!product.startsWith("PostgreSQL")) {
                throw new StartProblem(
                        "The database at %s is %s; allowed is PostgreSQL with PostGIS %d.%d or newer."
                                .formatted(url, product, POSTGIS_MAJOR, POSTGIS_MINOR),
                        "Give another address in LIVINGCIRCLE_DB_URL.");
            }
            checkPostgis(connection, url);
        } catch (SQLException e) {
            throw new StartProblem(
                    "The database at %s cannot be used: %s"
                            .formatted(url, String.valueOf(rootMessage(e)).strip()),
                    "Start the database (bin/pg start), or check LIVINGCIRCLE_DB_URL, LIVINGCIRCLE_DB_USER and"
                            + " LIVINGCIRCLE_DB_PASSWORD.");
        }
    }

    private static void checkPostgis(Connection connection, String url) throws SQLException {
        Optional<String> version = find(connection, "SELECT extversion FROM pg_extension WHERE extname = 'postgis'");
        boolean installed = version.isPresent();
        if (!installed) {
            version = find(connection, "SELECT default_version FROM pg_available_extensions WHERE name = 'postgis'");
        }
        if (version.isEmpty() || !enough(version.get())) {
            throw new StartProblem(
                    "The database at %s has %s; allowed is PostGIS %d.%d or newer."
                            .formatted(
                                    url,
                                    version.map("PostGIS "::concat).orElse("no PostGIS"),
                                    POSTGIS_MAJOR,
                                    POSTGIS_MINOR),
                    "Install PostGIS on the server (Debian: postgresql-15-postgis-3) and start again.");
        }
        if (!installed) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE EXTENSION IF NOT EXISTS postgis");
            } catch (SQLException e) {
                throw new StartProblem(
                        "The role of LIVINGCIRCLE_DB_USER may not add PostGIS to the database at %s.".formatted(url),
                        "Let an administrator run CREATE EXTENSION postgis in that database once.");
            }
        }
    }

    private static boolean enough(String version) {
        Matcher parts = MAJOR_MINOR.matcher(version);
        if (!parts.matches()) {
            return false;
        }
        int major = Integer.parseInt(parts.group(1));
        return major > POSTGIS_MAJOR || (major == POSTGIS_MAJOR && Integer.parseInt(parts.group(2)) >= POSTGIS_MINOR);
    }

    private static Optional<String> find(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() instanceof SQLException) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
