package org.livingcircle.streets.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingcircle.LivingCircle;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;
import org.livingcircle.pack.Progress;
import org.livingcircle.pack.app.LoadPack;
import org.livingcircle.pack.ingest.FolderPackSource;
import org.livingcircle.pack.persistence.PostgisCityStore;
import org.livingcircle.platform.persistence.OpenDatabase;
import org.livingcircle.population.LandStore;
import org.livingcircle.streets.StoredStreets;
import org.livingcircle.streets.StreetGraph;
import org.livingcircle.streets.StreetGraphFile;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.streets.StreetStore;
import org.livingcircle.streets.StreetsRefused;
import org.livingcircle.streets.app.ImportStreets;
import org.livingcircle.streets.ingest.GraphHopperOsm;
import org.livingcircle.streets.ingest.HttpOsmMirror;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Littleton;
import org.livingcircle.testing.TinyOsm;

/** Littleton with streets: stored, read again, and kept whatever goes wrong. */
class PostgisStreetStoreTest {

    private static final CoordinateSystems SYSTEMS = new GeoToolsCoordinateSystems();

    @TempDir
    Path folder;

    private FreshDatabase database;
    private DataSource source;
    private Path graphs;
    private Littleton littleton;

    @BeforeEach
    void open() throws IOException {
        database = FreshDatabase.create();
        source = OpenDatabase.migrated(database.url(), database.user(), database.password());
        graphs = folder.resolve("graphs");
        littleton = Littleton.copyTo(Files.createDirectories(folder.resolve("littleton")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** A square of streets around the bridge, its south side one-way. */
    private static TinyOsm town() {
        return new TinyOsm()
                .timestamp(Instant.parse("2024-04-09T20:21:00Z"))
                .box(9.0, 0.0, 9.08, 0.04)
                .node(1, 9.02, 0.02)
                .node(2, 9.04, 0.02)
                .node(3, 9.04, 0.035)
                .node(4, 9.02, 0.035)
                .way(11, "highway=residential name=南街 oneway=yes", 1, 2)
                .way(12, "highway=primary bridge=yes name=大桥", 2, 3)
                .way(13, "highway=residential", 3, 4)
                .way(14, "highway=footway", 4, 1);
    }

    // ---- storing
    // -----------------------------------------------------------------------------------------------------

    @Test
    void storesStreetsAndReadsThemAgain() throws SQLException {
        loadPack();
        ImportStreets.Result result = importTown(town());

        StoredStreets stored = store().find().orElseThrow();
        assertThat(result).isInstanceOfSatisfying(ImportStreets.Result.Stored.class, made -> {
            assertThat(made.version()).isEqualTo(stored.version());
            assertThat(made.counts()).isEqualTo(stored.counts());
        });
        assertThat(stored.counts().edges()).isEqualTo(4);
        assertThat(stored.counts().nodes()).isEqualTo(4);
        assertThat(stored.counts().bridges()).isEqualTo(1);
        assertThat(stored.vintage()).isEqualTo("2024-04-09");
        assertThat(stored.source()).isEqualTo("OpenStreetMap, town.osm.pbf");
        assertThat(stored.attribution()).isEqualTo("© OpenStreetMap contributors");
        // The file claims 9.0 to 9.08 E; its streets reach from 9.02 to 9.04.
        assertThat(stored.box().southWest().lon()).isBetween(9.01999, 9.02);
        assertThat(stored.graph().srid()).isEqualTo(32632);
        assertThat(stored.graph().edgeCount()).isEqualTo(4);
        // UTM zone 32 has 9° E on its middle, 500 km, at scale 0.9996: 0.02° of 111,319.49 m are 2225.5 m from it.
        assertThat(Stream.of(0, 1, 2, 3)
                                .map(node -> stored.graph().x(node))
                                .sorted()
                                .toList()
                                .get(0)
                        / 100.0)
                .isBetween(502_225.0, 502_226.0);
        assertThat(query("SELECT name || ' ' || walk || ' ' || drive || ' ' || oneway || ' ' || bridge || ' ' || source"
                        + " || ' ' || vintage || ' ' || provenance FROM street WHERE name IS NOT NULL ORDER BY id"))
                .containsExactly(
                        "南街 both forward true false OpenStreetMap, town.osm.pbf 2024-04-09 open",
                        "大桥 both both false true OpenStreetMap, town.osm.pbf 2024-04-09 open");
        assertThat(query("SELECT version FROM data_state").get(0))
                .matches("littleton-[0-9a-f]{12}\\+" + stored.version());
        assertThat(files()).containsExactly("streets-%s-32632.graph".formatted(stored.version()));
    }

    @Test
    void theSameFileIsNotImportedTwiceAndAnotherReplacesIt() throws SQLException {
        loadPack();
        importTown(town());
        String first = store().find().orElseThrow().version();

        assertThat(importTown(town())).isEqualTo(new ImportStreets.Result.Unchanged(first));

        importTown(town().node(5, 9.01, 0.02).way(15, "highway=path", 5, 1));
        StoredStreets second = store().find().orElseThrow();
        assertThat(second.version()).isNotEqualTo(first);
        assertThat(second.graph().edgeCount()).isEqualTo(5);
        assertThat(query("SELECT count(*) FROM street_edge")).containsExactly("5");
        assertThat(files()).containsExactly("streets-%s-32632.graph".formatted(second.version()));
    }

    @Test
    void aPackLoadedAnewKeepsItsStreetsAndAnotherCityDoesNotShowThem() throws SQLException {
        loadPack();
        importTown(town());
        littleton.replace("pack.yml", "en: Littleton", "en: Little Town");
        loadPack();
        assertThat(store().find()).isPresent();

        littleton.replace("pack.yml", "id: littleton", "id: elsewhere");
        loadPack();
        assertThat(store().find()).isEmpty();
        assertThat(query("SELECT version FROM data_state").get(0)).matches("elsewhere-[0-9a-f]{12}");
        assertThat(query("SELECT count(*) FROM street")).containsExactly("0");

        littleton.replace("pack.yml", "id: elsewhere", "id: littleton");
        loadPack();
        assertThat(store().find()).isPresent();
    }

    @Test
    void aPackInAnotherPlaneHasItsStreetsInThatPlane() {
        loadPack();
        importTown(town());
        StreetGraph before = store().find().orElseThrow().graph();

        littleton.replace("pack.yml", "srid: 32632", "srid: 25832"); // the same plane under its European number
        loadPack();
        StreetGraph after = store().find().orElseThrow().graph();

        assertThat(after.srid()).isEqualTo(25832);
        assertThat(after.edgeCount()).isEqualTo(before.edgeCount());
        assertThat(after.x(0)).isEqualTo(before.x(0));
    }

    // ---- the graph file is a cache
    // -----------------------------------------------------------------------------------

    @Test
    void aMissingOrDamagedGraphIsMadeAgainByteForByte() throws IOException {
        loadPack();
        importTown(town());
        Path file = graphs.resolve(files().get(0));
        byte[] bytes = Files.readAllBytes(file);

        Files.delete(file);
        assertThat(store().find().orElseThrow().graph().edgeCount()).isEqualTo(4);
        assertThat(file).hasBinaryContent(bytes);

        byte[] damaged = bytes.clone();
        damaged[bytes.length / 2] ^= 1;
        Files.write(file, damaged);
        assertThat(store().find().orElseThrow().graph().edgeCount()).isEqualTo(4);
        assertThat(file).hasBinaryContent(bytes);

        Files.write(file, new byte[10]);
        assertThat(store().find().orElseThrow().graph().edgeCount()).isEqualTo(4);
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void streetsAreServedWhereTheirGraphCannotBeKept() throws IOException {
        loadPack();
        importTown(town());
        Files.delete(graphs.resolve(files().get(0)));

        StreetStore full = new PostgisStreetStore(source, fullDisk(), SYSTEMS, List.of());
        assertThat(full.find().orElseThrow().graph().edgeCount()).isEqualTo(4);
        assertThat(files()).isEmpty();
    }

    // ---- what is refused
    // ---------------------------------------------------------------------------------------------

    @Test
    void refusesStreetsWithoutACity() {
        assertRefused(
                town(),
                "streets: no city is stored that they could belong to — Load a pack first: bin/import pack DIR.");
    }

    @Test
    void refusesAnExtractOfAnotherPlaceAndTellsBothBoxes() {
        loadPack();
        importTown(town());
        TinyOsm far = new TinyOsm().node(1, 12.0, 1.0).node(2, 12.1, 1.2).way(11, "highway=residential", 1, 2);

        assertRefused(
                far,
                "town.osm.pbf: the extract lies outside the city: its streets lie in 12.0000 to 12.1000 E, 1.0000 to 1.2000 N,"
                        + " the city's units lie in 9.0000 to 9.0800 E, 0.0000 to 0.0400 N — ");
        assertRefused(
                far.box(11, 1, 13, 2), "it holds 11.0000 to 13.0000 E, 1.0000 to 2.0000 N, the city's units lie in");
        assertOldStreetsServe();
    }

    @Test
    void refusesAnExtractWithoutAnOpenStreet() {
        loadPack();
        importTown(town());
        assertRefused(
                new TinyOsm().node(1, 9.02, 0.02).node(2, 9.04, 0.02).way(11, "highway=construction", 1, 2),
                "none of the extract's streets");
        assertOldStreetsServe();
    }

    @Test
    void aFullDiskInMidImportChangesNothing() throws SQLException {
        loadPack();
        importTown(town());
        StreetStore full = new PostgisStreetStore(source, fullDisk(), SYSTEMS, List.of());

        assertThatExceptionOfType(StreetsRefused.class)
                .isThrownBy(() -> importTown(town().node(5, 9.01, 0.02).way(15, "highway=path", 5, 1), full))
                .withMessageContaining("the street graph cannot be written: No space left on device — Make room there");

        assertOldStreetsServe();
        assertThat(query("SELECT count(*) FROM street_edge")).containsExactly("4");
        importTown(town().node(5, 9.01, 0.02).way(15, "highway=path", 5, 1));
        assertThat(query("SELECT count(*) FROM street_edge")).containsExactly("5");
    }

    @Test
    void aStepThatFailsTakesTheStreetsBackWithIt() throws SQLException {
        loadPack();
        importTown(town());
        List<String> seen = new ArrayList<>();
        OsmImportStep step = (extract, area, connection, progress) -> {
            seen.add(extract.extract().getFileName() + " " + area.packId());
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count(*) FROM street_edge")) {
                rows.next();
                seen.add(rows.getString(1));
            }
            throw new StreetsRefused("buildings", "none", "Draw some.");
        };
        StreetStore withStep = new PostgisStreetStore(source, graphs, SYSTEMS, List.of(step));

        assertThatExceptionOfType(StreetsRefused.class)
                .isThrownBy(() -> importTown(town().node(5, 9.01, 0.02).way(15, "highway=path", 5, 1), withStep))
                .withMessage("buildings: none — Draw some.");

        assertThat(seen)
                .as("the new streets are there when the step runs")
                .containsExactly("town.osm.pbf littleton", "5");
        assertOldStreetsServe();
        assertThat(query("SELECT count(*) FROM street_edge")).containsExactly("4");
    }

    @Test
    void twoImportsAtOnceAreOneTooMany() {
        loadPack();
        importTown(town());
        try (StreetStore.Replacement first = store().begin()) {
            assertThat(first.findArea()).isPresent();
            assertThatExceptionOfType(StreetsRefused.class)
                    .isThrownBy(() -> store().begin())
                    .withMessageMatching("streets: another import is under way \\(database process \\d+, since"
                            + " [\\d-]+ [\\d:]+ \\w+\\) — Wait until it has ended\\.");
            assertOldStreetsServe();
        }
        importTown(town());
    }

    /** A child process is killed while its rows are written and not committed. */
    @Test
    void anImportThatIsKilledLeavesTheOldStreets() throws IOException, InterruptedException, SQLException {
        loadPack();
        importTown(town());
        Path file = town().node(5, 9.01, 0.02).way(15, "highway=path", 5, 1).write(folder.resolve("town.osm.pbf"));
        Process child;
        try (Connection blocker = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            // The child writes all its edges and its graph, and then waits for this lock.
            statement.execute("LOCK TABLE street_import IN SHARE MODE");
            child = importInAnotherProcess(file);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
                String line = lines.readLine();
                while (line != null && !line.contains("graph 100 %")) {
                    line = lines.readLine();
                }
                assertThat(line).as("the child comes to its graph").isNotNull();
                child.destroyForcibly().waitFor();
            }
            blocker.rollback();
        }
        assertThat(child.exitValue()).isNotZero();
        Files.write(graphs.resolve("streets-osm-0123456789ab-32632.graph.4711.part"), new byte[100]);

        assertOldStreetsServe();
        assertThat(files()).as("the child's graph, and what else was left").hasSize(3);
        // The server drops the child's session, and its lock, when it notices; until then the next import is told to
        // wait.
        awaitNoOther();
        importInThisProcess(file, store());
        assertThat(query("SELECT count(*) FROM street_edge")).containsExactly("5");
        assertThat(files()).hasSize(1);
    }

    private Process importInAnotherProcess(Path file) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LivingCircle.class.getName(),
                        "import",
                        "osm",
                        file.toString())
                .redirectErrorStream(true);
        builder.environment().put("LIVINGCIRCLE_DB_URL", database.url());
        builder.environment().put("LIVINGCIRCLE_DB_USER", database.user());
        builder.environment().put("LIVINGCIRCLE_DB_PASSWORD", database.password());
        builder.environment().put("LIVINGCIRCLE_STREETS", graphs.toString());
        return builder.start();
    }

