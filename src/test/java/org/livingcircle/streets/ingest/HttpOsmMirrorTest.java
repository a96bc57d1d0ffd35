package org.livingcircle.streets.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.streets.StreetsRefused;

/** Against a server of the JDK's own on this machine. */
class HttpOsmMirrorTest {

    private static final byte[] CONTENT = new byte[300_000];

    @TempDir
    Path folder;

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService handlers = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(handlers);
        server.createContext("/osm/asia/whole.osm.pbf", exchange -> answer(exchange, CONTENT.length, CONTENT.length));
        server.createContext("/osm/asia/unsized.osm.pbf", exchange -> answer(exchange, 0, CONTENT.length));
        server.createContext("/osm/asia/short.osm.pbf", exchange -> answer(exchange, CONTENT.length, 100_000));
        server.createContext("/osm/asia/silent.osm.pbf", exchange -> await());
        server.createContext("/osm/asia/stalled.osm.pbf", exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 1000);
            exchange.getResponseBody().flush();
            await();
        });
        server.createContext("/osm/asia/broken.osm.pbf", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.createContext(
                "/osm/asia/huge.osm.pbf", exchange -> exchange.sendResponseHeaders(200, Long.MAX_VALUE / 2));
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        handlers.shutdownNow();
    }

    /** Sends some bytes, and hangs up. */
    private static void answer(HttpExchange exchange, long claimed, int sent) throws IOException {
        exchange.sendResponseHeaders(200, claimed);
        OutputStream body = exchange.getResponseBody();
        body.write(CONTENT, 0, sent);
        body.flush();
        exchange.close();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void fetchesAnExtractAndSaysHowFarItIs() throws IOException {
        List<Long> done = new ArrayList<>();
        Path file = mirror().fetch("asia/whole", (step, now, total) -> done.add(100 * now / total));

        assertThat(file).hasFileName("whole.osm.pbf").hasBinaryContent(CONTENT);
        assertThat(done).isSorted().startsWith(0L).endsWith(100L);
        assertThat(mirror().fetch("asia/unsized", StreetProgress.SILENT)).hasBinaryContent(CONTENT);
        assertOnlyFiles("unsized.osm.pbf", "whole.osm.pbf");
    }

    @Test
    void refusesWhatTheMirrorDoesNotHave() throws IOException {
        assertRefused("asia/nowhere", "asia/nowhere.osm.pbf: the mirror answers 404 — Look up the region's name");
        assertRefused("asia/broken", "the mirror answers 503");
        assertOnlyFiles();
    }

    @Test
    void refusesHalfAFile() throws IOException {
        assertRefused("asia/short", "the file was cut short: ", " of 300,000 bytes came");
        assertRefused("asia/huge", "the extract has 4,611,686,018,427,387,903 bytes, there is room for");
        assertOnlyFiles();
    }

    @Test
    void waitsForASilentMirrorNoLongerThanIsSet() throws IOException {
        assertRefused("asia/silent", "asia/silent.osm.pbf: the mirror said nothing for 1 s");
        assertRefused("asia/stalled", "asia/stalled.osm.pbf: the mirror said nothing for 1 s");
        assertOnlyFiles();
    }

    @Test
    void saysHowToSetAMirror() {
        assertThatExceptionOfType(StreetsRefused.class)
                .isThrownBy(() -> new HttpOsmMirror("", folder).fetch("asia/whole", StreetProgress.SILENT))
                .withMessage(
                        "LIVINGCIRCLE_OSM_MIRROR: no mirror is set, so region asia/whole cannot be fetched — Set it to the"
                                + " address that the mirror's files lie under, or give a file: bin/import osm FILE.osm.pbf.");
        for (String wrong : List.of("ftp://host/path", "host/path", "https://", "http://a b/")) {
            assertThatExceptionOfType(StreetsRefused.class)
                    .isThrownBy(() -> new HttpOsmMirror(wrong, folder).fetch("asia/whole", StreetProgress.SILENT))
                    .withMessageContaining("LIVINGCIRCLE_OSM_MIRROR: not an address: " + wrong);
        }
    }

    @Test
    void takesNoNameThatCouldLeaveTheMirror() {
        for (String wrong : List.of("", "../secret", "a//b", "/a", "a/", "a?b", "a b", "哈尔滨")) {
            assertRefused(wrong, "not the name of a region");
        }
    }

    @Test
    void saysThatNobodyIsThere() {
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThatExceptionOfType(StreetsRefused.class)
                .isThrownBy(
                        () -> new HttpOsmMirror("http://127.0.0.1:" + port, folder).fetch("x", StreetProgress.SILENT))
                .withMessageContaining("the extract could not be fetched: Connection refused");
    }

    private HttpOsmMirror mirror() {
        String base = "http://127.0.0.1:%d/osm/".formatted(server.getAddress().getPort());
        return new HttpOsmMirror(base, folder, Duration.ofSeconds(1));
    }

    private void assertRefused(String region, String... parts) {
        assertThatExceptionOfType(StreetsRefused.class)
                .isThrownBy(() -> mirror().fetch(region, StreetProgress.SILENT))
                .satisfies(refused -> assertThat(refused.line()).contains(parts));
    }

    private void assertOnlyFiles(String... names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly(names);
        }
    }
}
