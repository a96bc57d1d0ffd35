package org.livingcircle.scenario.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingcircle.pack.Progress;
import org.livingcircle.pack.app.LoadPack;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Littleton;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** A changed pack is loaded, and what scenarios over the earlier data answer stays as it was. */
@CityTest
@DirtiesContext
class PinnedVersionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ADD = """
            {"type": "addFacility", "id": "lib-9", "kind": "library", "location": [9.04, 0.02]}""";
    private static final String MOVE = """
            {"type": "moveFacility", "id": "lib-3", "location": [9.05, 0.02]}""";
    private static final String TARGET = """
            {"type": "replaceTarget", "target": "P-001", "value": 20}""";
    private static final List<String> QUESTIONS = List.of(
            "\"service\": \"reading\", \"by\": [\"city\", \"unit\", \"township\"], \"weights\": [\"total\", \"age60plus\"]",
            "\"service\": \"care\", \"ranges\": [500, 1500], \"metric\": \"straight\"",
            "\"service\": \"reading\", \"ranges\": [300, 900], \"overlap\": \"perFacility\"");

    private static final List<String> SURFACES = List.of(
            "/surfaces/population/12/2047/2150",
            "/surfaces/settlement/12/2047/2150",
            "/collections/population/coverage");

    private static final String REACH = "/surfaces/reach/12/2047/2150?service=reading&engine=grid";

    /** Collections of every table that is archived, as features, as one, as a tile. */
    private static final List<String> COLLECTIONS = List.of(
            "units/items",
            "townships/items",
            "places/items",
            "river/items",
            "bridges/items",
            "roads/items",
            "rail-stations/items",
            "main-city/items",
            "facilities/items",
            "plan-targets/items",
            "unit-figures/items",
            "data-quality/items",
            "facilities/items/lib-3",
            "facilities/tiles/WebMercatorQuad/12/2047/2150",
            "units/tiles/WebMercatorQuad/12/2047/2150");

    @LocalServerPort
    private int port;

    @Autowired
    private FreshDatabase database;

    @Autowired
    private LoadPack loadPack;

    @Autowired
    private Littleton littleton;

    @Autowired
    private JdbcClient rows;

    private Web web = new Web(0);

    @Test
    void itsFiguresAreTheSameDigitsUntilItIsDeleted() {
        web = new Web(port);
        rows.sql("DELETE FROM scenario").update(); // those of other tests hold the same version
        Desk ada = Desk.of(web, database, "ada", "planner");
        String before = version();
        String path = "/scenarios/" + ada.scenario("shared", ADD, MOVE, TARGET);
        String id = path.substring("/scenarios/".length());
        List<JsonNode> figures = figures(id);
        List<byte[]> surfaces = surfaces(id);
        List<String> collections = collections(id);
        byte[] reach = web.getBytes(REACH).body();
        assertThat(web.getBytes(REACH + "&scenario=" + id).body()).isNotEqualTo(reach);

        // Another library in place of one that the scenario moves, under the id of the one that it adds; other people.
        littleton.replace(
                "facilities.csv", "lib-3,library,,东图书馆,,L2,9.052,0.012", "lib-9,library,,东图书馆,,L2,9.055,0.012");
        littleton.replace("pack.yml", "urbanPeakPerKm2: 2000", "urbanPeakPerKm2: 2500");
        littleton.replace("pack.yml", "densityPerKm2: 300", "densityPerKm2: 30");
        littleton.replace("units.geojson", "\"name_en\": \"West\"", "\"name_en\": \"Far West\"");
        for (String table : List.of("townships", "places", "bridges", "road_links", "stations", "unit_figures")) {
            littleton.replace(table + ".csv", "drawn for tests,2020", "drawn again,2024");
        }
        for (String table : List.of("river", "main_city")) {
            littleton.replace(table + ".geojson", "drawn for tests", "drawn again");
        }
        littleton.replace("plan_targets.csv", ",15,min,", ",12,min,");
        assertThat(loadPack.load(littleton.folder(), OptionalInt.empty(), Progress.SILENT))
                .isInstanceOf(LoadPack.Result.Loaded.class);
        awaitOther(before);

        assertThat(figures(id)).isEqualTo(figures);
        List<byte[]> present = surfaces(null);
        for (int i = 0; i < SURFACES.size(); i++) {
            assertThat(surfaces(id).get(i)).as(SURFACES.get(i)).isEqualTo(surfaces.get(i));
            assertThat(present.get(i)).as("the present " + SURFACES.get(i)).isNotEqualTo(surfaces.get(i));
        }
        assertThat(web.getBytes(REACH + "&unchanged=true&scenario=" + id).body())
                .isEqualTo(reach);
        assertThat(web.getBytes(REACH).body()).isNotEqualTo(reach);
        assertThat(collections(id)).isEqualTo(collections);
        assertThat(web.get("/collections/facilities/items/lib-3").statusCode()).isEqualTo(404);
        assertThat(web.json("/collections/units/items/L1").toString()).contains("Far West");
        JsonNode scenario = Desk.with(200, ada.get(path));
        assertThat(scenario.get("dataVersion").asString()).isEqualTo(before);
        assertThat(scenario.get("current").asBoolean()).isFalse();
        JsonNode compared =
                web.execute("compare", "\"base\": null, \"other\": \"%s\", %s".formatted(id, QUESTIONS.get(0)));
        assertThat(compared.at("/metadata/dataVersion").asString()).isEqualTo(before);
        assertThat(compared.at("/rows/0/other/covered"))
                .isEqualTo(figures.get(0).at("/rows/0/covered"));

        // It can still be changed, by the ids of its own data.
        Desk.with(200, ada.post(path + "/changes", """
                {"revision": 1, "changes": [{"type": "closeFacility", "id": "lib-3"}]}"""));
        Desk.with(200, ada.post(path + "/undo", "{\"revision\": 2}"));
        assertThat(figures(id).get(0).get("rows")).isEqualTo(figures.get(0).get("rows"));

        JsonNode copy = Desk.with(201, ada.post(path + "/copy", "{\"name\": \"today\"}"));
        assertThat(copy.get("dataVersion").asString()).isEqualTo(version());
        assertThat(copy.get("changes")).hasSize(1); // the target
        assertThat(copy.at("/leftOut/0/change/id").asString()).isEqualTo("lib-9");
        assertThat(copy.at("/leftOut/1/reason").asString()).isNotBlank();

        JsonNode apart = Desk.with(400, ada.post("/processes/compare/execution", """
                {"inputs": {"base": "%s", "other": "%s", "service": "reading"}}""".formatted(
                        id, copy.get("id").asString())));
        assertThat(apart.get("parameter").asString()).isEqualTo("base");

        assertThat(archives()).isEqualTo(1);
        assertThat(ada.send("DELETE", path + "?revision=3", "").statusCode()).isEqualTo(204);
        assertThat(archives()).isZero();
        assertThat(rows.sql("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'archive%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long archives() {
        return rows.sql("SELECT count(*) FROM archived_version")
                .query(Long.class)
                .single();
    }

    private List<JsonNode> figures(String id) {
        List<JsonNode> all = new ArrayList<>();
        QUESTIONS.forEach(question -> all.add(web.execute("coverage", question + ", \"scenarioId\": \"" + id + "\"")));
        all.add(web.json("/locate?lon=9.041&lat=0.021&scenario=" + id));
        all.add(web.json("/scenarios/" + id + "/targets"));
        return all;
    }

    /** Returns what the collections hold of a scenario's data version, without the time of the answer. */
    private List<String> collections(String id) {
        return COLLECTIONS.stream()
                .map(path -> {
                    HttpResponse<String> answer = web.get("/collections/" + path + "?scenario=" + id);
                    assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
                    return answer.body().replaceAll("\"timeStamp\":\"[^\"]*\"", "");
                })
                .toList();
    }

    @Test
    void aCollectionWithoutAPartInScenariosSaysSo() {
        web = new Web(port);
        String id = Desk.of(web, database, "ada", "planner").scenario("shared");
        JsonNode problem = Desk.with(400, web.get("/collections/census/items?scenario=" + id));
        assertThat(problem.get("parameter").asString()).isEqualTo("scenario");
        assertThat(problem.get("detail").asString()).contains("no part in a scenario");
        Desk.with(404, web.get("/collections/units/items?scenario=nobody"));
    }

    /** Returns the surfaces of a scenario, or the present ones for null. */
    private List<byte[]> surfaces(@Nullable String id) {
        String scenario = id == null ? "" : "?scenario=" + id;
        return SURFACES.stream()
                .map(path -> web.getBytes(path + scenario).body())
                .toList();
    }

    private String version() {
        return web.json("/city").get("dataVersion").asString();
    }

    private void awaitOther(String before) {
        Instant end = Instant.now().plus(PATIENCE);
        while (version().equals(before)) {
            assertThat(Instant.now()).as("the data version changes").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
