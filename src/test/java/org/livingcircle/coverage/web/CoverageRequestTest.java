package org.livingcircle.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingcircle.testing.Problems.assertProblem;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.Web;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the processes take and refuse, and the formats they answer in. */
@CityTest
class CoverageRequestTest {

    private static final String COVERAGE = "/processes/coverage/execution";
    private static final String HOT_SPOTS = "/processes/hotspots/execution";

    @LocalServerPort
    private int port;

    private Web web;

    @BeforeEach
    void connect() {
        web = new Web(port);
    }

    @ParameterizedTest(name = "{0} → {1} {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "service": "nope"                           | 400 | unknown-service   | service | ["reading","care","play","school"]
            "service": null                             | 400 | invalid-parameter | service | ["reading","care","play","school"]
            "service": ["reading"]                      | 400 | invalid-parameter | service | text
            "engine": "car"                             | 400 | invalid-parameter | engine  | ["streets","grid","circle"]
            "metric": "hours"                           | 400 | invalid-parameter | metric  | ["time","distance","straight"]
            "metric": "Time"                            | 400 | invalid-parameter | metric  | ["time","distance","straight"]
            "engine": "grid", "metric": "straight"      | 400 | invalid-parameter | metric  | ["time","distance"]
            "profile": "fast"                           | 400 | invalid-parameter | profile | ["adult","elderly","rolling"]
            "winter": "yes"                             | 400 | invalid-parameter | winter  | true or false
            "winter": 1                                 | 400 | invalid-parameter | winter  | true or false
            "weights": "kids"                           | 400 | invalid-parameter | weights | ["total","age60plus","age65plus","age80plus"]
            "weights": ["total", "kids"]                | 400 | invalid-parameter | weights | ["total","age60plus","age65plus","age80plus"]
            "weights": [null]                           | 400 | invalid-parameter | weights | ["total","age60plus","age65plus","age80plus"]
            "by": "street"                              | 400 | invalid-parameter | by      | ["city","unit","township"]
            "by": [null]                                | 400 | invalid-parameter | by      | ["city","unit","township"]
            "by": {"city": true}                        | 400 | invalid-parameter | by      | text
            "area": "sea"                               | 400 | invalid-parameter | area    | ["all","urban","rural"]
            "overlap": "none"                           | 400 | invalid-parameter | overlap | ["union","perFacility","nearest","multiplicity"]
            "ranges": 0                                 | 400 | invalid-parameter | ranges  | whole seconds from 1 to 1800
            "ranges": [300, -1]                         | 400 | invalid-parameter | ranges  | whole seconds from 1 to 1800
            "ranges": [300, null]                       | 400 | invalid-parameter | ranges  | whole seconds from 1 to 1800
            "ranges": [0], "metric": "straight"         | 400 | invalid-parameter | ranges  | whole metres from 1 to 10000
            "ranges": [300.5]                           | 400 | invalid-parameter | ranges  | a whole number
            "ranges": ["300"]                           | 400 | invalid-parameter | ranges  | a whole number
            "ranges": "many"                            | 400 | invalid-parameter | ranges  | a whole number
            "ranges": ""                                | 400 | invalid-parameter | ranges  | a whole number
            "ranges": [true]                            | 400 | invalid-parameter | ranges  | a whole number
            "ranges": [[300]]                           | 400 | invalid-parameter | ranges  | a whole number
            "ranges": {"most": 300}                     | 400 | invalid-parameter | ranges  | a whole number
            "ranges": [99999999999]                     | 400 | invalid-parameter | ranges  | a whole number
            "ranges": [1e99]                            | 400 | invalid-parameter | ranges  | a whole number
            "ranges": [NaN]                             | 400 | unreadable-body   | ranges  | JSON
            "ranges": [Infinity]                        | 400 | unreadable-body   | ranges  | JSON
            "ranges": [1801]                            | 422 | over-limit        | ranges  | whole seconds from 1 to 1800
            "ranges": [10001], "metric": "straight"     | 422 | over-limit        | ranges  | whole metres from 1 to 10000
            "ranges": [10001], "metric": "distance"     | 422 | over-limit        | ranges  | whole metres from 1 to 10000
            "rangs": [300]                              | 400 | invalid-parameter | rangs   | "ranges"
            """)
    void anInputThatCannotBeIsNamedWithWhatCan(
            String input, int status, String slug, String parameter, String allowed) {
        String service = input.startsWith("\"service\"") ? "" : "\"service\": \"reading\", ";

        HttpResponse<String> answer = web.post(COVERAGE, "{\"inputs\": {" + service + input + "}}");

        assertProblem(answer, status, slug, parameter, allowed);
        assertThat(Web.read(answer).get("instance").asString()).isEqualTo(COVERAGE);
    }

    @ParameterizedTest(name = "{0} → {1} {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "range": 0                                  | 400 | invalid-parameter | range   | whole seconds from 1 to 1800
            "range": 1801                               | 422 | over-limit        | range   | whole seconds from 1 to 1800
            "range": [300, 600]                         | 400 | invalid-parameter | range   | a whole number
            "range": 0.5                                | 400 | invalid-parameter | range   | a whole number
            "weight": "kids"                            | 400 | invalid-parameter | weight  | ["total","age60plus","age65plus","age80plus"]
            "count": 0                                  | 400 | invalid-parameter | count   | a whole number from 1 to 100
            "count": -1                                 | 400 | invalid-parameter | count   | a whole number from 1 to 100
            "count": 101                                | 422 | over-limit        | count   | at most 100 hot spots
            "count": "ten"                              | 400 | invalid-parameter | count   | a whole number
            "ranges": [300]                             | 400 | invalid-parameter | ranges  | "range"
            "metric": "hours"                           | 400 | invalid-parameter | metric  | ["time","distance","straight"]
            "area": "sea"                               | 400 | invalid-parameter | area    | ["all","urban","rural"]
            """)
    void anInputOfHotSpotsIsNamedAsItWasSent(String input, int status, String slug, String parameter, String allowed) {
        assertProblem(
                web.post(HOT_SPOTS, "{\"inputs\": {\"service\": \"reading\", " + input + "}}"),
                status,
                slug,
                parameter,
                allowed);
    }

