package org.livingcircle;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;
import org.livingcircle.pack.app.ProgressLines;
import org.livingcircle.pack.app.RefinePopulation;
import org.livingcircle.streets.StreetCounts;
import org.livingcircle.streets.StreetsRefused;
import org.livingcircle.streets.app.ImportStreets;
import org.livingcircle.streets.app.StreetProgressLines;
import org.livingcircle.streets.ingest.GraphHopperOsm;
import org.livingcircle.streets.ingest.HttpOsmMirror;
import org.livingcircle.streets.persistence.OsmImportStep;
import org.livingcircle.streets.persistence.PostgisStreetStore;
import org.springframework.dao.DataAccessException;

/** The command {@code import osm FILE} or {@code import osm --region NAME}: no web server, wired by hand. */
final class OsmCommand {

    private static final String USAGE = """
            usage: import osm FILE.osm.pbf     read the streets of the stored city and store them, all or nothing
                   import osm --region NAME    the same, from the mirror that LIVINGCIRCLE_OSM_MIRROR names""";

    private final CommandSettings settings;

    OsmCommand(Map<String, String> environment, PrintStream out, PrintStream report) {
        this.settings = new CommandSettings(environment, out, report);
    }

    /** Tells whether the arguments of a start are meant for here. */
    static boolean recognises(String... arguments) {
        return arguments.length > 1 && arguments[0].equals("import") && arguments[1].equals("osm");
    }

    /** Returns the exit code: 0 if the streets are stored, 1 if they are refused or something failed. */
    int run(String... arguments) {
        boolean region = arguments.length == 4 && arguments[2].equals("--region");
        if (!region && arguments.length != 3) {
            settings.report().println(USAGE);
            return CommandSettings.FAILED;
        }
        CommandSettings.silenceLibraries();
        try {
            Optional<DataSource> database = settings.openDatabase();
            if (database.isEmpty()) {
                return CommandSettings.FAILED;
            }
            ImportStreets streets = importer(database.get(), settings);
            StreetProgressLines progress = new StreetProgressLines(settings.out());
            int code = print(
                    region
                            ? streets.importRegion(arguments[3], progress)
                            : streets.importFile(Path.of(arguments[2]), progress),
                    settings);
            refine(database.get());
            return code;
        } catch (InvalidPathException e) {
            settings.report().println("not a file's name: " + arguments[2]);
            return CommandSettings.FAILED;
        } catch (StreetsRefused e) {
            return refused(e, settings);
        } catch (IllegalArgumentException | DataAccessException e) {
            return settings.failed(e);
        }
    }

    /** What is stored is stored: where the pack is not at hand, people are refined when it is loaded next. */
    private void refine(DataSource database) {
        Optional<OptionalInt> cellMetres = settings.cellMetres();
        if (cellMetres.isPresent()) {
            RefinePopulation.Result result = PackCommand.refiner(database)
                    .refine(settings.pack(), cellMetres.get(), new ProgressLines(settings.out()));
            result.lines().forEach(result.done() ? settings.out()::println : settings.report()::println);
        }
    }

    /** Wires what imports streets. */
    static ImportStreets importer(DataSource database, CommandSettings settings) {
        GeoToolsCoordinateSystems systems = new GeoToolsCoordinateSystems();
        // Opening the EPSG database takes seconds, which the reading of the extract has to spare.
        Thread warmUp = new Thread(systems::warmUp, "coordinate-systems");
        warmUp.setDaemon(true);
        warmUp.start();
        List<OsmImportStep> others = List.of(new LandFromOsm(settings.out()::println));
        return new ImportStreets(
                new GraphHopperOsm(),
                new HttpOsmMirror(settings.get("LIVINGCIRCLE_OSM_MIRROR"), settings.streets()),
                new PostgisStreetStore(database, settings.streets(), systems, others));
    }

    static int refused(StreetsRefused refusal, CommandSettings settings) {
        settings.report().println("the streets are refused, what is stored stays as it is");
        settings.report().println(refusal.line());
        return CommandSettings.FAILED;
    }

    static int print(ImportStreets.Result result, CommandSettings settings) {
        if (result instanceof ImportStreets.Result.Unchanged unchanged) {
            settings.out().println("unchanged: " + unchanged.version());
        }
        if (result instanceof ImportStreets.Result.Stored stored) {
            StreetCounts counts = stored.counts();
            settings.out()
                    .println(String.format(
                            Locale.ROOT,
                            "stored %s: %,d stretches of street between %,d junctions, %,d on bridges; %,.0f km to walk, "
                                    + "%,.0f km to cycle, %,.0f km to drive; left out: %,d closed to all, %,d outside",
                            stored.version(),
                            counts.edges(),
                            counts.nodes(),
                            counts.bridges(),
                            counts.walkKm(),
                            counts.cycleKm(),
                            counts.driveKm(),
                            counts.closed(),
                            counts.outside()));
        }
        return CommandSettings.OK;
    }
}
