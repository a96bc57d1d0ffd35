package org.livingcircle.siting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.livingcircle.testing.Problems.assertProblem;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

/** The siting process over HTTP. What is expected is counted from the stored cells by enumeration. */
@CityTest
class SitingApiTest {

    private static final double[][] POINTS = {
        {9.006, 0.012}, {9.018, 0.008}, {9.030, 0.012}, {9.046, 0.010}, {9.058, 0.016}, {9.070, 0.010}, {9.066, 0.034}
    };
    private static final String SITES = "\"sites\": {\"points\": [%s]%s}";

    /** Weights are whole thousandths of a person: four thousand cells are at most two people off. */
    private static final double ROUNDING = 2;

    @LocalServerPort
    private int port;

    @Autowired
    private FreshDatabase database;

    private Web web;
    private TownCells cells;

    @BeforeEach
    void connect() {
        web = new Web(port);
        cells = TownCells.read(database, POINTS);
    }

    private static String points(int... order) {
        return String.join(
                ", ",
                IntStream.of(order)
                        .mapToObj(point -> "{\"id\": \"s%d\", \"location\": [%s, %s]}"
                                .formatted(point, POINTS[point][0], POINTS[point][1]))
                        .toList());
    }

    private static String sites(String more) {
        return SITES.formatted(points(0, 1, 2, 3, 4, 5, 6), more);
    }

    private static List<Integer> selected(JsonNode answer) {
        List<Integer> open = new ArrayList<>();
        answer.get("selected")
                .forEach(site ->
                        open.add(Integer.parseInt(site.get("id").asString().substring(1))));
        return open;
    }

