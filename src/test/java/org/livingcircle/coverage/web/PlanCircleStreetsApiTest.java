package org.livingcircle.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.streets.app.ImportStreets;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.Problems;
import org.livingcircle.testing.TinyOsm;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The circles of the plan over HTTP, where streets are imported up to 9.037. Along latitude 0.01:
 *
 * <pre>
 *   9.005 [ main city ] 9.02      9.03 Beta  |  9.05 Gamma     9.07 Delta
 *      9.008 -+- street -----------+-- 9.037 |
 *                                  |-- 2.3 km, 138 s --|-- 2.3 km, 138 s --|
 *                                  '== expressway, 4.6 km, 165.6 s, since 2015 =='
 * </pre>
 *
 * The links begin at the junction of Beta. A street of one way leads eastwards 0.006 south of the other.
 */
@CityTest
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "livingcircle.streets=target/streets-plan-circles")
class PlanCircleStreetsApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EXECUTION = "/processes/plan-circles/execution";
    private static final List<String> QUESTIONS = List.of(
            "'circle': 'metropolitan-30', 'minutes': 6, 'geometry': 'polygon'",
            "'circle': 'metropolitan-30', 'origin': 'centre', 'centre': [9.05, 0.01]",
            "'circle': 'expressway-60', 'year': 2014, 'corridorKmh': 50",
            "'circle': 'railway-60', 'vehicleOnly': true");

    @LocalServerPort
    private int port;

    @Autowired
    private ImportStreets importStreets;

    private Web web;
    private final List<JsonNode> before = new ArrayList<>();
    private JsonNode usualBefore;
    private HttpResponse<String> refused;

    @BeforeAll
    void askThenImport() throws IOException {
        web = new Web(port);
        QUESTIONS.forEach(question -> before.add(ask(question + ", 'roads': 'strategic'")));
        usualBefore = ask("'circle': 'metropolitan-30'");
        refused = web.post(EXECUTION, json("'circle': 'metropolitan-30', 'roads': 'streets'"));
        Path folder = Files.createDirectories(Path.of("target/streets-plan-circles-extract"));
        Path town = new TinyOsm()
                .box(9.0, 0.0, 9.04, 0.028)
                .node(1, 9.008, 0.01)
                .node(2, 9.012, 0.01)
                .node(3, 9.03, 0.01)
                .node(4, 9.037, 0.01)
                .node(5, 9.012, 0.004)
                .node(6, 9.03, 0.004)
                .node(7, 9.037, 0.026)
                .way(11, "highway=residential name=Long", 1, 2, 3, 4)
                .way(12, "highway=residential name=West", 2, 5)
                .way(13, "highway=residential name=East", 3, 6)
                .way(14, "highway=residential name=South oneway=yes", 5, 6)
                .way(15, "highway=residential name=North", 4, 7)
                .write(folder.resolve("town.osm.pbf"));
        String version = web.json("/city").get("dataVersion").asString();
        importStreets.importFile(town, StreetProgress.SILENT);
        Instant end = Instant.now().plus(PATIENCE);
        while (web.json("/city").get("dataVersion").asString().equals(version)) {
            assertThat(Instant.now()).as("the data version changes").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static String json(String inputs) {
        return "{\"inputs\": {" + inputs.replace('\'', '"') + "}}";
    }

    private JsonNode ask(String inputs) {
        return web.execute("plan-circles", inputs.replace('\'', '"'));
    }

    private static JsonNode find(JsonNode list, String key, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(one -> one.get(key).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static double seconds(JsonNode reply, String place) {
        return find(reply.get("places"), "id", place).get("seconds").asDouble();
    }

    private double drive(String from, String to) {
        String inputs = "\"from\": %s, \"to\": %s, \"mode\": \"drive\"".formatted(from, to);
        return web.execute("route", inputs).at("/features/0/properties/seconds").asDouble();
    }

    /** Returns what the drive engine takes from the edge of the main city to Beta. */
    private double driveToBeta() {
        double seconds = drive("[9.02, 0.01]", "[9.03, 0.01]");
        // 1113 m of residential street at 20 to 30 km/h
        assertThat(seconds).isBetween(133.0, 201.0);
        return seconds;
    }

    @Test
    void streetsWithoutAnyAreRefusedWithTheRemedy() {
        Problems.assertProblem(refused, 422, "needs-streets", "roads", "strategic");
        assertThat(refused.body()).contains("bin/import osm");
        assertThat(find(usualBefore.get("parameters"), "name", "roads")
                        .get("value")
                        .asString())
                .isEqualTo("strategic");
    }

    @Test
    void linksAloneAnswerAsTheyDidBeforeStreetsWereImported() {
        for (int i = 0; i < QUESTIONS.size(); i++) {
            JsonNode after = ask(QUESTIONS.get(i) + ", 'roads': 'strategic'");

            for (JsonNode reply : List.of(before.get(i), after)) {
                // the pack thanks OpenStreetMap once its streets are there
                ((ObjectNode) reply.get("metadata")).remove(List.of("dataVersion", "attribution"));
            }
            assertThat(after.equals(before.get(i))).as(QUESTIONS.get(i)).isTrue();
        }
    }

    @ParameterizedTest(name = "in {0}")
    @CsvSource({"2014, 276", "2015, 165.6"})
    void streetsCarryTheDriveToTheGateAndLinksOnwards(int year, double behind) {
        JsonNode reply = ask("'circle': 'expressway-60', 'year': " + year);

        double beta = driveToBeta();
        assertThat(seconds(reply, "seat-l1")).isZero();
        assertThat(seconds(reply, "town-l1b")).isCloseTo(beta, within(1.0));
        assertThat(seconds(reply, "town-l2b")).isCloseTo(beta + behind, within(1.0));
        assertThat(find(reply.get("parameters"), "name", "roads").get("value").asString())
                .isEqualTo("streets");
        assertThat(reply.at("/metadata/engine").asString()).isEqualTo("streets");
        assertThat(reply.at("/metadata/streetsVintage").isNull()).isFalse();
    }

    @Test
    void aStationIsDrivenToOverLinksAndStreets() {
        JsonNode reply = ask("'circle': 'railway-60'");

        // 15 + 10 + 15 minutes, 258.7 s straight to Delta, then the expressway to Beta
        assertThat(seconds(reply, "town-l2b")).isCloseTo(2658.7, within(1.0));
        assertThat(seconds(reply, "town-l1b")).isCloseTo(2658.7 + 165.6, within(1.0));
        assertThat(reply.at("/variants/0/inside/total").asDouble())
                .isEqualTo(reply.at("/inside/total").asDouble());
    }

    @Test
    void aCentreOnAStreetIsMeasuredFromAndOneOffTheStreetsIsRefused() {
        JsonNode reply = ask("'circle': 'metropolitan-30', 'origin': 'centre', 'centre': [9.02, 0.01]");

        assertThat(seconds(reply, "town-l1b")).isCloseTo(driveToBeta(), within(1.0));
        var refusal =
                web.post(EXECUTION, json("'circle': 'metropolitan-30', 'origin': 'centre', 'centre': [9.012, 0.022]"));
        Problems.assertProblem(refusal, 422, "not-on-street", "centre", "500");
        JsonNode problem = Web.read(refusal);
        assertThat(problem.get("metres").asDouble()).isGreaterThan(0);
        assertThat(problem.get("detail").asString())
                .contains("the nearest is %.0f m away"
                        .formatted(problem.get("metres").asDouble()));
    }

    @Test
    void carsLeaveTheCentreWithTheTraffic() {
        JsonNode reply = ask("'circle': 'metropolitan-30', 'origin': 'centre', 'centre': [9.028, 0.004]");

        double out = drive("[9.028, 0.004]", "[9.03, 0.01]");
        assertThat(seconds(reply, "town-l1b")).isCloseTo(out, within(1.0));
        assertThat(drive("[9.03, 0.01]", "[9.028, 0.004]")).isGreaterThan(2 * out);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"metropolitan-30", "expressway-60", "railway-60"})
    void whatCarriedThePeopleInsideAddsUp(String circle) {
        JsonNode reply = ask("'circle': '%s'".formatted(circle));

        double people = 0;
        double share = 0;
        for (JsonNode engine : reply.get("insideEngines")) {
            people += engine.get("people").asDouble();
            share += engine.get("share").asDouble();
        }
        assertThat(people).isCloseTo(reply.at("/inside/total").asDouble(), within(1e-6));
        assertThat(share).isCloseTo(1, within(1e-12));
        JsonNode engines = reply.get("insideEngines");
        assertThat(find(engines, "engine", "streets").get("people").asDouble()).isPositive();
        assertThat(find(engines, "engine", "strategic").get("people").asDouble())
                .isPositive();
        assertThat(find(engines, "engine", "none").get("people").asDouble())
                .isCloseTo(reply.at("/mainCity/total").asDouble(), within(1e-6));
        double all = 0;
        for (JsonNode engine : reply.at("/metadata/engines")) {
            all += engine.get("people").asDouble();
        }
        assertThat(all).isCloseTo(reply.at("/total/total").asDouble(), within(1e-6));
    }

    @Test
    void theSpeedsAndTheWayBetweenStandAmongTheParameters() {
        JsonNode parameters =
                ask("'circle': 'metropolitan-30', 'roads': 'streets'").get("parameters");

        assertThat(find(parameters, "name", "roads").at("/basis/en").asString()).isEqualTo("Given by the request");
        assertThat(find(parameters, "name", "direction").get("value").asString())
                .isEqualTo("fromOrigin");
        assertThat(find(parameters, "name", "streetKmh").get("value").asString())
                .isEqualTo("as tagged");
        assertThat(find(parameters, "name", "streetAccessLimitMetres")
                        .get("value")
                        .asInt())
                .isEqualTo(500);
    }
}
