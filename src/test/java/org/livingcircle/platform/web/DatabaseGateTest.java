package org.livingcircle.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingcircle.testing.Problems.assertProblem;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.CuttableLine;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** The database stops and starts while the service serves. */
@CityTest
@DirtiesContext
class DatabaseGateTest {

    /** From the database and, because their version can no longer be confirmed, from memory too. */
    private static final List<String> DATA = List.of(
            "/collections",
            "/collections/units",
            "/collections/units/items",
            "/collections/units/items/L1",
            "/city",
            "/services",
            "/processes",
            "/processes/coverage",
            "/locate?lon=9.012&lat=0.012",
            "/surfaces/population/0/0/0",
            "/surfaces/reach/0/0/0?service=reading",
            "/surfaces/settlement/0/0/0",
            "/collections/population/coverage",
            "/collections/reach/coverage?service=reading");

    private static final List<String> PROCESSES = List.of("coverage", "hotspots");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private CuttableLine databaseLine;

    @Test
    void dataIsRefusedWhileTheDatabaseIsAwayAndComesBackByItself() {
        Web web = new Web(port);
        assertThat(web.get("/collections").statusCode()).isEqualTo(200);
        assertThat(web.get("/actuator/health").statusCode()).isEqualTo(200);

        // The gate has just confirmed the version, so the first request meets the cut line in the middle of its query.
        assertThat(web.get("/collections/units/items").statusCode()).isEqualTo(200);
        databaseLine.cut();
        assertThat(web.get("/collections/units/items").statusCode()).isEqualTo(503);
        await(web, "/collections", 503);

        for (String path : DATA) {
            assertRefused(web.get(path));
        }
        for (String process : PROCESSES) {
            assertRefused(execute(web, process));
        }
        HttpResponse<String> health = web.get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(Web.read(health).at("/components/db/status").asString()).isEqualTo("DOWN");
        for (String path :
                List.of("/", "/?f=html", "/conformance", "/limits", "/api", "/webjars/leaflet/dist/leaflet.css")) {
            assertThat(web.get(path).statusCode()).as(path).isEqualTo(200);
        }

        databaseLine.mend();
        await(web, "/collections", 200);
        for (String path : DATA) {
            assertThat(web.get(path).statusCode()).as(path).isEqualTo(200);
        }
        for (String process : PROCESSES) {
            assertThat(execute(web, process).statusCode()).as(process).isEqualTo(200);
        }
        await(web, "/actuator/health", 200);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertProblem(answer, 503, "database-unavailable", null, null);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    private static HttpResponse<String> execute(Web web, String process) {
        return web.post("/processes/" + process + "/execution", "{\"inputs\": {\"service\": \"reading\"}}");
    }

    private static void await(Web web, String path, int status) {
        Instant end = Instant.now().plus(PATIENCE);
        while (web.get(path).statusCode() != status) {
            assertThat(Instant.now()).as("%s becomes %d", path, status).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
