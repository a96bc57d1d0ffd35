package org.livingcircle.scenario.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.StreetCityInitializer;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Figures of a scenario: those of a request that wishes the same, digit for digit, in every analysis. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = StreetCityInitializer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenarioFiguresTest {

    /** A library is added, one moved, one closed; the bridge and a street are closed, a road opened, driving slowed. */
    private static final String[] CHANGES = {
        "{'type': 'addFacility', 'id': 'new-1', 'kind': 'library', 'location': [9.04, 0.02]}",
        "{'type': 'moveFacility', 'id': 'lib-2', 'location': [9.03, 0.02]}",
        "{'type': 'closeFacility', 'id': 'lib-4'}",
        "{'type': 'closeBridge', 'bridge': 'bridge-1'}",
        "{'type': 'closeRoad', 'line': [[9.0349, 0.014], [9.0351, 0.016]]}",
        "{'type': 'openRoad', 'line': [[9.01, 0.015], [9.02, 0.025]], 'roadClass': 'primary'}",
        "{'type': 'setSpeed', 'roadClass': 'residential', 'mode': 'drive', 'kmh': 9}",
        "{'type': 'setSpeed', 'roadClass': 'secondary', 'mode': 'walk', 'kmh': 2}"
    };

    private static final String FACILITIES = """
            "facilities": {"add": [{"id": "new-1", "location": [9.04, 0.02]}],
                           "move": [{"id": "lib-2", "location": [9.03, 0.02]}], "remove": ["lib-4"]}""";
    private static final String STREETS = """
            "changes": {"closedBridges": ["bridge-1"], "closed": [[[9.0349, 0.014], [9.0351, 0.016]]],
                        "roads": [{"line": [[9.01, 0.015], [9.02, 0.025]], "roadClass": "primary"}],
                        "speeds": [{"roadClass": "residential", "mode": "drive", "kmh": 9},
                                   {"roadClass": "secondary", "mode": "walk", "kmh": 2}]}""";

    @LocalServerPort
    private int port;

    @Autowired
    private FreshDatabase database;

    private Web web;
    private Desk ada;
    private String scenario;

    @BeforeAll
    void make() {
        web = new Web(port);
        ada = Desk.of(web, database, "ada", "planner");
        scenario = ada.scenario("shared", quoted(CHANGES));
    }

    private static String[] quoted(String... changes) {
        return Arrays.stream(changes).map(change -> change.replace('\'', '"')).toArray(String[]::new);
    }

    static Stream<List<String>> questions() {
        return Stream.of(
                List.of("coverage", "'service': 'reading', 'by': ['city', 'unit', 'township']", "both"),
                List.of("coverage", "'service': 'reading', 'ranges': [300, 900], 'mode': 'drive'", "both"),
                List.of("coverage", "'service': 'reading', 'ranges': [600], 'overlap': 'perFacility'", "both"),
                List.of("coverage", "'service': 'reading', 'metric': 'distance', 'ranges': [900]", "both"),
                List.of("hotspots", "'service': 'reading', 'range': 600", "both"),
                List.of("catchment", "'location': [9.02, 0.02], 'ranges': [900, 1800]", "streets"),
                List.of("catchment", "'location': [9.02, 0.02], 'mode': 'drive', 'geometry': 'cells'", "streets"),
                List.of("route", "'from': [9.01, 0.012], 'to': [9.05, 0.016]", "streets"),
                List.of("route", "'from': [9.01, 0.012], 'to': [9.05, 0.016], 'mode': 'drive'", "streets"),
                List.of(
                        "matrix",
                        "'sources': [[9.01, 0.012], [9.03, 0.02]], 'destinations': [[9.05, 0.016]]",
                        "streets"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void theyAreThoseOfARequestThatWishesTheSame(List<String> question) {
        String inputs = question.get(1).replace('\'', '"');
        String wished = question.get(2).equals("both") ? FACILITIES + ", " + STREETS : STREETS;

        JsonNode ofRequest = web.execute(question.get(0), inputs + ", " + wished);
        JsonNode ofScenario = web.execute(question.get(0), inputs + ", \"scenarioId\": \"" + scenario + "\"");
        JsonNode asItIs = web.execute(question.get(0), inputs);

        JsonNode use = use(ofScenario);
        assertThat(use.get("dependsOn").asBoolean()).as(use.toString()).isTrue();
        assertThat(figures(ofScenario)).isEqualTo(figures(ofRequest));
        assertThat(figures(ofScenario)).isNotEqualTo(figures(asItIs));
        assertThat(use(asItIs).isNull()).isTrue();
    }

    private static JsonNode use(JsonNode answer) {
        return answer.has("metadata") ? answer.at("/metadata/scenario") : answer.get("scenario");
    }

    /** Returns all of an answer but the list of wishes that met nothing and the scenario's name. */
    private static String figures(JsonNode answer) {
        ObjectNode copy = (ObjectNode) answer.deepCopy();
        copy.remove("scenario");
        if (copy.has("metadata")) {
            ((ObjectNode) copy.get("metadata")).remove("scenario");
            ((ObjectNode) copy.get("metadata")).remove("warnings");
        }
        return copy.toString();
    }

    @Test
    void tilesAndDownloadsAreThoseOfTheCoverage() {
        for (String path : List.of("/surfaces/reach/12/2047/2150", "/collections/reach/coverage")) {
            String plain = path + "?service=reading&metric=time";
            String edits = plain + "&closedBridges=bridge-1&facilities=add:new-1:9.04/0.02"
                    + "&facilities=move:lib-2:9.03/0.02&facilities=remove:lib-4";
            String some = ada.scenario("shared", quoted(Arrays.copyOf(CHANGES, 4)));
            byte[] ofScenario = web.getBytes(plain + "&scenario=" + some).body();
            assertThat(ofScenario).as(path).isEqualTo(web.getBytes(edits).body());
            assertThat(ofScenario).as(path).isNotEqualTo(web.getBytes(plain).body());
        }
    }

    @Test
    void aTileIsKeptUntilTheNextRevision() {
        String id = ada.scenario("shared", quoted(CHANGES[0]));
        String path = "/surfaces/reach/12/2047/2150?service=reading&scenario=" + id;
        String first = web.getBytes(path).headers().firstValue("ETag").orElseThrow();
        assertThat(web.get(path, "If-None-Match", first).statusCode()).isEqualTo(304);
        Desk.with(200, ada.post("/scenarios/" + id + "/undo", "{\"revision\": 1}"));
        assertThat(web.get(path, "If-None-Match", first).statusCode()).isEqualTo(200);
    }

    @Test
    void theNearestAreTheWishedOnesWhereTheyStandThen() {
        JsonNode nearest = web.execute(
                "nearest",
                "\"location\": [9.04, 0.0201], \"service\": \"reading\", \"k\": 9, \"scenarioId\": \"" + scenario
                        + "\"");
        assertThat(nearest.at("/facilities/0/id").asString()).isEqualTo("new-1");
        assertThat(nearest.at("/facilities/0/provenance").asString()).isEqualTo("user");
        assertThat(nearest.toString()).doesNotContain("lib-4").contains("[9.03,0.02]");

        JsonNode place = web.json("/locate?lon=9.04&lat=0.0201&scenario=" + scenario);
        assertThat(place.at("/nearest/0/facility/id").asString()).isEqualTo("new-1");
        assertThat(place.at("/nearest/0/walkSeconds").asInt())
                .isEqualTo(nearest.at("/facilities/0/seconds").asInt());
        assertThat(place.at("/scenario/dependsOn").asBoolean()).isTrue();

        JsonNode around = web.execute("catchment", "\"facility\": \"new-1\", \"scenarioId\": \"" + scenario + "\"");
        assertThat(around.at("/metadata/scenario/dependsOn").asBoolean()).isTrue();
    }

    @Test
    void aWishedPaceIsThatOfTheProfile() {
        String id = ada.scenario("shared", quoted("{'type': 'changeProfile', 'profile': 'adult', 'kmh': 3}"));
        String question = "\"from\": [9.01, 0.015], \"to\": [9.05, 0.015]";
        int usual = web.execute("route", question)
                .at("/features/0/properties/seconds")
                .asInt();
        int slow = web.execute("route", question + ", \"scenarioId\": \"" + id + "\"")
                .at("/features/0/properties/seconds")
                .asInt();
        assertThat(slow).isBetween(usual * 4 / 3 - 2, usual * 4 / 3 + 2);
    }

    @Test
    void editsOfARequestComeOnTop() {
        String moved = """
                "service": "reading", "ranges": [600], "scenarioId": "%s", "facilities":
                {"move": [{"id": "new-1", "location": [9.05, 0.02]}], "remove": ["lib-2"]}""".formatted(scenario);
        String same = """
                "service": "reading", "ranges": [600], %s, "facilities":
                {"add": [{"id": "new-1", "location": [9.05, 0.02]}], "remove": ["lib-4", "lib-2"]}""".formatted(STREETS);
        assertThat(figures(web.execute("coverage", moved))).isEqualTo(figures(web.execute("coverage", same)));

        JsonNode closed = Desk.with(400, ada.post("/processes/coverage/execution", """
                {"inputs": {"service": "reading", "scenarioId": "%s", "facilities": {"remove": ["lib-4"]}}}""".formatted(scenario)));
        assertThat(closed.get("parameter").asString()).isEqualTo("facilities.remove");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0 | 'service': 'reading'                                     | true  | -
            0 | 'service': 'care'                                        | false | other services
            4 | 'service': 'reading', 'metric': 'straight', 'ranges': [9] | false | straight line
            4 | 'service': 'care'                                        | false | straight line
            4 | 'service': 'reading', 'engine': 'grid'                   | false | other modes
            6 | 'service': 'reading'                                     | false | other modes
            6 | 'service': 'reading', 'mode': 'drive', 'ranges': [300]   | true  | -
            3 | 'service': 'reading', 'engine': 'grid'                   | true  | -
            """)
    void itIsSaidWhetherAFigureDependsOnTheChanges(int change, String inputs, boolean depends, String reason) {
        String id = ada.scenario("shared", quoted(CHANGES[change]));
        String question = inputs.replace('\'', '"');
        JsonNode answer = web.execute("coverage", question + ", \"scenarioId\": \"" + id + "\"");
        JsonNode use = use(answer);
        assertThat(use.get("dependsOn").asBoolean()).as(use.toString()).isEqualTo(depends);
        assertThat(use.get("id").asString()).isEqualTo(id);
        assertThat(use.get("revision").asInt()).isEqualTo(1);
        if (depends) {
            assertThat(use.get("reason").isNull()).isTrue();
        } else {
            assertThat(use.at("/reason/en").asString()).contains(reason);
            assertThat(use.at("/reason/zh").asString()).isNotBlank();
            // Which network stands ready is told for the streets as they are wished, a straight line asks none.
            assertThat(answer.get("rows"))
                    .isEqualTo(web.execute("coverage", question).get("rows"));
        }
    }

    @Test
    void bedsTargetsAndWhatWasTakenBackHaveNoPart() {
        String id = ada.scenario(
                "shared",
                quoted(
                        "{'type': 'resizeFacility', 'id': 'lib-1', 'beds': 3}",
                        "{'type': 'replaceTarget', 'target': 'P-001', 'value': 20}"));
        JsonNode use = use(web.execute("coverage", "\"service\": \"reading\", \"scenarioId\": \"" + id + "\""));
        assertThat(use.get("dependsOn").asBoolean()).isFalse();
        assertThat(use.at("/reason/en").asString()).contains("Beds").contains("Targets");

        JsonNode target = web.json("/scenarios/" + id + "/targets").get(0);
        assertThat(target.get("value").asDouble()).isEqualTo(20);
        assertThat(target.get("unit").asString()).isEqualTo("min");
        assertThat(target.at("/official/value").asString()).isEqualTo("15");

        Desk.with(200, ada.post("/scenarios/" + id + "/undo", "{\"revision\": 1}"));
        assertThat(web.json("/scenarios/" + id + "/targets")).isEmpty();
    }

    @Test
    void circlesOfThePlanAreDrivenOnTheWishedStreets() {
        String question =
                "\"circle\": \"metropolitan-30\", \"minutes\": 5, \"origin\": \"centre\", \"centre\": [9.02, 0.015]";
        JsonNode asItIs = web.execute("plan-circles", question);
        JsonNode wished = web.execute("plan-circles", question + ", \"scenarioId\": \"" + scenario + "\"");
        assertThat(wished.at("/metadata/scenario/dependsOn").asBoolean()).isTrue();
        assertThat(wished.at("/inside/total").asDouble())
                .isLessThan(asItIs.at("/inside/total").asDouble());

        String links = question + ", \"roads\": \"strategic\"";
        JsonNode without = web.execute("plan-circles", links + ", \"scenarioId\": \"" + scenario + "\"");
        assertThat(without.at("/metadata/scenario/dependsOn").asBoolean()).isFalse();
        assertThat(figures(without)).isEqualTo(figures(web.execute("plan-circles", links)));
    }

    @Test
    void ofAHiddenScenarioThereAreNoFigures() {
        String hidden = ada.scenario("private", quoted(CHANGES[0]));
        String question = "\"service\": \"reading\", \"scenarioId\": \"" + hidden + "\"";
        assertThat(ada.execute("coverage", question).at("/metadata/scenario/id").asString())
                .isEqualTo(hidden);
        assertThat(web.post("/processes/coverage/execution", "{\"inputs\": {" + question + "}}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(web.get("/locate?lon=9.04&lat=0.02&scenario=" + hidden).statusCode())
                .isEqualTo(404);
    }
}
