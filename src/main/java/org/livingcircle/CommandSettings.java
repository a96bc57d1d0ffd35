package org.livingcircle;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.livingcircle.pack.CityPack;
import org.livingcircle.platform.persistence.OpenDatabase;
import org.slf4j.LoggerFactory;

/**
 * What every command needs: settings, the database, and where to write.
 *
 * @param environment LIVINGCIRCLE_DB_URL, _USER, _PASSWORD and others
 * @param out takes what goes well
 * @param report takes issues and faults
 */
record CommandSettings(Map<String, String> environment, PrintStream out, PrintStream report) {

    static final int OK = 0;
    static final int FAILED = 1;

    /** Held here, or its level would be forgotten: it warns of places outside a system, which an issue tells better. */
    private static final java.util.logging.Logger GEOTOOLS_LOG = java.util.logging.Logger.getLogger("org.geotools");

    /** Keeps libraries from talking in between: what fails, fails with an exception, and the report tells it. */
    static void silenceLibraries() {
        GEOTOOLS_LOG.setLevel(java.util.logging.Level.SEVERE);
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.ERROR);
        }
    }

    String get(String name) {
        return environment.getOrDefault(name, "");
    }

    /**
     * Opens the database; empty if its address is none, and then the report says so.
     *
     * @throws IllegalArgumentException if the settings are not right
     * @throws org.springframework.dao.DataAccessException if it cannot be reached
     */
    Optional<DataSource> openDatabase() {
        String url = get("LIVINGCIRCLE_DB_URL");
        if (!url.startsWith("jdbc:postgresql:")) {
            report.println("LIVINGCIRCLE_DB_URL is \"%s\" — point it at a PostGIS database, as".formatted(url)
                    + " jdbc:postgresql://127.0.0.1:5432/livingcircle.");
            return Optional.empty();
        }
        return Optional.of(OpenDatabase.migrated(
                url,
                environment.getOrDefault("LIVINGCIRCLE_DB_USER", "livingcircle"),
                get("LIVINGCIRCLE_DB_PASSWORD")));
    }

    /** Returns the folder of the stored city's pack. */
    Path pack() {
        return Path.of(environment.getOrDefault("LIVINGCIRCLE_PACK", "geodata/harbin"));
    }

    /** Returns the edge of a grid cell, empty inside for the pack's own; empty if it is none, and then the report says so. */
    Optional<OptionalInt> cellMetres() {
        String text = get("LIVINGCIRCLE_CELL_METRES");
        if (text.isBlank()) {
            return Optional.of(OptionalInt.empty());
        }
        try {
            int metres = Integer.parseInt(text.strip());
            if (metres >= CityPack.LEAST_CELL_METRES && metres <= CityPack.MOST_CELL_METRES) {
                return Optional.of(OptionalInt.of(metres));
            }
        } catch (NumberFormatException e) {
            // the same report
        }
        report.println("LIVINGCIRCLE_CELL_METRES is \"%s\" — use a whole number from %d to %d."
                .formatted(text, CityPack.LEAST_CELL_METRES, CityPack.MOST_CELL_METRES));
        return Optional.empty();
    }

    /** Returns the folder of the street graph. */
    Path streets() {
        return Path.of(environment.getOrDefault("LIVINGCIRCLE_STREETS", ".streets"));
    }

    /** Tells what went wrong, and returns the exit code. */
    int failed(RuntimeException e) {
        if (e instanceof IllegalArgumentException) {
            report.println("the settings are not right: " + e.getMessage());
        } else {
            report.println("the database failed, nothing was changed: " + lastCause(e));
        }
        return FAILED;
    }

    private static String lastCause(Throwable failure) {
        Throwable last = failure;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            last = cause;
        }
        return String.valueOf(last.getMessage());
    }
}
