package org.livingcircle.scenario.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The life of a scenario over HTTP, from when it is made to when it is deleted. */
@CityTest
class ScenarioApiTest {

    private static final String ADD = """
            {"type": "addFacility", "id": "new-1", "kind": "library", "location": [9.02, 0.02], "beds": 4}""";
    private static final String CLOSE_IT = """
            {"type": "closeFacility", "id": "new-1"}""";
    private static final String MOVE_IT = """
            {"type": "moveFacility", "id": "new-1", "location": [9.03, 0.02]}""";

    @LocalServerPort
    private int port;

    @Autowired
    private FreshDatabase database;

    private Desk ada;
    private Desk bob;
    private Desk admin;
    private Desk anybody;

    @BeforeEach
    void connect() {
        Web web = new Web(port);
        ada = Desk.of(web, database, "ada", "planner");
        bob = Desk.of(web, database, "bob", "health-bureau");
        admin = Desk.of(web, database, "chief", "admin");
        anybody = Desk.ofAnybody(web);
    }

    @Test
    void itIsMadeReadNamedAndDeleted() {
        HttpResponse<String> made = ada.post("/scenarios", "{\"name\": \" Two libraries \", \"note\": \"why\"}");
        JsonNode scenario = Desk.with(201, made);
        String path = "/scenarios/" + scenario.get("id").asString();

        assertThat(made.headers().firstValue("Location")).hasValue(path);
        assertThat(made.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(scenario.get("name").asString()).isEqualTo("Two libraries");
        assertThat(scenario.get("visibility").asString()).isEqualTo("private");
        assertThat(scenario.get("owner").asString()).isEqualTo("ada");
        assertThat(scenario.get("current").asBoolean()).isTrue();
        assertThat(Desk.with(200, ada.get(path))).isEqualTo(scenario);

        JsonNode named = Desk.with(200, ada.send("PATCH", path, "{\"revision\": 1, \"name\": \"Three\"}"));
        assertThat(named.get("name").asString()).isEqualTo("Three");
        assertThat(named.get("note").asString()).isEqualTo("why");
        assertThat(named.get("revision").asInt()).isEqualTo(2);
        assertThat(Desk.with(200, ada.get("/scenarios")).toString())
                .contains(scenario.get("id").asString());

        assertThat(ada.send("DELETE", path + "?revision=1", "").statusCode()).isEqualTo(409);
        assertThat(ada.send("DELETE", path + "?revision=2", "").statusCode()).isEqualTo(204);
        assertThat(ada.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void changesAreTakenBackMadeAgainAndForgottenWhereTheWayForks() {
        String path = "/scenarios/" + ada.scenario("private", ADD);
        JsonNode three = Desk.with(200, ada.post(path + "/changes", """
                {"revision": 1, "changes": [%s, %s]}""".formatted(MOVE_IT, CLOSE_IT)));
        assertThat(three.get("position").asInt()).isEqualTo(3);
        assertThat(three.get("canRedo").asBoolean()).isFalse();

        Desk.with(200, ada.post(path + "/undo", "{\"revision\": 2}"));
        JsonNode one = Desk.with(200, ada.post(path + "/undo", "{\"revision\": 3}"));
        assertThat(one.get("position").asInt()).isEqualTo(1);
        assertThat(one.get("changes")).hasSize(3);
        assertThat(one.at("/changes/1/active").asBoolean()).isFalse();

        JsonNode two = Desk.with(200, ada.post(path + "/redo", "{\"revision\": 4}"));
        assertThat(two.get("position").asInt()).isEqualTo(2);
        assertThat(two.at("/changes/1/change/type").asString()).isEqualTo("moveFacility");

        JsonNode forked = Desk.with(200, ada.post(path + "/changes", """
                {"revision": 5, "changes": [{"type": "resizeFacility", "id": "new-1", "beds": 9}]}"""));
        assertThat(forked.get("changes")).hasSize(3);
        assertThat(forked.at("/changes/2/change").toString())
                .isEqualTo("{\"type\":\"resizeFacility\",\"id\":\"new-1\",\"beds\":9}");
        assertThat(forked.get("canRedo").asBoolean()).isFalse();
        assertThat(Desk.with(200, ada.get(path))).isEqualTo(forked);
        assertThat(ada.post(path + "/redo", "{\"revision\": 6}").statusCode()).isEqualTo(400);
    }

    @Test
    void whoEditsAnOldRevisionGetsBoth() {
        String path = "/scenarios/" + ada.scenario("private", ADD);
        Desk.with(200, ada.post(path + "/undo", "{\"revision\": 1}"));

        JsonNode problem = Desk.with(409, admin.post(path + "/changes", """
                {"revision": 1, "changes": [%s]}""".formatted(MOVE_IT)));

        assertThat(problem.get("type").asString()).endsWith("edit-conflict");
        assertThat(problem.get("yours").asInt()).isEqualTo(1);
        assertThat(problem.get("theirs")).isEqualTo(Desk.with(200, ada.get(path)));
    }

    @Test
    void eachChangeSaysWhoMadeItAndWhen() {
        String path = "/scenarios/" + ada.scenario("shared", ADD);
        JsonNode two = Desk.with(200, admin.post(path + "/changes", """
                {"revision": 1, "changes": [%s]}""".formatted(MOVE_IT)));
        assertThat(two.at("/changes/0/by").asString()).isEqualTo("ada");
        assertThat(two.at("/changes/0/at")).isEqualTo(two.get("created"));
        assertThat(two.at("/changes/1/by").asString()).isEqualTo("chief");
        assertThat(two.at("/changes/1/at")).isEqualTo(two.get("modified"));

        Desk.with(200, ada.post(path + "/undo", "{\"revision\": 2}"));
        JsonNode again = Desk.with(200, ada.post(path + "/redo", "{\"revision\": 3}"));
        assertThat(again.get("changes")).isEqualTo(two.get("changes"));
        assertThat(Desk.with(200, ada.get(path)).get("changes")).isEqualTo(two.get("changes"));

        JsonNode copy = Desk.with(201, bob.post(path + "/copy", "{}"));
        assertThat(copy.at("/changes/0/by").asString()).isEqualTo("bob");
        assertThat(copy.at("/changes/0/at")).isEqualTo(copy.get("created"));
    }

    @Test
    void aChangeMadeBeforeItsAuthorWasKeptHasNone() {
        String id = ada.scenario("shared", ADD);
        database.execute("UPDATE scenario_change SET made_by = NULL, made_at = NULL WHERE scenario_id = '" + id + "'");
        JsonNode old = Desk.with(200, ada.get("/scenarios/" + id)).at("/changes/0");
        assertThat(old.get("by").isNull()).isTrue();
        assertThat(old.get("at").isNull()).isTrue();
    }

    @Test
    void ofEditorsAtOnceOneEdits() throws Exception {
        String path = "/scenarios/" + ada.scenario("private");
        ExecutorService editors = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Integer>> edits = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Desk desk = i % 2 == 0 ? ada : admin;
                String change = ADD.replace("new-1", "new-" + i);
                edits.add(() ->
                        desk.post(path + "/changes", """
                        {"revision": 1, "changes": [%s]}""".formatted(change)).statusCode());
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : editors.invokeAll(edits)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409, 409, 409);
        } finally {
            editors.shutdownNow();
        }
        JsonNode after = Desk.with(200, ada.get(path));
        assertThat(after.get("revision").asInt()).isEqualTo(2);
        assertThat(after.get("changes")).hasSize(1);
    }

    @Test
    void ofSeveralChangesAllOrNoneAreMade() {
        String path = "/scenarios/" + ada.scenario("private");
        JsonNode problem = Desk.with(400, ada.post(path + "/changes", """
                {"revision": 1, "changes": [%s, {"type": "closeFacility", "id": "nobody"}]}""".formatted(ADD)));
        assertThat(problem.get("parameter").asString()).isEqualTo("changes[1].id");
        JsonNode after = Desk.with(200, ada.get(path));
        assertThat(after.get("revision").asInt()).isEqualTo(1);
        assertThat(after.get("changes")).isEmpty();
    }

    @Test
    void aPrivateOneIsNobodyElses() {
        String hidden = "/scenarios/" + ada.scenario("private", ADD);
        String shared = "/scenarios/" + ada.scenario("shared", ADD);

        for (Desk other : List.of(bob, anybody)) {
            assertThat(other.get(hidden).statusCode()).isEqualTo(404);
            assertThat(other.get(shared).statusCode()).isEqualTo(200);
        }
        assertThat(admin.get(hidden).statusCode()).isEqualTo(200);
        assertThat(bob.post(hidden + "/undo", "{\"revision\": 1}").statusCode()).isEqualTo(404);
        assertThat(bob.post(hidden + "/copy", "{}").statusCode()).isEqualTo(404);
        assertThat(bob.post(shared + "/undo", "{\"revision\": 1}").statusCode()).isEqualTo(403);
        assertThat(anybody.post(shared + "/undo", "{\"revision\": 1}").statusCode())
                .isEqualTo(401);
        assertThat(anybody.get("/scenarios").statusCode()).isEqualTo(401);
        assertThat(bob.get("/scenarios").body()).doesNotContain(shared.substring("/scenarios/".length()));

        JsonNode copy = Desk.with(201, bob.post(shared + "/copy", "{\"name\": \"mine\"}"));
        assertThat(copy.get("owner").asString()).isEqualTo("bob");
        assertThat(copy.get("visibility").asString()).isEqualTo("private");
        assertThat(copy.get("changes")).hasSize(1);
        assertThat(copy.get("leftOut")).isEmpty();
    }

    @Test
    void anEditorOfOtherThingsMakesNoScenariosAndHasNoJobs() {
        Desk editor = Desk.of(new Web(port), database, "eve", "editor");
        String shared = "/scenarios/" + ada.scenario("shared", ADD);
        assertThat(editor.get(shared).statusCode()).isEqualTo(200);
        for (HttpResponse<String> answer : List.of(
                editor.post("/scenarios", "{\"name\": \"x\"}"),
                editor.get("/scenarios"),
                editor.post(shared + "/copy", "{}"),
                editor.post(shared + "/undo", "{\"revision\": 1}"),
                editor.send("DELETE", shared + "?revision=1", ""),
                editor.get("/jobs"))) {
            assertThat(Desk.with(403, answer).get("type").asString()).endsWith("forbidden");
        }
    }

    @Test
    void everyTypeComesBackAsItWasSent() {
        List<String> sent = List.of(
                "{\"type\":\"addFacility\",\"id\":\"n\",\"kind\":\"library\",\"nameZh\":\"新馆\",\"nameEn\":\"New\","
                        + "\"location\":[9.02,0.02],\"beds\":0}",
                "{\"type\":\"moveFacility\",\"id\":\"n\",\"location\":[9.03,0.03]}",
                "{\"type\":\"resizeFacility\",\"id\":\"n\",\"beds\":12}",
                "{\"type\":\"closeFacility\",\"id\":\"n\"}",
                "{\"type\":\"openRoad\",\"line\":[[9.02,0.02],[9.03,0.02]],\"roadClass\":\"primary\",\"oneWay\":true}",
                "{\"type\":\"closeRoad\",\"line\":[[9.02,0.02],[9.03,0.03]]}",
                "{\"type\":\"setSpeed\",\"roadClass\":\"primary\",\"mode\":\"drive\",\"kmh\":32.5}",
                "{\"type\":\"changeProfile\",\"profile\":\"adult\",\"kmh\":4.25}");
        String id = ada.scenario("private", sent.toArray(String[]::new));
        JsonNode stored = Desk.with(200, ada.get("/scenarios/" + id)).get("changes");
        List<String> read = new ArrayList<>();
        stored.forEach(entry -> read.add(entry.get("change").toString()));
        assertThat(read).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type": "paintFacility"}                                                     | changes[0].type      | 400
            {}                                                                            | changes[0].type      | 400
            null                                                                          | changes[0]           | 400
            {"type": "closeFacility"}                                                     | changes[0].id        | 400
            {"type": "closeFacility", "id": "nobody"}                                     | changes[0].id        | 400
            {"type": "closeFacility", "id": "nobody", "beds": 3}                          | changes[0].beds      | 400
            {"type": "addFacility", "id": "n", "kind": "castle", "location": [9.02, 0.02]} | changes[0].kind     | 400
            {"type": "addFacility", "id": "n", "kind": "NO", "location": [9.02, 0.02]}    | changes[0].kind      | 400
            {"type": "addFacility", "id": "n", "kind": "library", "location": [99, 0.02]} | changes[0].location  | 404
            {"type": "addFacility", "id": "n", "kind": "library", "location": [9.02]}     | changes[0].location  | 400
            {"type": "addFacility", "id": "n", "kind": "library"}                         | changes[0].location  | 400
            {"type": "resizeFacility", "id": "lib-1", "beds": -1}                         | changes[0].beds      | 400
            {"type": "openRoad", "roadClass": "primary", "line": [[9.02, 0.02]]}          | changes[0].line      | 400
            {"type": "openRoad", "roadClass": "ferry", "line": [[9.02, 0.02], [9.03, 0.02]]} | changes[0].roadClass | 400
            {"type": "closeRoad", "line": [[99, 0.02], [98, 0.02]]}                       | changes[0].line      | 404
            {"type": "closeBridge", "bridge": "none"}                                     | changes[0].bridge    | 400
            {"type": "setSpeed", "roadClass": "primary", "mode": "fly", "kmh": 3}         | changes[0].mode      | 400
            {"type": "setSpeed", "roadClass": "primary", "mode": "walk", "kmh": 0}        | changes[0].kmh       | 400
            {"type": "changeProfile", "profile": "giant", "kmh": 4}                       | changes[0].profile   | 400
            {"type": "changeProfile", "profile": "adult", "kmh": 31}                      | changes[0].kmh       | 400
            {"type": "replaceTarget", "target": "none", "value": 4}                       | changes[0].target    | 400
            {"type": "replaceTarget", "target": "none"}                                   | changes[0].value     | 400
            """)
    void aWrongChangeIsNamed(String change, String parameter, int status) {
        JsonNode problem =
                Desk.with(status, ada.post("/scenarios", "{\"name\": \"trial\", \"changes\": [" + change + "]}"));
        assertThat(problem.get("parameter").asString()).isEqualTo(parameter);
    }

    @Test
    void namesAndNumbersHaveLimits() {
        assertThat(ada.post("/scenarios", "{}").statusCode()).isEqualTo(400);
        assertThat(ada.post("/scenarios", "{\"name\": \" \"}").statusCode()).isEqualTo(400);
        assertThat(ada.post("/scenarios", "{\"name\": \"" + "x".repeat(101) + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(ada.post("/scenarios", "{\"name\": \"x\", \"visibility\": \"all\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(ada.post("/scenarios", "{\"name\": \"x\", \"colour\": \"red\"}")
                        .statusCode())
                .isEqualTo(400);
        String path = "/scenarios/" + ada.scenario("private");
        assertThat(ada.post(path + "/changes", "{\"changes\": [" + ADD + "]}").statusCode())
                .isEqualTo(400);
        assertThat(ada.post(path + "/changes", "{\"revision\": 1, \"changes\": []}")
                        .statusCode())
                .isEqualTo(400);
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 201; i++) {
            many.add("{\"type\": \"changeProfile\", \"profile\": \"adult\", \"kmh\": 4}");
        }
        String all = String.join(", ", many);
        assertThat(ada.post(path + "/changes", "{\"revision\": 1, \"changes\": [" + all + "]}")
                        .statusCode())
                .isEqualTo(422);
        String fitting = String.join(", ", many.subList(0, 200));
        assertThat(ada.post(path + "/changes", "{\"revision\": 1, \"changes\": [" + fitting + "]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(ada.post(path + "/changes", "{\"revision\": 2, \"changes\": [" + many.get(0) + "]}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void theTrailKeepsWhoDidWhat() {
        String id = ada.scenario("private", ADD);
        Desk.with(200, ada.post("/scenarios/" + id + "/undo", "{\"revision\": 1}"));
        ada.post("/scenarios/" + id + "/undo", "{\"revision\": 1}");
        ada.send("DELETE", "/scenarios/" + id + "?revision=2", "");

        JsonNode trail = Desk.with(200, admin.get("/audit?limit=20&subject=" + id));
        String text = trail.toString();
        assertThat(text).contains("\"create\"", "\"undo\"", "\"delete\"", "ada", "addFacility");
        assertThat(text.split("\"undo\"", -1)).hasSize(2);
    }
}