    @ParameterizedTest(name = "{0} → {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                          | invalid-parameter | inputs  | at least a service
            {"inputs": null}                            | invalid-parameter | inputs  | at least a service
            {"inputs": {}}                              | invalid-parameter | service | ["reading","care","play","school"]
            {"inputs": []}                              | invalid-parameter | inputs  | an object
            {"inputs": "reading"}                       | invalid-parameter | inputs  | an object
            {"input": {"service": "reading"}}           | invalid-parameter | input   | inputs
            []                                          | unreadable-body   | body    | JSON
            [{"inputs": {"service": "reading"}}]        | unreadable-body   | body    | JSON
            "reading"                                   | unreadable-body   | body    | JSON
            {"inputs": {"service": "reading"            | unreadable-body   |         | JSON
            {"inputs": {"service": "reading"}} more     | unreadable-body   | body    | JSON
            null                                        | unreadable-body   |         |
            ``                                          | unreadable-body   |         |
            """)
    void aBodyThatIsNoRequestIsExplained(String body, String slug, String parameter, String allowed) {
        for (String process : List.of(COVERAGE, HOT_SPOTS)) {
            assertProblem(web.post(process, body), 400, slug, parameter, allowed);
        }
    }

    @Test
    void aHundredAndTwentyEightRangesAreTakenAndOneMoreIsNot() {
        assertThat(web.execute("coverage", "\"service\": \"reading\", \"ranges\": " + ranges(128))
                        .get("rows"))
                .hasSize(128);

        assertProblem(
                web.post(COVERAGE, "{\"inputs\": {\"service\": \"reading\", \"ranges\": " + ranges(129) + "}}"),
                422,
                "over-limit",
                "ranges",
                "at most 128 ranges");
    }

    @Test
    void aSingleValueStandsForAListOfOne() {
        JsonNode rows = web.execute(
                        "coverage", "\"service\": \"care\", \"ranges\": 300, \"by\": \"unit\", \"weights\": \"total\"")
                .get("rows");

        assertThat(rows)
                .isEqualTo(web.execute(
                                "coverage",
                                "\"service\": \"care\", \"ranges\": [300], \"by\": [\"unit\"], \"weights\": [\"total\"]")
                        .get("rows"));
        assertThat(rows).hasSize(2);
    }

    @Test
    void tenMegabytesAreTooMuch() {
        String padding = " ".repeat(10_000_000);

        assertProblem(
                web.post(COVERAGE, "{\"inputs\": {\"service\": \"reading\"" + padding + "}}"),
                413,
                "too-large",
                "body",
                "at most 1048576 bytes");
    }

    @Test
    void aLongWrongWordIsNotRepeatedInFull() {
        HttpResponse<String> answer =
                web.post(COVERAGE, "{\"inputs\": {\"service\": \"" + "x".repeat(100_000) + "\"}}");

        assertProblem(answer, 400, "unknown-service", "service", "reading");
        assertThat(answer.body().length()).isLessThan(1000);
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void onlyJsonIsRead(String type) {
        HttpResponse<String> answer =
                web.send(web.to(COVERAGE).header("Content-Type", type).POST(BodyPublishers.ofString("{}")));

        assertProblem(answer, 415, "unsupported-media-type", "Content-Type", "application/json");
    }

    @Test
    void anExecutionIsPosted() {
        assertProblem(web.get(COVERAGE), 405, "method-not-allowed", "method", "POST");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
                                           | application/json
            */*                            | application/json
            application/*                  | application/json
            text/html, */*;q=0.8           | application/json
            application/json               | application/json
            text/csv                       | text/csv;charset=UTF-8
            text/*                         | text/csv;charset=UTF-8
            application/json;q=0.1, text/csv | text/csv;charset=UTF-8
            application/geo+json           | application/geo+json
            """)
    void theFormatIsTheOneTheClientLikesBest(String accept, String given) {
        String body = "{\"inputs\": {\"service\": \"reading\"}}";
        HttpResponse<String> answer =
                accept == null ? web.post(COVERAGE, body) : web.post(COVERAGE, body, "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(given);
    }

    @ParameterizedTest
    @CsvSource({"image/png", "text/html", "nonsense"})
    void aFormatThatCannotBeGivenIsRefused(String accept) {
        assertProblem(
                web.post(COVERAGE, "{\"inputs\": {\"service\": \"reading\"}}", "Accept", accept),
                406,
                "not-acceptable",
                "Accept",
                "text/csv");
    }

    @Test
    void theTableInCsvHoldsTheSameFigures() throws IOException {
        String inputs = "\"service\": \"care\", \"by\": [\"city\", \"township\"], \"ranges\": [500, 900]";
        JsonNode rows = web.execute("coverage", inputs).get("rows");
        String csv = web.post(COVERAGE, "{\"inputs\": {" + inputs + "}}", "Accept", "text/csv")
                .body();

        List<CSVRecord> records = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .getRecords();
        assertThat(records).hasSize(rows.size());
        for (int i = 0; i < records.size(); i++) {
            for (String column : List.of(
                    "zoneKind",
                    "zone",
                    "nameZh",
                    "nameEn",
                    "unit",
                    "weight",
                    "area",
                    "circle",
                    "range",
                    "covered",
                    "total",
                    "share",
                    "dataVoid",
                    "reason")) {
                assertThat(records.get(i).get(column))
                        .as(column)
                        .isEqualTo(rows.get(i).get(column).asString(""));
            }
            assertThat(records.get(i).get("rangeUnit")).isEqualTo("s");
            assertThat(records.get(i).get("dataVersion")).startsWith("littleton-");
        }
    }

    @Test
    void zonesInGeoJsonHaveTheirOutlinesAndTheSameFigures() {
        String inputs = "\"service\": \"care\", \"by\": [\"city\", \"unit\", \"township\"]";
        JsonNode rows = web.execute("coverage", inputs).get("rows");
        JsonNode zones =
                Web.read(web.post(COVERAGE, "{\"inputs\": {" + inputs + "}}", "Accept", "application/geo+json"));

        assertThat(zones.get("type").asString()).isEqualTo("FeatureCollection");
        assertThat(zones.get("features")).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode feature = zones.get("features").get(i);
            assertThat(feature.get("properties")).isEqualTo(rows.get(i));
            if (rows.get(i).get("zone").asString().equals("L2C")) {
                assertThat(feature.get("geometry").isNull()).isTrue();
            } else {
                assertThat(feature.at("/geometry/type").asString()).endsWith("Polygon");
            }
        }
        // the corners of the western unit, longitude first
        assertThat(zones.at("/features/1/geometry").toString())
                .contains("[9,0]", "[9.04,0]", "[9.04,0.04]", "[9,0.04]");
    }

    @Test
    void facilitiesInGeoJsonArePoints() {
        String inputs = "\"service\": \"reading\", \"ranges\": [900], \"overlap\": \"nearest\"";
        JsonNode points =
                Web.read(web.post(COVERAGE, "{\"inputs\": {" + inputs + "}}", "Accept", "application/geo+json"));

        assertThat(points.at("/features/0/properties/zone").asString()).isEqualTo("lib-1");
        assertThat(points.at("/features/0/geometry").toString())
                .isEqualTo("{\"type\":\"Point\",\"coordinates\":[9.012,0.012]}");
    }

    private static String ranges(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