    @ParameterizedTest(name = "{0} within {1} m")
    @CsvSource({"1, 1500", "2, 1500", "3, 1000", "4, 2500"})
    void mclpCoversTheMostPeople(int p, int limit) {
        JsonNode answer = web.execute(
                "siting",
                "\"model\": \"mclp\", \"p\": %d, \"limit\": %d, \"metric\": \"straight\", %s"
                        .formatted(p, limit, sites("")));

        List<Integer> best = TownCells.best(POINTS.length, p, open -> -cells.covered(limit, open));
        double most = cells.covered(limit, best);
        assertThat(answer.get("status").asString()).isEqualTo("optimal");
        assertThat(answer.get("objective").get("value").asDouble()).isCloseTo(most, within(ROUNDING));
        assertThat(cells.covered(limit, selected(answer))).isCloseTo(most, within(ROUNDING));
        assertThat(answer.get("bound").asDouble())
                .isEqualTo(answer.get("objective").get("value").asDouble());
        assertThat(answer.get("covered").get("share").asDouble()).isCloseTo(most / cells.total(), within(1e-3));
        assertThat(answer.get("uncovered").get("people").asDouble()).isCloseTo(cells.total() - most, within(ROUNDING));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void pMedianMakesTheLeastTravel(int p) {
        JsonNode answer = web.execute(
                "siting", "\"model\": \"p-median\", \"p\": %d, \"metric\": \"straight\", %s".formatted(p, sites("")));

        List<Integer> best = TownCells.best(POINTS.length, p, cells::travel);
        double least = cells.travel(best);
        assertThat(selected(answer)).isEqualTo(best);
        assertThat(answer.get("objective").get("value").asDouble()).isCloseTo(least, within(least * 1e-3));
        assertThat(answer.get("objective").get("unit").asString()).isEqualTo("people-metres");
        assertThat(answer.get("objective").get("mean").asDouble()).isCloseTo(least / cells.total(), within(2.0));
        for (JsonNode site : answer.get("selected")) {
            List<Integer> without = new ArrayList<>(best);
            without.remove((Integer) Integer.parseInt(site.get("id").asString().substring(1)));
            if (!without.isEmpty()) {
                double loss = cells.travel(without) - least;
                assertThat(site.get("lossIfRemoved").asDouble()).isCloseTo(loss, within(least * 1e-3));
            }
            double other = IntStream.range(0, POINTS.length)
                    .filter(point -> !best.contains(point))
                    .mapToDouble(point -> {
                        List<Integer> swapped = new ArrayList<>(without);
                        swapped.add(point);
                        return cells.travel(swapped);
                    })
                    .min()
                    .orElseThrow();
            assertThat(site.get("runnerUp").get("objective").asDouble()).isCloseTo(other, within(least * 1e-3));
        }
    }

    @Test
    void pCentreShortensTheLongestWay() {
        JsonNode answer =
                web.execute("siting", "\"model\": \"p-centre\", \"p\": 2, \"metric\": \"straight\", " + sites(""));

        double least = cells.longest(TownCells.best(POINTS.length, 2, cells::longest));
        assertThat(answer.get("objective").get("value").asDouble()).isCloseTo(least, within(1.0));
    }

    @Test
    void lscpTakesTheFewestSites() {
        int limit = 3500;
        int fewest = IntStream.rangeClosed(1, POINTS.length)
                .filter(p -> cells.longest(TownCells.best(POINTS.length, p, cells::longest)) <= limit)
                .findFirst()
                .orElseThrow();

        JsonNode answer = web.execute(
                "siting",
                "\"model\": \"lscp\", \"limit\": %d, \"metric\": \"straight\", %s".formatted(limit, sites("")));

        assertThat(answer.get("objective").get("value").asInt()).isEqualTo(fewest);
        assertThat(answer.get("uncovered").get("points").asInt()).isZero();
    }

    /** Everybody needs 40 beds per 1000 and is within 20 km of both sites, which take 30 each. */
    @Test
    void sitesOfThirtyBedsServeThirty() {
        JsonNode answer = web.execute(
                "siting",
                "\"model\": \"cmclp\", \"p\": 2, \"limit\": 20000, \"metric\": \"straight\","
                        + " \"demand\": {\"perThousand\": 40}, \"capacity\": {\"perSite\": 30, \"existing\": \"beds\"}, "
                        + sites(""));

        assertThat(answer.get("objective").get("value").asDouble()).isEqualTo(60);
        assertThat(answer.get("objective").get("unit").asString()).isEqualTo("beds");
        assertThat(answer.get("metadata").get("weightUnit").asString()).isEqualTo("beds");
        assertThat(answer.get("status").asString()).isEqualTo("optimal");
        for (JsonNode site : answer.get("selected")) {
            assertThat(site.get("load").asDouble()).isEqualTo(30);
            assertThat(site.get("lossIfRemoved").asDouble()).isEqualTo(30);
            assertThat(site.get("ties")).as("five others do as well").hasSize(5);
        }
    }

    @Test
    void orderOfSitesLeavesNoTrace() {
        String question = "\"model\": \"p-median\", \"p\": 3, \"metric\": \"straight\", ";
        JsonNode one = web.execute("siting", question + SITES.formatted(points(0, 1, 2, 3, 4, 5, 6), ""));
        JsonNode other = web.execute("siting", question + SITES.formatted(points(6, 2, 4, 0, 5, 3, 1), ""));

        assertThat(other).isEqualTo(one);
    }

    @Test
    void keptFacilitiesCountAndStay() {
        JsonNode answer = web.execute(
                "siting",
                "\"model\": \"mclp\", \"p\": 1, \"limit\": 1500, \"metric\": \"straight\","
                        + " \"sites\": {\"service\": \"care\", \"kinds\": [\"hospital\"], \"existing\": \"keep\","
                        + " \"candidates\": [\"townships\"]}");

        List<String> status = new ArrayList<>();
        answer.get("selected").forEach(site -> status.add(site.get("status").asString()));
        assertThat(status).containsExactlyInAnyOrder("existing", "existing", "existing", "new");
        JsonNode kept = answer.get("said").get(answer.get("said").size() - 1);
        assertThat(kept.get("code").asString()).isEqualTo("siting.kept");
        assertThat(kept.get("values").get("count").asInt()).isEqualTo(3);
        assertThat(answer.get("feasibility")).last().satisfies(text -> assertThat(text.asString())
                .isEqualTo(kept.get("text").asString()));
    }

    @Test
    void aLimitThatLeavesPeopleWithoutACandidateIsSaidWithFigures() {
        HttpResponse<String> answer =
                ask("\"model\": \"lscp\", \"limit\": 500, \"metric\": \"straight\", " + sites(""));

        double beyond = cells.total()
                - cells.covered(500, IntStream.range(0, POINTS.length).boxed().toList());
        assertProblem(answer, 422, "infeasible", "limit", "leastShare");
        assertThat(Web.read(answer).get("said").get("code").asString()).isEqualTo("siting.unreachable");
        assertThat(Web.read(answer).get("unreachable").asDouble()).isCloseTo(beyond, within(ROUNDING));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"model\": \"mclp\", \"p\": 8, \"limit\": 900 | 422 | infeasible | p",
                "\"model\": \"mclp\", \"p\": 0, \"limit\": 900 | 400 | invalid-parameter | p",
                "\"model\": \"mclp\", \"p\": 2 | 400 | invalid-parameter | limit",
                "\"model\": \"best\", \"p\": 2 | 400 | invalid-parameter | model",
                "\"model\": \"p-median\", \"p\": 2, \"floor\": {\"share\": 0.5} | 400 | invalid-parameter | floor",
                "\"model\": \"p-median\", \"p\": 2, \"demand\": {\"units\": [\"L9\"]} | 400 | invalid-parameter | demand.units",
                "\"model\": \"p-median\", \"p\": 2, \"timeLimitSeconds\": 11 | 422 | over-limit | timeLimitSeconds",
                "\"model\": \"p-median\", \"p\": 2, \"engine\": \"streets\", \"metric\": \"time\" | 422 | needs-streets | engine",
                "\"model\": \"p-median\", \"p\": 2, \"curve\": 61 | 422 | over-limit | curve",
            })
    void aWrongQuestionIsRefusedWithWhatIsAllowed(String question, int status, String slug, String parameter) {
        String travel = question.contains("engine") ? "" : "\"metric\": \"straight\", ";
        assertProblem(ask(question + ", " + travel + sites("")), status, slug, parameter, null);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"required\": [\"s1\"], \"forbidden\": [\"s1\"] | 400 | invalid-parameter | sites.forbidden",
                "\"required\": [\"s9\"] | 400 | invalid-parameter | sites.required",
                "\"forbidden\": [\"s9\"] | 400 | invalid-parameter | sites.forbidden",
                "\"required\": [\"s0\", \"s1\", \"s2\"] | 422 | infeasible | p",
                "\"service\": \"golf\" | 400 | unknown-service | sites.service",
                "\"candidates\": [\"parcels\"] | 422 | infeasible | sites.candidates",
            })
    void wrongSitesAreRefusedWithWhatIsAllowed(String more, int status, String slug, String parameter) {
        assertProblem(
                ask("\"model\": \"p-median\", \"p\": 2, \"metric\": \"straight\", " + sites(", " + more)),
                status,
                slug,
                parameter,
                null);
    }

    private HttpResponse<String> ask(String inputs) {
        return web.post("/processes/siting/execution", "{\"inputs\": {" + inputs + "}}");
    }
}
