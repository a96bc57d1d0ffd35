package org.livingcircle.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.livingcircle.testing.Problems.assertProblem;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.LonLat;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.Web;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The processes on single places where no streets have been imported: the grid and the straight line answer. */
@CityTest
class JourneyWithoutStreetsApiTest {

    @LocalServerPort
    private int port;

    private Web web;

    @BeforeEach
    void connect() {
        web = new Web(port);
    }

    @Test
    void aRouteNeedsStreets() {
        String inputs = "{\"inputs\": {\"from\": [9.01, 0.01], \"to\": [9.03, 0.01]}}";

        var answer = web.post("/processes/route/execution", inputs);

        assertProblem(answer, 422, "needs-streets", "mode", "drive");
        assertThat(Web.read(answer).get("detail").asString()).contains("bin/import osm");
    }

    @Test
    void oneDrivesAlongTheLinksBetweenTownships() {
        JsonNode route = web.execute("route", "\"from\": [9.01, 0.01], \"to\": [9.03, 0.01], \"mode\": \"drive\"");

        // the link from Alpha to Beta, at both ends of which the places stand
        assertThat(route.at("/features/0/properties/metres").asDouble()).isCloseTo(2300, within(1.0));
        assertThat(route.at("/features/0/properties/steps").toString()).contains("strategic-local");
    }

    @Test
    void aMatrixOfTheStraightLineIsTheGeodesicWithTheDetour() {
        JsonNode matrix = web.execute(
                "matrix",
                "\"sources\": [[9.01, 0.01]], \"destinations\": [[9.01, 0.01], [9.02, 0.01], [9.08, 0.04]],"
                        + " \"engine\": \"circle\"");

        double metres = 1.3 * Geodesic.metres(new LonLat(9.01, 0.01), new LonLat(9.02, 0.01));
        assertThat(matrix.at("/distances/0/1").asDouble()).isEqualTo(Math.ceil(metres));
        assertThat(matrix.at("/durations/0/1").asDouble()).isEqualTo(Math.ceil(metres / (4 / 3.6)));
        assertThat(matrix.at("/durations/0/0").asInt()).isZero();
        assertThat(matrix.at("/reasons/0/2").asString()).isEqualTo("beyond-range");
        assertThat(matrix.at("/sources/0/snapped/reason").isNull()).isTrue();
    }

    @Test
    void aCatchmentOverTheGridCountsAsCoverageDoes() {
        JsonNode area = web.execute("catchment", "\"facility\": \"lib-1\", \"ranges\": [600]");
        JsonNode rows = web.execute(
                        "coverage",
                        "\"service\": \"reading\", \"overlap\": \"perFacility\", \"ranges\": [600],"
                                + " \"weights\": [\"total\"]")
                .get("rows");

        assertThat(area.at("/metadata/engine").asString()).isEqualTo("grid");
        assertThat(area.at("/features/0/properties/people/total").asDouble())
                .isEqualTo(rows.at("/0/covered").asDouble())
                .isPositive();
        assertThat(rows.at("/0/zone").asString()).isEqualTo("lib-1");
    }

    @Test
    void theNearestFacilityIsThatOfTheGrid() {
        JsonNode nearest = web.execute("nearest", "\"location\": [9.013, 0.012], \"service\": \"reading\", \"k\": 1");

        assertThat(nearest.get("facilities").size()).isEqualTo(1);
        assertThat(nearest.at("/facilities/0/id").asString()).isEqualTo("lib-1");
        assertThat(nearest.at("/facilities/0/metres").asDouble()).isPositive();
    }
}
