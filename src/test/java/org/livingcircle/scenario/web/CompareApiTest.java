package org.livingcircle.scenario.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Two scenarios beside each other over HTTP. */
@CityTest
class CompareApiTest {

    private static final String QUESTION =
            "\"service\": \"reading\", \"ranges\": [600], \"by\": [\"city\", \"unit\"], \"weights\": [\"total\", \"age60plus\"]";

    @LocalServerPort
    private int port;

    @Autowired
    private FreshDatabase database;

    private Web web;
    private Desk ada;

    @BeforeEach
    void connect() {
        web = new Web(port);
        ada = Desk.of(web, database, "ada", "planner");
    }

    private String moved() {
        return ada.scenario("shared", """
                {"type": "moveFacility", "id": "lib-1", "location": [9.03, 0.025]}""");
    }

    private JsonNode compare(String base, String other) {
        return web.execute("compare", "\"base\": %s, \"other\": %s, %s".formatted(base, other, QUESTION));
    }

    private static String quoted(String id) {
        return "\"" + id + "\"";
    }

    @Test
    void bothFiguresAreThoseOfTheCoverageOverTheSamePeople() {
        String id = moved();
        JsonNode answer = compare("null", quoted(id));
        JsonNode base = web.execute("coverage", QUESTION).get("rows");
        JsonNode other = web.execute("coverage", QUESTION + ", \"scenarioId\": " + quoted(id))
                .get("rows");

        assertThat(answer.get("rows")).hasSize(base.size());
        for (int i = 0; i < base.size(); i++) {
            JsonNode row = answer.get("rows").get(i);
            assertThat(row.get("code")).isEqualTo(base.get(i).get("zone"));
            assertThat(row.get("weight")).isEqualTo(base.get(i).get("weight"));
            assertThat(row.get("total"))
                    .isEqualTo(base.get(i).get("total"))
                    .isEqualTo(other.get(i).get("total"));
            assertThat(row.at("/base/covered")).isEqualTo(base.get(i).get("covered"));
            assertThat(row.at("/base/share")).isEqualTo(base.get(i).get("share"));
            assertThat(row.at("/other/covered")).isEqualTo(other.get(i).get("covered"));
            assertThat(row.at("/other/share")).isEqualTo(other.get(i).get("share"));
            assertThat(row.get("gained").asDouble() - row.get("lost").asDouble())
                    .isCloseTo(row.at("/difference/covered").asDouble(), within(1e-6));
        }
        JsonNode city = answer.at("/rows/0");
        assertThat(city.get("gained").asDouble()).isGreaterThan(0);
        assertThat(city.get("lost").asDouble()).isGreaterThan(0);
        assertThat(answer.get("base").isNull()).isTrue();
        assertThat(answer.at("/other/dependsOn").asBoolean()).isTrue();
    }

    @Test
    void theOtherWayRoundGainsAreLosses() {
        String one = moved();
        String two = ada.scenario("shared", """
                {"type": "addFacility", "id": "n", "kind": "library", "location": [9.04, 0.02]}""");
        JsonNode there = compare(quoted(one), quoted(two)).get("rows");
        JsonNode back = compare(quoted(two), quoted(one)).get("rows");
        for (int i = 0; i < there.size(); i++) {
            assertThat(there.get(i).get("gained")).isEqualTo(back.get(i).get("lost"));
            assertThat(there.get(i).get("lost")).isEqualTo(back.get(i).get("gained"));
        }
        JsonNode same = compare(quoted(one), quoted(one)).at("/rows/0");
        assertThat(same.get("gained").asDouble()).isZero();
        assertThat(same.at("/difference/share").asDouble()).isZero();
    }

    @Test
    void itIsATableToo() {
        var answer = web.post(
                "/processes/compare/execution",
                "{\"inputs\": {\"other\": %s, %s}}".formatted(quoted(moved()), QUESTION),
                "Accept",
                "text/csv");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().lines().findFirst().orElseThrow())
                .startsWith("subject,code,")
                .contains("gained,lost");
        assertThat(answer.body().lines()).hasSize(7);
    }

    @Test
    void badQuestionsAreNamed() {
        assertThat(parameter("{}")).isEqualTo("inputs");
        assertThat(parameter("{\"inputs\": {%s}}".formatted(QUESTION))).isEqualTo("other");
        assertThat(parameter("{\"inputs\": {\"other\": %s}}".formatted(quoted(moved()))))
                .isEqualTo("service");
        assertThat(parameter("{\"inputs\": {\"other\": %s, %s, \"overlap\": \"nearest\"}}"
                        .formatted(quoted(moved()), QUESTION)))
                .isEqualTo("overlap");
        String hidden = ada.scenario("private");
        assertThat(web.post(
                                "/processes/compare/execution",
                                "{\"inputs\": {\"other\": %s, %s}}".formatted(quoted(hidden), QUESTION))
                        .statusCode())
                .isEqualTo(404);
    }

    private String parameter(String body) {
        return Desk.with(400, web.post("/processes/compare/execution", body))
                .get("parameter")
                .asString();
    }

    @Test
    void unknownStaysUnknown() {
        String cinema = ada.scenario("shared", """
                {"type": "addFacility", "id": "c", "kind": "cinema", "location": [9.02, 0.02]}""");
        JsonNode row = web.execute(
                        "compare", "\"base\": null, \"other\": %s, \"service\": \"play\"".formatted(quoted(cinema)))
                .at("/rows/0");
        assertThat(row.at("/base/share").isNull()).isTrue();
        assertThat(row.at("/other/share").asDouble()).isGreaterThan(0);
        assertThat(row.at("/difference/share").isNull()).isTrue();
        assertThat(row.get("gained").isNull()).isTrue();
        assertThat(row.get("reason").asString()).isEqualTo("no-facilities");
    }
}
