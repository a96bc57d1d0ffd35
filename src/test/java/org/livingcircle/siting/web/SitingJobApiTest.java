package org.livingcircle.siting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingcircle.testing.Problems.assertProblem;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.livingcircle.testing.Bearers;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Siting as a job over HTTP: its life, its exports, and the scenario made of it. */
@CityTest
class SitingJobApiTest {

    private static final String PLANNER = "planner-1";
    private static final int PATIENCE_SECONDS = 20;
    private static final String QUESTION = "{\"inputs\": {\"model\": \"p-median\", \"p\": 2, \"metric\": \"straight\","
            + " \"sites\": {\"service\": \"reading\", \"existing\": \"ignore\", \"candidates\": [\"townships\"]}, \"curve\": 4}}";

    @LocalServerPort
    private int port;

    @Autowired
    private FreshDatabase database;

    private Web web;

    @BeforeEach
    void connect() {
        Bearers.addTo(database);
        web = new Web(port);
    }

    private HttpResponse<String> start(String question, String actor) {
        return web.post(
                "/processes/siting/execution", question, "Prefer", "respond-async", Bearers.HEADER, Bearers.of(actor));
    }

    private String done(String question) {
        HttpResponse<String> started = start(question, PLANNER);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        String address = started.headers().firstValue("Location").orElseThrow();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        JsonNode job = get(address);
        while (Set.of("accepted", "running").contains(job.get("status").asString())) {
            assertThat(System.nanoTime()).as(job.toString()).isLessThan(end);
            Thread.onSpinWait();
            job = get(address);
        }
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("successful");
        return address;
    }

    private JsonNode get(String path) {
        return Web.read(web.get(path, Bearers.HEADER, Bearers.of(PLANNER)));
    }

    @Test
    void aJobAnswersAsTheRequestDoes() {
        String address = done(QUESTION);
        JsonNode result = get(address + "/results");
        JsonNode atOnce = Web.read(web.post("/processes/siting/execution", QUESTION));

        assertThat(result.get("selected")).isEqualTo(atOnce.get("selected"));
        assertThat(result.get("objective")).isEqualTo(atOnce.get("objective"));
        JsonNode job = get(address);
        JsonNode last = job.get("series").get(job.get("series").size() - 1);
        assertThat(last.get("objective").asDouble())
                .isEqualTo(result.get("objective").get("value").asDouble());
        assertThat(last.get("bound").asDouble()).isEqualTo(result.get("bound").asDouble());
        assertThat(job.get("incumbent").get("selected")).hasSize(2);
        assertThat(result.get("curve")).hasSize(4);
        double before = Double.POSITIVE_INFINITY;
        for (JsonNode point : result.get("curve")) {
            assertThat(point.get("value").asDouble()).isLessThan(before);
            before = point.get("value").asDouble();
        }
    }

    @Test
    void anAnswerIsATableAMapAndAPage() {
        String address = done(QUESTION) + "/results?f=";

        HttpResponse<String> table = web.get(address + "csv", Bearers.HEADER, Bearers.of(PLANNER));
        assertThat(table.body().lines()).hasSize(3);
        assertThat(table.body()).startsWith("id,nameZh,nameEn,lon,lat,status,unit,served");
        assertThat(table.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("siting.csv");
        JsonNode map = get(address + "geojson");
        assertThat(map.get("features")).hasSize(2);
        assertThat(map.get("features")
                        .get(0)
                        .get("geometry")
                        .get("coordinates")
                        .get(0)
                        .asDouble())
                .isBetween(9.0, 9.1);
        HttpResponse<String> page = web.get(address + "html", Bearers.HEADER, Bearers.of(PLANNER));
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("选址报告", "Siting report", "modelled", "p-median", "optimal");
    }

    /** What the first version kept had no reasons for missing figures and no proof of the curve's points. */
    @Test
    void anAnswerOfAnEarlierVersionIsStillATableAMapAPageAndAScenario() {
        String address = done(QUESTION);
        database.execute("UPDATE job SET result = jsonb_set(jsonb_set(result - 'said', '{selected}',"
                + " (SELECT jsonb_agg(site - '{unknown,farthest,closest,upper}'::text[])"
                + " FROM jsonb_array_elements(result -> 'selected') site)), '{curve}',"
                + " (SELECT jsonb_agg(point - 'proven') FROM jsonb_array_elements(result -> 'curve') point))"
                + " WHERE id = '" + address.substring(address.lastIndexOf('/') + 1) + "'");
        assertThat(get(address + "/results").get("curve").get(0).has("proven")).isFalse();

        for (String format : List.of("csv", "geojson", "html")) {
            HttpResponse<String> export =
                    web.get(address + "/results?f=" + format, Bearers.HEADER, Bearers.of(PLANNER));
            assertThat(export.statusCode()).as(export.body()).isEqualTo(200);
        }
        assertThat(web.post(address + "/scenario", "{\"name\": \"Old\"}", Bearers.HEADER, Bearers.of(PLANNER))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void anAnswerBecomesAScenarioWithAFacilityForEachNewSite() {
        String address = done(QUESTION);

        HttpResponse<String> made =
                web.post(address + "/scenario", "{\"name\": \"Two libraries\"}", Bearers.HEADER, Bearers.of(PLANNER));

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode scenario = Web.read(made);
        assertThat(scenario.get("name").asString()).isEqualTo("Two libraries");
        assertThat(scenario.get("changeCount").asInt()).isEqualTo(2);
        assertThat(made.headers().firstValue("Location").orElseThrow())
                .isEqualTo("/scenarios/" + scenario.get("id").asString());
        assertProblem(
                web.post(address + "/scenario", "{\"name\": \"\"}", Bearers.HEADER, Bearers.of(PLANNER)),
                400,
                "invalid-parameter",
                "name",
                null);
        assertProblem(
                web.post(address + "/scenario", "{\"name\": \"x\"}", Bearers.HEADER, Bearers.of("planner-2")),
                404,
                "not-found",
                null,
                null);
    }

    @Test
    void whoMayNotStartAJobIsTold() {
        assertProblem(start(QUESTION, "editor-1"), 403, "forbidden", null, null);
        assertProblem(
                web.post("/processes/siting/execution", QUESTION, "Prefer", "respond-async"),
                401,
                "unauthenticated",
                null,
                null);
    }

    @Test
    void aWrongQuestionIsRefusedBeforeItBecomesAJob() {
        assertProblem(start(QUESTION.replace("\"p\": 2", "\"p\": 9"), PLANNER), 422, "infeasible", "p", "at most 4");
    }

    @Test
    void theProcessIsDescribed() {
        JsonNode process = web.json("/processes/siting");

        assertThat(process.get("jobControlOptions").toString()).contains("async-execute", "dismiss");
        assertThat(process.get("inputs").get("model").get("schema").get("enum")).hasSize(9);
    }
}
