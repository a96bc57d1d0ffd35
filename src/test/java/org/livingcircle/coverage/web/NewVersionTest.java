package org.livingcircle.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.livingcircle.pack.Progress;
import org.livingcircle.pack.app.LoadPack;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.Littleton;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** A changed pack is loaded while the service serves. */
@CityTest
@DirtiesContext
class NewVersionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TILE = "/surfaces/reach/14/8190/8601?service=play";

    @LocalServerPort
    private int port;

    @Autowired
    private LoadPack loadPack;

    @Autowired
    private Littleton littleton;

    /** What somebody got who asked all the time. */
    private record Seen(int status, String version, boolean facilitiesKnown) {}

    @Test
    void answersMoveToTheNewVersionByThemselvesAndNeverShowHalfOfIt() throws ExecutionException, InterruptedException {
        Web web = new Web(port);
        String before = version(web);
        String tileBefore = web.get(TILE).headers().firstValue("ETag").orElseThrow();
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<List<Seen>> asking = CompletableFuture.supplyAsync(() -> askUntil(enough));

        littleton.append(
                "facilities.csv",
                "cin-1,cinema,,电影院,Cinema,L1,9.012,0.012,,,public,,synthetic,drawn for tests,2020,drawn\n");
        LoadPack.Result result = loadPack.load(littleton.folder(), OptionalInt.empty(), Progress.SILENT);
        String after = awaitOther(web, before);
        enough.set(true);

        assertThat(result).isInstanceOfSatisfying(LoadPack.Result.Loaded.class, loaded -> assertThat(
                        loaded.city().version())
                .isEqualTo(after));
        List<Seen> seen = asking.get();
        assertThat(seen).hasSizeGreaterThan(5).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.version()).isIn(before, after);
            assertThat(answer.facilitiesKnown()).isEqualTo(answer.version().equals(after));
        });
        List<String> versions = seen.stream().map(Seen::version).toList();
        assertThat(versions).isSortedAccordingTo((a, b) -> Boolean.compare(a.equals(after), b.equals(after)));

        HttpResponse<String> tile = web.get(TILE, "If-None-Match", tileBefore);
        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(tile.headers().firstValue("ETag")).isPresent().isNotEqualTo(Optional.of(tileBefore));
        assertThat(web.json("/services").at("/2/facilities").asInt()).isEqualTo(1);
        assertThat(web.json("/locate?lon=9.012&lat=0.012")
                        .at("/nearest/2/facility/id")
                        .asString())
                .isEqualTo("cin-1");
    }

    private List<Seen> askUntil(AtomicBoolean enough) {
        Web web = new Web(port);
        List<Seen> seen = new ArrayList<>();
        while (!enough.get()) {
            HttpResponse<String> answer =
                    web.post("/processes/coverage/execution", "{\"inputs\": {\"service\": \"play\"}}");
            JsonNode body = Web.read(answer);
            seen.add(new Seen(
                    answer.statusCode(),
                    body.at("/metadata/dataVersion").asString(""),
                    body.at("/rows/0/covered").isNumber()));
        }
        return seen;
    }

    private static String version(Web web) {
        return web.json("/city").get("dataVersion").asString();
    }

    private static String awaitOther(Web web, String before) {
        Instant end = Instant.now().plus(PATIENCE);
        String now = version(web);
        while (now.equals(before)) {
            assertThat(Instant.now()).as("the data version changes").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            now = version(web);
        }
        return now;
    }
}
