package org.livingcircle;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;
import org.livingcircle.pack.BuiltCity;
import org.livingcircle.pack.CityPack;
import org.livingcircle.pack.ImportReport;
import org.livingcircle.pack.Layer;
import org.livingcircle.pack.PackSource;
import org.livingcircle.pack.Progress;
import org.livingcircle.pack.app.LoadPack;
import org.livingcircle.pack.app.ProgressLines;
import org.livingcircle.pack.ingest.FolderPackSource;
import org.livingcircle.pack.persistence.PostgisCityStore;
import org.livingcircle.platform.persistence.OpenDatabase;
import org.livingcircle.population.Weight;
import org.livingcircle.population.persistence.PostgisLand;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The commands {@code check pack DIR} and {@code import pack DIR}: no web server, and for a check no database. Wired by hand,
 * as most of the service has no part in them.
 */
final class PackCommand {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final String USAGE = """
            usage: check pack DIR    read a city pack and say what is wrong with it
                   import pack DIR   the same, then build the city and store it, whole or not at all""";

    /** Held here, or its level would be forgotten: it warns of places outside a system, which an issue tells better. */
    private static final java.util.logging.Logger GEOTOOLS_LOG = java.util.logging.Logger.getLogger("org.geotools");

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream report;

    /**
     * Makes the command.
     *
     * @param environment the settings LIVINGCIRCLE_DB_URL, _USER, _PASSWORD and LIVINGCIRCLE_CELL_METRES
     * @param report takes issues and faults; what goes well goes to {@code out}
     */
    PackCommand(Map<String, String> environment, PrintStream out, PrintStream report) {
        this.environment = environment;
        this.out = out;
        this.report = report;
    }

    /** Tells whether the arguments of a start are meant for here. */
    static boolean recognises(String... arguments) {
        return arguments.length > 0 && (arguments[0].equals("import") || arguments[0].equals("check"));
    }

    /** Returns the exit code: 0 if the pack is right (and stored), 1 if it is refused or something failed. */
    int run(String... arguments) {
        if (arguments.length != 3 || !arguments[1].equals("pack")) {
            report.println(USAGE);
            return FAILED;
        }
        GEOTOOLS_LOG.setLevel(java.util.logging.Level.SEVERE);
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.ERROR); // what fails, fails with an exception, and the report tells it
        }
        try {
            Path folder = Path.of(arguments[2]);
            return arguments[0].equals("check") ? check(folder) : load(folder);
        } catch (InvalidPathException e) {
            report.println("not a folder's name: " + arguments[2]);
            return FAILED;
        }
    }

    private int check(Path folder) {
        PackSource.Reading reading =
                new FolderPackSource(new GeoToolsCoordinateSystems()).read(folder, Progress.SILENT);
        return print(reading.report());
    }

    private int print(ImportReport issues) {
        issues.lines().forEach(report::println);
        return issues.refused() ? FAILED : OK;
    }

    private int load(Path folder) {
        String url = environment.getOrDefault("LIVINGCIRCLE_DB_URL", "");
        if (!url.startsWith("jdbc:postgresql:")) {
            report.println("LIVINGCIRCLE_DB_URL is \"%s\" — point it at a PostGIS database, as".formatted(url)
                    + " jdbc:postgresql://127.0.0.1:5432/livingcircle.");
            return FAILED;
        }
        String cells = environment.getOrDefault("LIVINGCIRCLE_CELL_METRES", "");
        OptionalInt cellMetres = cellMetres(cells);
        if (cellMetres.isEmpty() && !cells.isBlank()) {
            report.println("LIVINGCIRCLE_CELL_METRES is \"%s\" — use a whole number from %d to %d."
                    .formatted(cells, CityPack.LEAST_CELL_METRES, CityPack.MOST_CELL_METRES));
            return FAILED;
        }
        CoordinateSystems systems = new GeoToolsCoordinateSystems();
        try {
            DataSource database = OpenDatabase.migrated(
                    url,
                    environment.getOrDefault("LIVINGCIRCLE_DB_USER", "livingcircle"),
                    environment.getOrDefault("LIVINGCIRCLE_DB_PASSWORD", ""));
            LoadPack loadPack = new LoadPack(
                    new FolderPackSource(systems), new PostgisCityStore(database), new PostgisLand(database), systems);
            return print(loadPack.load(folder, cellMetres, new ProgressLines(out)));
        } catch (IllegalArgumentException e) {
            report.println("the settings are not right: " + e.getMessage());
            return FAILED;
        } catch (DataAccessException e) {
            report.println("the database failed, nothing was changed: " + lastCause(e));
            return FAILED;
        }
    }

    private static OptionalInt cellMetres(String text) {
        try {
            int metres = Integer.parseInt(text.strip());
            boolean allowed = metres >= CityPack.LEAST_CELL_METRES && metres <= CityPack.MOST_CELL_METRES;
            return allowed ? OptionalInt.of(metres) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private int print(LoadPack.Result result) {
        if (result instanceof LoadPack.Result.Refused refused) {
            report.println("the pack is refused, what is stored stays as it is");
            return print(refused.report());
        }
        if (result instanceof LoadPack.Result.Unchanged unchanged) {
            out.println("unchanged: " + unchanged.stored().version());
            return OK;
        }
        if (result instanceof LoadPack.Result.Loaded loaded) {
            BuiltCity city = loaded.city();
            out.println("stored %s: %d units, %d townships (%d without area), %d facilities, %,.0f people in %,d cells"
                    .formatted(
                            city.version(),
                            city.data().currentUnits().size(),
                            city.data().rows(Layer.TOWNSHIPS).size(),
                            city.withoutArea().size(),
                            city.facilityUnits().size(),
                            city.population().surface().total(Weight.TOTAL),
                            city.population().surface().size()));
            city.land().ifPresent(land -> land.lines().forEach(out::println));
            return print(loaded.report());
        }
        throw new IllegalStateException("no such result: " + result);
    }

    private static String lastCause(Throwable failure) {
        Throwable last = failure;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            last = cause;
        }
        return String.valueOf(last.getMessage());
    }
}
