package org.livingcircle.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.livingcircle.testing.Problems.assertProblem;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The city, its services and what can be asked of it, over HTTP. */
@CityTest
class CityApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private FreshDatabase database;

    private Web web;

    @BeforeEach
    void connect() {
        web = new Web(port);
    }

    @Test
    void theCityIsAsThePackSays() {
        JsonNode city = web.json("/city");

        assertThat(city.get("id").asString()).isEqualTo("littleton");
        assertThat(city.get("name").toString()).isEqualTo("{\"zh\":\"小城\",\"en\":\"Littleton\"}");
        assertThat(city.get("bounds").toString()).isEqualTo("[9.0,0.0,9.08,0.04]");
        assertThat(city.get("centre").toString()).isEqualTo("[9.04,0.02]");
        assertThat(city.get("zoom").asInt()).isEqualTo(12);
        assertThat(city.get("referenceDate").asString()).isEqualTo("2020-11-01");
        assertThat(city.get("dataVersion").asString()).startsWith("littleton-");
        assertThat(city.get("weights").toString()).isEqualTo("[\"total\",\"age60plus\",\"age65plus\",\"age80plus\"]");
        assertThat(city.at("/profiles/1/id").asString()).isEqualTo("elderly");
        assertThat(city.at("/profiles/1/kmh").asDouble()).isEqualTo(3);
        assertThat(city.get("walking").toString())
                .isEqualTo("{\"detour\":1.3,\"winterFactor\":0.8,\"defaultProfile\":\"adult\"}");
        assertThat(city.get("ranges").toString()).isEqualTo("{\"mostSeconds\":1800,\"mostMetres\":10000}");
        assertThat(city.get("planCircles").toString())
                .isEqualTo("{\"year\":2020,\"firstYear\":1990,\"lastYear\":2050}");
        assertThat(city.at("/attribution/0/licence").asString()).isEqualTo("CC0-1.0");
        StoredCells cells = StoredCells.read(database);
        assertThat(city.at("/grid/srid").asInt()).isEqualTo(32632);
        assertThat(city.at("/grid/cellMetres").asDouble()).isEqualTo(100);
        assertThat(city.at("/grid/populatedCells").asInt())
                .isEqualTo(cells.all().size());
    }

    @Test
    void everyUnitAndAgeBandEqualsTheCensus() {
        StoredCells cells = StoredCells.read(database);
        JsonNode rows = web.json("/city").get("conservation");

        assertThat(rows).hasSize(2 * 5);
        for (JsonNode row : rows) {
            String unit = row.get("unit").asString();
            // the pack has as many in each of the 19 age groups: 0, 1-4, 5-9 and 10-14 are the first four
            int groups =
                    switch (row.get("band").asString()) {
                        case "0-14" -> 4;
                        case "15-59" -> 9;
                        case "60-64" -> 1;
                        case "65-79" -> 3;
                        case "80+" -> 2;
                        default -> throw new AssertionError(row.toString());
                    };
            double group = cells.number(
                    "SELECT sum(people) FROM census WHERE year = 2020 AND age_group = '85+' AND unit_code = '" + unit
                            + "'");
            assertThat(row.get("census").asDouble()).isEqualTo(groups * group);
            assertThat(row.get("relativeDifference").asDouble()).isBetween(0.0, 1e-9);
            assertThat(row.get("surface").asDouble()).isCloseTo(groups * group, within(1e-9 * groups * group));
        }
        for (String unit : List.of("L1", "L2")) {
            double census =
                    cells.number("SELECT sum(people) FROM census WHERE year = 2020 AND unit_code = '" + unit + "'");
            assertThat(cells.people("total", cell -> unit.equals(cell.unit())))
                    .isCloseTo(census, within(1e-9 * census));
        }
    }

    @Test
    void urbanPeopleAreThoseOfUrbanCells() {
        StoredCells cells = StoredCells.read(database);
        JsonNode settlement = web.json("/city").get("settlement");

        double urban = cells.people("total", cell -> cell.urban());
        assertThat(settlement.get("urbanPeople").asDouble()).isCloseTo(urban, within(1e-6));
        assertThat(settlement.get("urbanShare").asDouble()).isCloseTo(urban / 4940, within(1e-9));
        assertThat(settlement.get("censusUrbanShare").asDouble()).isCloseTo(3200.0 / 4940, within(1e-12)); // 3000 + 200
        assertThat(settlement.get("blockMetres").asDouble()).isEqualTo(1000);
        assertThat(settlement.get("densityPerKm2").asDouble()).isEqualTo(300);
        assertThat(settlement.get("clusterPeople").asDouble()).isEqualTo(500);
    }

    @Test
    void servicesHaveTheirCirclesAndFacilities() {
        JsonNode services = web.json("/services");

        assertThat(services.valueStream().map(service -> service.get("id").asString()))
                .containsExactly("reading", "care", "play", "school");
        JsonNode reading = services.get(0);
        assertThat(reading.get("facilities").asInt()).isEqualTo(4);
        assertThat(reading.get("byProvenance").toString()).isEqualTo("{\"synthetic\":4}");
        assertThat(reading.get("weight").asString()).isEqualTo("total");
        assertThat(reading.get("targets").toString()).isEqualTo("[\"P-001\",\"P-002\"]");
        assertThat(reading.at("/circles/0/id").asString()).isEqualTo("reading-1");
        assertThat(reading.at("/circles/0/name/en").asString()).isEqualTo("urban 15 min walk, rural 5 km straight");
        assertThat(reading.at("/circles/0/parts/0").toString())
                .isEqualTo("{\"area\":\"urban\",\"metric\":\"time\",\"limit\":900,\"basis\":\"P-001\"}");
        assertThat(services.at("/1/facilities").asInt()).isEqualTo(5);
        assertThat(services.at("/1/weight").asString()).isEqualTo("age60plus");
        assertThat(services.at("/1/note/en").asString()).isEqualTo("Two kinds");
        assertThat(services.at("/2/facilities").asInt()).isZero();
    }

    /** An input that each process cannot do without. */
    private static final Map<String, String> NEEDED = Map.of(
            "coverage", "service",
            "hotspots", "service",
            "compare", "service",
            "siting", "model",
            "plan-circles", "circle",
            "matrix", "sources",
            "nearest", "location",
            "route", "from");

    @Test
    void processesLeadToTheirDescriptions() {
        JsonNode list = web.json("/processes");

        assertThat(list.at("/links/0/rel").asString()).isEqualTo("self");
        assertThat(list.get("processes").valueStream().map(process -> process.get("id")
                        .asString()))
                .containsExactly(
                        "coverage",
                        "hotspots",
                        "compare",
                        "plan-circles",
                        "catchment",
                        "matrix",
                        "nearest",
                        "route",
                        "siting");
        for (JsonNode process : list.get("processes")) {
            assertThat(process.has("inputs")).isFalse();
            JsonNode description = web.json("/processes/" + process.get("id").asString());
            for (var member : process.properties()) {
                assertThat(description.get(member.getKey())).isEqualTo(member.getValue());
            }
            assertThat(description.get("inputs").valueStream()).allSatisfy(input -> {
                assertThat(input.get("title").asString()).isNotBlank();
                assertThat(input.get("description").asString()).isNotBlank();
                assertThat(input.get("schema").has("type")).isTrue();
            });
            String id = process.get("id").asString();
            if (!id.equals("catchment")) { // it needs one of two, which no schema of a single input can say
                assertThat(description
                                .at("/inputs/%s/minOccurs".formatted(NEEDED.get(id)))
                                .asInt())
                        .as(id)
                        .isEqualTo(1);
            }
        }
        assertProblem(
                web.get("/processes/none"),
                404,
                "not-found",
                "id",
                "[\"coverage\",\"hotspots\",\"compare\",\"plan-circles\",\"catchment\",\"matrix\",\"nearest\",\"route\",\"siting\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"coverage", "hotspots"})
    void theDescriptionListsExactlyTheValuesThatAreTaken(String process) {
        JsonNode inputs = web.json("/processes/" + process).get("inputs");
        int lists = 0;
        for (var input : inputs.properties()) {
            JsonNode schema = input.getValue().get("schema");
            JsonNode values = schema.has("enum") ? schema.get("enum") : schema.at("/items/enum");
            if (!values.isMissingNode()) {
                lists++;
                JsonNode problem = Web.read(web.post(
                        "/processes/" + process + "/execution",
                        "{\"inputs\": {%s\"%s\": \"no such value\"}}"
                                .formatted(
                                        input.getKey().equals("service") ? "" : "\"service\": \"reading\", ",
                                        input.getKey())));
                assertThat(problem.get("allowed")).as(input.getKey()).isEqualTo(values);
            }
        }
        assertThat(lists).isEqualTo(process.equals("coverage") ? 10 : 8);
    }

    @Test
    void theDescriptionListsTheLimits() {
        JsonNode coverage = web.json("/processes/coverage").get("inputs");
        JsonNode limits = web.json("/limits").get("limits");

        assertThat(coverage.at("/ranges/schema/maxItems").asInt()).isEqualTo(128);
        assertThat(coverage.at("/ranges/schema/items/minimum").asInt()).isEqualTo(1);
        assertThat(coverage.at("/ranges/schema/items/maximum").asInt()).isEqualTo(10_000);
        assertThat(coverage.at("/ranges/schema/items/description").asString())
                .isEqualTo("at most 1800 seconds or 10000 metres");
        assertThat(web.json("/processes/hotspots")
                        .at("/inputs/count/schema/maximum")
                        .asInt())
                .isEqualTo(100);
        assertThat(limits.toString()).contains("\"ranges-per-request\"", "\"hot-spots\"", "\"raster-cells\"");
    }

    @Test
    void theLandingPageLeadsHere() {
        JsonNode landing = Web.read(web.get("/", "Accept", "application/json"));

        assertThat(landing.get("links").toString()).contains("/processes\"", "/city\"", "/services\"");
        assertThat(web.json("/collections").toString())
                .contains("/collections/population/coverage", "/collections/reach/coverage");
    }
}
