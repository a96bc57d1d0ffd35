package org.livingcircle.scenario.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.streets.app.ImportStreets;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.StreetCityInitializer;
import org.livingcircle.testing.TinyOsm;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** Other streets are imported, and what a scenario over the earlier ones answers stays as it was. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = StreetCityInitializer.class)
@DirtiesContext
class PinnedStreetsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Process and inputs: walked, driven, along a changed street. */
    private static final List<List<String>> QUESTIONS = List.of(
            List.of("route", "\"from\": [9.01, 0.012], \"to\": [9.05, 0.016]"),
            List.of("route", "\"from\": [9.01, 0.012], \"to\": [9.05, 0.016], \"mode\": \"drive\""),
            List.of("matrix", "\"sources\": [[9.01, 0.012], [9.03, 0.02]], \"destinations\": [[9.05, 0.016]]"),
            List.of("coverage", "\"service\": \"reading\", \"ranges\": [300, 900], \"mode\": \"drive\""),
            List.of("coverage", "\"service\": \"reading\", \"ranges\": [300, 900]"));

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private FreshDatabase database;

    @Autowired
    private ImportStreets importStreets;

    private Web web = new Web(0);

    @Test
    void itsTimesAreTheSameDigits() {
        web = new Web(port);
        Desk ada = Desk.of(web, database, "ada", "planner");
        String before = version();
        String id = ada.scenario("shared", """
                {"type": "closeRoad", "line": [[9.0349, 0.014], [9.0351, 0.016]]}""");
        List<String> times = times(id);

        Path town = new TinyOsm()
                .timestamp(Instant.parse("2025-01-01T00:00:00Z"))
                .node(1, 9.00, 0.013)
                .node(2, 9.03, 0.005)
                .node(3, 9.06, 0.017)
                .way(11, "highway=residential", 1, 2, 3)
                .write(folder.resolve("other.osm.pbf"));
        assertThat(importStreets.importFile(town, StreetProgress.SILENT))
                .isInstanceOf(ImportStreets.Result.Stored.class);
        Instant end = Instant.now().plus(PATIENCE);
        while (version().equals(before)) {
            assertThat(Instant.now()).as("the data version changes").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }

        assertThat(times(id)).isEqualTo(times);
        String present = ada.scenario("shared");
        String coverage = QUESTIONS.get(3).get(1);
        assertThat(web.execute("coverage", coverage).at("/rows"))
                .as("of the present streets")
                .isNotEqualTo(web.execute("coverage", coverage + ", \"scenarioId\": \"" + id + "\"")
                        .at("/rows"));

        // A version that is kept nowhere.
        database.execute("UPDATE scenario SET data_version = 'elsewhere-1' WHERE id = '" + present + "'");
        for (String path : List.of(
                "/locate?lon=9.04&lat=0.02&scenario=",
                "/surfaces/population/12/2047/2150?scenario=",
                "/surfaces/settlement/12/2047/2150?scenario=",
                "/collections/units/items?scenario=",
                "/collections/units/tiles/WebMercatorQuad/12/2047/2150?scenario=")) {
            assertGone(Desk.with(409, web.get(path + present)));
        }
        assertGone(Desk.with(409, web.get("/scenarios/" + present + "/targets")));
    }

    private static void assertGone(JsonNode problem) {
        assertThat(problem.get("type").asString()).endsWith("data-version-gone");
        assertThat(problem.get("pinned").asString()).isEqualTo("elsewhere-1");
    }

    private List<String> times(String id) {
        return QUESTIONS.stream()
                .map(question -> web.execute(question.get(0), question.get(1) + ", \"scenarioId\": \"" + id + "\"")
                        .toString())
                .toList();
    }

    private String version() {
        return web.json("/city").get("dataVersion").asString();
    }
}
