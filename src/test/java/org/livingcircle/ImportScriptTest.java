package org.livingcircle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Littleton;
import org.livingcircle.testing.LittletonStreets;

/**
 * Runs bin/import as an operator does, against a mirror on this machine. The script lies in a folder of its own beside a jar
 * that points at the classes under test, as the real one is made after the tests only.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportScriptTest {

    private static final int OK = 0;
    private static final int REFUSED = 1;
    private static final int NOT_RUN = 2;

    @TempDir
    static Path project;

    private final FreshDatabase database = FreshDatabase.create();
    private HttpServer mirror;
    private Path streets;
    private String address;

    /** What a run of the script came to. */
    private record Run(int code, String out, String report) {}

    @BeforeAll
    void begin() throws IOException {
        layOutProject();
        Littleton pack = Littleton.copyTo(Files.createDirectory(project.resolve("pack")));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        assertThat(new PackCommand(environment(), nowhere, nowhere)
                        .run("import", "pack", pack.folder().toString()))
                .isEqualTo(OK);
        LittletonStreets.addTo(pack);
        byte[] extract = Files.readAllBytes(pack.folder().resolve(LittletonStreets.FILE));
        mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        mirror.createContext("/osm/asia/littleton-latest.osm.pbf", exchange -> {
            exchange.sendResponseHeaders(200, extract.length);
            exchange.getResponseBody().write(extract);
            exchange.close();
        });
        mirror.start();
        address = "http://127.0.0.1:%d/osm".formatted(mirror.getAddress().getPort());
    }

    private void layOutProject() throws IOException {
        for (String file : List.of("bin/import", "bin/lib/java.sh")) {
            Files.createDirectories(project.resolve(file).getParent());
            Files.copy(Path.of(file), project.resolve(file));
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, LivingCircle.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        Files.createDirectory(project.resolve("target"));
        new JarOutputStream(Files.newOutputStream(project.resolve("target/livingcircle.jar")), manifest).close();
    }

    @AfterAll
    void end() {
        mirror.stop(0);
        database.close();
    }

    @BeforeEach
    void aFolderOfItsOwn() throws IOException {
        streets = Files.createTempDirectory(project, "streets-");
    }

    @Test
    void fetchesARegionAndStoresItsStreets() throws IOException, InterruptedException {
        Run run = run(address + "/", "osm", "--region", "asia/littleton-latest");

        assertThat(run.report).isEmpty();
        // 3 rows of 6 stretches, 7 columns of 2, the bridge, and the far bank, which meets nothing between its ends
        assertThat(run.out)
                .contains(
                        "download 100 %",
                        "graph 100 %",
                        ": 34 stretches of street between 23 junctions, 1 on bridges;",
                        "left out: 0 closed to all, 0 outside");
        assertThat(run.code).isEqualTo(OK);
        assertThat(files())
                .as("the graph alone, the extract is deleted")
                .singleElement()
                .asString()
                .endsWith(".graph");
    }

    @Test
    void saysThatTheMirrorDoesNotHaveTheRegion() throws IOException, InterruptedException {
        Run run = run(address, "osm", "--region", "asia/nowhere-latest");

        assertThat(run.report)
                .isEqualTo("the streets are refused, what is stored stays as it is\n" + address
                        + "/asia/nowhere-latest.osm.pbf: the mirror answers 404 — Look up the region's name at the mirror,"
                        + " and look at LIVINGCIRCLE_OSM_MIRROR.\n");
        assertThat(run.code).isEqualTo(REFUSED);
        assertThat(files()).isEmpty();
    }

    @Test
    void saysThatTheMirrorIsNotThere() throws IOException, InterruptedException {
        // Port 9 is the discard service's, which nobody runs.
        Run run = run("http://127.0.0.1:9", "osm", "--region", "asia/littleton-latest");

        assertThat(run.report)
                .startsWith("the streets are refused, what is stored stays as it is\n"
                        + "http://127.0.0.1:9/asia/littleton-latest.osm.pbf: the extract could not be fetched: Connection"
                        + " refused — Look at the network, at LIVINGCIRCLE_OSM_MIRROR, and at the room in ");
        assertThat(run.code).isEqualTo(REFUSED);
        assertThat(files()).isEmpty();
    }

    @Test
    void saysThatNoMirrorIsSet() throws IOException, InterruptedException {
        Run run = run("", "osm", "--region", "asia/littleton-latest");

        assertThat(run.report)
                .contains(
                        "LIVINGCIRCLE_OSM_MIRROR: no mirror is set, so region asia/littleton-latest cannot be fetched —");
        assertThat(run.code).isEqualTo(REFUSED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            osm --region                     | 2 | usage: bin/import
            osm --region a b                 | 2 | usage: bin/import
            osm --regoin asia/china          | 2 | usage: bin/import
            --check osm --region asia/china  | 2 | usage: bin/import
            osm none.osm.pbf                 | 1 | import: there is no file none.osm.pbf
            pack none                        | 1 | import: there is no folder none
            """)
    void saysHowItIsUsed(String arguments, int code, String begin) throws IOException, InterruptedException {
        Run run = run(address, arguments.split(" +", -1));

        assertThat(run.code).isEqualTo(code).isIn(REFUSED, NOT_RUN);
        assertThat(run.report).startsWith(begin);
        assertThat(run.out).isEmpty();
    }

    private Map<String, String> environment() {
        return Map.of(
                "LIVINGCIRCLE_DB_URL", database.url(),
                "LIVINGCIRCLE_DB_USER", database.user(),
                "LIVINGCIRCLE_DB_PASSWORD", database.password(),
                "LIVINGCIRCLE_PACK", project.resolve("pack").toString(),
                "JAVA_HOME", System.getProperty("java.home"));
    }

    private Run run(String mirrorAddress, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", project.resolve("bin/import").toString()));
        command.addAll(List.of(arguments));
        Path report = Files.createTempFile(project, "report", "");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(report.toFile());
        builder.environment().putAll(environment());
        builder.environment().put("LIVINGCIRCLE_OSM_MIRROR", mirrorAddress);
        builder.environment().put("LIVINGCIRCLE_STREETS", streets.toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out, Files.readString(report));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(streets)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
