package org.livingcircle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;
import org.livingcircle.platform.persistence.OpenDatabase;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.StoredStreets;
import org.livingcircle.streets.StreetGraph;
import org.livingcircle.streets.persistence.PostgisStreetStore;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Littleton;
import org.livingcircle.testing.TinyOsm;

class OsmCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream report = new ByteArrayOutputStream();
    private FreshDatabase database;

    @BeforeEach
    void open() {
        database = FreshDatabase.create();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void takesItsOwnWordsOnlyAndSaysHowToUseIt() {
        assertThat(OsmCommand.recognises("import", "osm", "x")).isTrue();
        assertThat(OsmCommand.recognises("import", "pack", "x")).isFalse();
        assertThat(OsmCommand.recognises("check", "osm", "x")).isFalse();
        assertThat(run("import", "osm")).isEqualTo(1);
        assertThat(said()).startsWith("usage: import osm FILE.osm.pbf");
    }

    @Test
    void saysThatAPackComesFirst() {
        assertThat(run("import", "osm", town().toString())).isEqualTo(1);
        assertThat(said())
                .contains(
                        "the streets are refused, what is stored stays as it is",
                        "streets: no city is stored that they could belong to — Load a pack first: bin/import pack DIR.");
    }

    @Test
    void saysThatNoMirrorIsSet() {
        assertThat(run("import", "osm", "--region", "asia/china")).isEqualTo(1);
        assertThat(said()).contains("LIVINGCIRCLE_OSM_MIRROR: no mirror is set");
    }

    @Test
    void aPackBringsItsStreets() {
        Littleton pack = Littleton.copyTo(folder);
        town();
        pack.append("pack.yml", "streets: {file: town.osm.pbf}\n");

        assertThat(run("import", "pack", folder.toString())).as(said()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "stored littleton-", "graph 100 %", "stored osm-", "2 stretches of street between 3 junctions");

        out.reset();
        assertThat(run("import", "pack", folder.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("unchanged: littleton-", "unchanged: osm-");
    }

    @Test
    void aPackNamesWhatIsWrongWithItsStreets() {
        Littleton pack = Littleton.copyTo(folder);
        pack.append("pack.yml", "streets: {file: town.osm.pbf}\n");
        assertThat(run("check", "pack", folder.toString())).isEqualTo(1);
        assertThat(said())
                .contains("streets.file: there is no such file, given \"town.osm.pbf\" — Put the extract there");

        pack.replace("pack.yml", "{file: town.osm.pbf}", "{file: town.osm, region: \"a b\", colour: red}");
        report.reset();
        assertThat(run("check", "pack", folder.toString())).isEqualTo(1);
        assertThat(said())
                .contains(
                        "streets.region: a file and a region",
                        "streets.file: wrong kind of file",
                        "not the name of a region",
                        "colour");
    }

    /** The core of Harbin. Kilometres are those of the extract's own description, which were measured on simplified lines. */
    @Test
    void importsARealExtract() {
        Path extract = extract();
        assertThat(run("import", "pack", "geodata/harbin")).as(said()).isZero();
        long begun = System.nanoTime();
        assertThat(run("import", "osm", extract.toString())).as(said()).isZero();
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("imported %s in %.1f s%n", extract.getFileName(), seconds);

        StoredStreets stored = new PostgisStreetStore(
                        OpenDatabase.migrated(database.url(), database.user(), database.password()),
                        folder.resolve("graphs"),
                        new GeoToolsCoordinateSystems(),
                        List.of())
                .find()
                .orElseThrow();
        // Its header is undated; this is the day of its newest edit.
        assertThat(stored.vintage()).isEqualTo("2024-04-09");
        assertThat((double) stored.counts().nodes()).isCloseTo(18_984, within(100.0));
        assertThat(stored.counts().driveKm()).isCloseTo(3_274, within(3_274 * 0.01));
        assertThat(stored.counts().walkKm()).isCloseTo(3_654, within(3_654 * 0.01));
        assertThat(stored.counts().bridges()).isGreaterThan(1000);
        assertThat(stored.box().southWest().lon()).isCloseTo(126.506, within(0.03));
        assertThat(stored.box().northEast().lat()).isCloseTo(45.831, within(0.03));
        assertWellFormed(stored.graph());
        assertThat(seconds).as("seconds, on a machine that others use too").isLessThan(60);
    }

    private static void assertWellFormed(StreetGraph graph) {
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            int last = graph.shapePoints(edge) - 1;
            assertThat(graph.shapeX(edge, 0)).isEqualTo(graph.x(graph.from(edge)));
            assertThat(graph.shapeY(edge, 0)).isEqualTo(graph.y(graph.from(edge)));
            assertThat(graph.shapeX(edge, last)).isEqualTo(graph.x(graph.to(edge)));
            assertThat(graph.shapeY(edge, last)).isEqualTo(graph.y(graph.to(edge)));
            double straight = Math.hypot(
                    graph.shapeX(edge, last) - graph.shapeX(edge, 0), graph.shapeY(edge, last) - graph.shapeY(edge, 0));
            // 10 millimetres a centimetre; the plane is true to 1 in 1,000 here, an end to 1 cm.
            assertThat(graph.lengthMillimetres(edge) * 1.0).isGreaterThan(straight * 9.99 - 20);
            boolean used = false;
            for (Mode mode : Mode.values()) {
                for (boolean forward : List.of(true, false)) {
                    boolean open = graph.open(edge, mode, forward);
                    used |= open;
                    assertThat(graph.kmh(edge, mode, forward) > 0).isEqualTo(open);
                }
            }
            assertThat(used).isTrue();
            assertThat(graph.osmWay(edge)).isPositive();
        }
    }

    private static Path extract() {
        Optional<Path> file = Optional.ofNullable(System.getenv("LIVINGCIRCLE_OSM"))
                .map(named -> Path.of(named, "harbin.osm.pbf"))
                .filter(Files::isRegularFile);
        if (file.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("LIVINGCIRCLE_OSM names no folder with harbin.osm.pbf; CI needs it");
        }
        assumeTrue(file.isPresent(), "LIVINGCIRCLE_OSM names no folder with harbin.osm.pbf");
        return file.orElseThrow();
    }

    private Path town() {
        return new TinyOsm()
                .node(1, 9.02, 0.02)
                .node(2, 9.04, 0.02)
                .node(3, 9.04, 0.035)
                .way(11, "highway=residential", 1, 2)
                .way(12, "highway=primary bridge=yes", 2, 3)
                .write(folder.resolve("town.osm.pbf"));
    }

    private String said() {
        return report.toString(StandardCharsets.UTF_8);
    }

    private int run(String... arguments) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "LIVINGCIRCLE_DB_URL", database.url(),
                "LIVINGCIRCLE_DB_USER", database.user(),
                "LIVINGCIRCLE_DB_PASSWORD", database.password(),
                "LIVINGCIRCLE_STREETS", folder.resolve("graphs").toString()));
        PrintStream good = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream bad = new PrintStream(report, true, StandardCharsets.UTF_8);
        return OsmCommand.recognises(arguments)
                ? new OsmCommand(environment, good, bad).run(arguments)
                : new PackCommand(environment, good, bad).run(arguments);
    }
}
