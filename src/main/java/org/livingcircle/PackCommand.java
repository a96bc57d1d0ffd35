package org.livingcircle;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;
import org.livingcircle.pack.BuiltCity;
import org.livingcircle.pack.ImportReport;
import org.livingcircle.pack.Layer;
import org.livingcircle.pack.PackSource;
import org.livingcircle.pack.Progress;
import org.livingcircle.pack.app.LoadPack;
import org.livingcircle.pack.app.ProgressLines;
import org.livingcircle.pack.app.RefinePopulation;
import org.livingcircle.pack.ingest.FolderPackSource;
import org.livingcircle.pack.persistence.PostgisCityStore;
import org.livingcircle.population.Weight;
import org.livingcircle.population.persistence.PostgisLand;
import org.livingcircle.streets.StreetsRefused;
import org.livingcircle.streets.app.StreetProgressLines;
import org.springframework.dao.DataAccessException;

/**
 * The commands {@code check pack DIR} and {@code import pack DIR}: no web server, and for a check no database. Wired by hand,
 * as most of the service has no part in them.
 */
final class PackCommand {

    private static final String USAGE = """
            usage: check pack DIR    read a city pack and say what is wrong with it
                   import pack DIR   the same, then build the city and store it, whole or not at all""";

    private final CommandSettings settings;

    /**
     * Makes the command.
     *
     * @param environment the settings LIVINGCIRCLE_DB_URL, _USER, _PASSWORD and LIVINGCIRCLE_CELL_METRES
     * @param report takes issues and faults; what goes well goes to {@code out}
     */
    PackCommand(Map<String, String> environment, PrintStream out, PrintStream report) {
        this.settings = new CommandSettings(environment, out, report);
    }

    /** Tells whether the arguments of a start are meant for here. */
    static boolean recognises(String... arguments) {
        return arguments.length > 0 && (arguments[0].equals("import") || arguments[0].equals("check"));
    }

    /** Returns the exit code: 0 if the pack is right (and stored), 1 if it is refused or something failed. */
    int run(String... arguments) {
        if (arguments.length != 3 || !arguments[1].equals("pack")) {
            settings.report().println(USAGE);
            return CommandSettings.FAILED;
        }
        CommandSettings.silenceLibraries();
        try {
            Path folder = Path.of(arguments[2]);
            return arguments[0].equals("check") ? check(folder) : load(folder);
        } catch (InvalidPathException e) {
            settings.report().println("not a folder's name: " + arguments[2]);
            return CommandSettings.FAILED;
        }
    }

    private int check(Path folder) {
        PackSource.Reading reading =
                new FolderPackSource(new GeoToolsCoordinateSystems()).read(folder, Progress.SILENT);
        return print(reading.report());
    }

    private int print(ImportReport issues) {
        issues.lines().forEach(settings.report()::println);
        return issues.refused() ? CommandSettings.FAILED : CommandSettings.OK;
    }

    private int load(Path folder) {
        Optional<OptionalInt> cellMetres = settings.cellMetres();
        if (cellMetres.isEmpty()) {
            return CommandSettings.FAILED;
        }
        try {
            Optional<DataSource> database = settings.openDatabase();
            if (database.isEmpty()) {
                return CommandSettings.FAILED;
            }
            ProgressLines progress = new ProgressLines(settings.out());
            int code = print(loader(database.get()).load(folder, cellMetres.get(), progress));
            if (code != CommandSettings.OK) {
                return code;
            }
            code = loadStreets(folder, database.get());
            RefinePopulation.Result refined = refiner(database.get()).refine(folder, cellMetres.get(), progress);
            refined.lines().forEach(settings.out()::println);
            return code;
        } catch (IllegalArgumentException | DataAccessException e) {
            return settings.failed(e);
        }
    }

    /** The city is stored by now, and stays so when its streets are refused. */
    private int loadStreets(Path folder, DataSource database) {
        try {
            return OsmCommand.importer(database, settings)
                    .importWanted(folder, new StreetProgressLines(settings.out()))
                    .map(result -> OsmCommand.print(result, settings))
                    .orElse(CommandSettings.OK);
        } catch (StreetsRefused e) {
            return OsmCommand.refused(e, settings);
        }
    }

    private static LoadPack loader(DataSource database) {
        CoordinateSystems systems = new GeoToolsCoordinateSystems();
        return new LoadPack(
                new FolderPackSource(systems), new PostgisCityStore(database), new PostgisLand(database), systems);
    }

    /** Wires what makes the population surface again. */
    static RefinePopulation refiner(DataSource database) {
        return new RefinePopulation(loader(database), new PostgisCityStore(database));
    }

    private int print(LoadPack.Result result) {
        if (result instanceof LoadPack.Result.Refused refused) {
            settings.report().println("the pack is refused, what is stored stays as it is");
            return print(refused.report());
        }
        if (result instanceof LoadPack.Result.Unchanged unchanged) {
            settings.out().println("unchanged: " + unchanged.stored().version());
            return CommandSettings.OK;
        }
        if (result instanceof LoadPack.Result.Loaded loaded) {
            BuiltCity city = loaded.city();
            settings.out()
                    .println(
                            "stored %s: %d units, %d townships (%d without area), %d facilities, %,.0f people in %,d cells"
                                    .formatted(
                                            city.version(),
                                            city.data().currentUnits().size(),
                                            city.data().rows(Layer.TOWNSHIPS).size(),
                                            city.withoutArea().size(),
                                            city.facilityUnits().size(),
                                            city.population().surface().total(Weight.TOTAL),
                                            city.population().surface().size()));
            return print(loaded.report());
        }
        throw new IllegalStateException("no such result: " + result);
    }
}
