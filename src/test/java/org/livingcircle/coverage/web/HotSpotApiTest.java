package org.livingcircle.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.livingcircle.coverage.web.StoredCells.Cell;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Hot spots over HTTP. */
@CityTest
class HotSpotApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private FreshDatabase database;

    private Web web;
    private StoredCells cells;

    @BeforeEach
    void connect() {
        web = new Web(port);
        cells = StoredCells.read(database);
    }

    @Test
    void theFirstIsTheWindowOfNineTilesWithTheMostPeopleOutside() {
        Costs costs = Costs.of(web, "service=reading");
        double most = 0;
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 9; column++) {
                int r = row;
                int c = column;
                // 1 km tiles of ten cells, one on each side of the middle
                most = Math.max(
                        most,
                        cells.people(
                                "age60plus",
                                cell -> costs.of(cell) > 300
                                        && Math.abs(cell.row() / 10 - r) <= 1
                                        && Math.abs(cell.column() / 10 - c) <= 1));
            }
        }

        JsonNode spots = spots("\"service\": \"reading\", \"range\": 300, \"weight\": \"age60plus\"");

        assertThat(spots.at("/0/properties/people").asDouble()).isCloseTo(most, within(1e-6));
    }

    @Test
    void spotsAreRankedAndTheirPeopleAreSomeOfThoseOutside() {
        JsonNode row = web.execute("coverage", "\"service\": \"reading\"").at("/rows/0");
        JsonNode spots = spots("\"service\": \"reading\", \"count\": 100");

        double sum = 0;
        double before = Double.MAX_VALUE;
        for (int i = 0; i < spots.size(); i++) {
            JsonNode spot = spots.get(i).get("properties");
            assertThat(spot.get("rank").asInt()).isEqualTo(i + 1);
            assertThat(spot.get("people").asDouble()).isGreaterThan(0).isLessThanOrEqualTo(before);
            before = spot.get("people").asDouble();
            sum += before;
        }
        assertThat(spots).isNotEmpty();
        assertThat(sum)
                .isLessThanOrEqualTo(
                        row.get("total").asDouble() - row.get("covered").asDouble() + 1e-6);
    }

    @Test
    void aSpotHasTheAddressAndTheCostOfItsPlace() {
        Costs costs = Costs.of(web, "service=reading&profile=elderly");
        JsonNode spots = spots("\"service\": \"reading\", \"range\": 600, \"profile\": \"elderly\", \"count\": 3");

        assertThat(spots).hasSize(3);
        for (JsonNode spot : spots) {
            double lon = spot.at("/geometry/coordinates/0").asDouble();
            double lat = spot.at("/geometry/coordinates/1").asDouble();
            JsonNode place = web.json("/locate?lon=%s&lat=%s".formatted(lon, lat));
            assertThat(spot.at("/properties/unit").asString())
                    .isEqualTo(place.at("/unit/code").asString());
            assertThat(spot.at("/properties/township").asString())
                    .isEqualTo(place.at("/township/code").asString());
            assertThat(spot.at("/properties/unitName/zh").asString())
                    .isEqualTo(place.at("/unit/nameZh").asString());
            assertThat(spot.at("/properties/metric").asString()).isEqualTo("time");
            Cell here = cells.find(cells.cellAt(lon, lat)).orElseThrow();
            assertThat(spot.at("/properties/cost").asInt(Integer.MAX_VALUE)).isEqualTo(costs.of(here));
        }
    }

    @Test
    void whereEverybodyIsInsideThereIsNone() {
        assertThat(spots("\"service\": \"care\", \"metric\": \"straight\", \"range\": 10000"))
                .isEmpty();
    }

    @Test
    void peopleWhereNobodyLookedForFacilitiesMakeNone() {
        Costs costs = Costs.of(web, "service=school&metric=straight");
        double outside = cells.people("total", cell -> "L1".equals(cell.unit()) && costs.of(cell) > 300);

        JsonNode spots = spots("\"service\": \"school\", \"count\": 100");

        assertThat(spots).isNotEmpty();
        double sum = 0;
        for (JsonNode spot : spots) {
            assertThat(spot.at("/properties/unit").asString()).isEqualTo("L1");
            sum += spot.at("/properties/people").asDouble();
        }
        assertThat(sum).isBetween(outside / 2, outside + 1e-6);
        assertThat(spots("\"service\": \"play\"")).isEmpty(); // no facility is known at all
    }

    @Test
    void twentyAtMostAreGivenUnlessMoreAreAskedFor() {
        assertThat(spots("\"service\": \"reading\", \"range\": 60").size()).isBetween(2, 20);
        assertThat(spots("\"service\": \"reading\", \"range\": 60, \"count\": 1"))
                .hasSize(1);
    }

    private JsonNode spots(String inputs) {
        JsonNode answer = web.execute("hotspots", inputs);
        assertThat(answer.get("type").asString()).isEqualTo("FeatureCollection");
        assertThat(answer.get("dataVersion").asString()).startsWith("littleton-");
        return answer.get("features");
    }
}