    /** Waits for the lock as long as it is held: pg_advisory_lock queues. */
    private void awaitNoOther() throws SQLException {
        query("SELECT pg_advisory_lock(%d) IS NULL, pg_advisory_unlock(%d)"
                .formatted(PostgisStreetStore.IMPORT_LOCK, PostgisStreetStore.IMPORT_LOCK));
    }

    // ---- helpers
    // -----------------------------------------------------------------------------------------------------

    /** A disk without room: Linux keeps a device that says so to every byte. */
    private GraphFolder fullDisk() {
        return new GraphFolder(graphs, (graph, file) -> StreetGraphFile.write(graph, Path.of("/dev/full")));
    }

    private void assertOldStreetsServe() {
        StoredStreets stored = store().find().orElseThrow();
        assertThat(stored.graph().edgeCount()).isEqualTo(4);
        assertThat(files()).contains("streets-%s-32632.graph".formatted(stored.version()));
    }

    private void loadPack() {
        LoadPack.Result result = new LoadPack(
                        new FolderPackSource(SYSTEMS), new PostgisCityStore(source), LandStore.NONE, SYSTEMS)
                .load(littleton.folder(), OptionalInt.empty(), Progress.SILENT);
        assertThat(result).isInstanceOf(LoadPack.Result.Loaded.class);
    }

    private PostgisStreetStore store() {
        return new PostgisStreetStore(source, graphs, SYSTEMS, List.of());
    }

    private ImportStreets.Result importTown(TinyOsm town) {
        return importTown(town, store());
    }

    private ImportStreets.Result importTown(TinyOsm town, StreetStore store) {
        return importInThisProcess(town.write(folder.resolve("town.osm.pbf")), store);
    }

    private ImportStreets.Result importInThisProcess(Path file, StreetStore store) {
        return new ImportStreets(new GraphHopperOsm(), new HttpOsmMirror("", graphs), store)
                .importFile(file, StreetProgress.SILENT);
    }

    private void assertRefused(TinyOsm town, String part) {
        assertThatExceptionOfType(StreetsRefused.class)
                .isThrownBy(() -> importTown(town))
                .withMessageContaining(part);
    }

    private List<String> files() {
        if (!Files.isDirectory(graphs)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(graphs)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
