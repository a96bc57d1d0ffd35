package org.livingcircle.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.Problems;
import org.livingcircle.testing.Web;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * The circles of the plan over HTTP, in a town on one road. Along latitude 0.01:
 *
 * <pre>
 *   9.005 [ main city ] 9.02      9.03 Beta     9.05 Gamma     9.07 Delta
 *      9.01 --- 2.3 km, core, 276 s ---|-- 2.3 km, 138 s --|-- 2.3 km, 138 s --|
 *                                      '== expressway, 4.6 km, 165.6 s, since 2015 =='
 * </pre>
 *
 * A railway leads from the west station in the main city to the east station, 1.1 km north of Delta, in 10 minutes since 2018.
 */
@CityTest
class PlanCircleApiTest {

    @LocalServerPort
    private int port;

    private Web web;

    @BeforeEach
    void connect() {
        web = new Web(port);
    }

    private JsonNode ask(String inputs) {
        return web.execute("plan-circles", inputs);
    }

    private static JsonNode find(JsonNode list, String key, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(one -> one.get(key).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode place(JsonNode reply, String id) {
        return find(reply.get("places"), "id", id);
    }

    @ParameterizedTest(name = "{0} in {1}: {2} s")
    @CsvSource({
        "seat-l1,  2020,   0", // in the main city
        "town-l1b, 2020, 138", // half of the first road
        "town-l2b, 2014, 414", // 138 + 138 + 138
        "town-l2b, 2015, 303.6" // 138 + 165.6
    })
    void placesHaveTheirDriveFromTheEdge(String id, int year, double seconds) {
        JsonNode reply = ask("\"circle\": \"metropolitan-30\", \"year\": " + year);

        assertThat(place(reply, id).get("seconds").asDouble()).isCloseTo(seconds, within(0.2));
        assertThat(reply.at("/metadata/networkYear").asInt()).isEqualTo(year);
    }

    @Test
    void thePlaceBehindTheExpresswayEntersWithTheYearItOpened() {
        JsonNode before = ask("\"circle\": \"expressway-60\", \"year\": 2014, \"minutes\": 6");
        JsonNode after = ask("\"circle\": \"expressway-60\", \"year\": 2015, \"minutes\": 6");

        assertThat(place(before, "town-l2b").get("inside").asBoolean()).isFalse();
        assertThat(place(after, "town-l2b").get("inside").asBoolean()).isTrue();
        assertThat(after.at("/inside/total").asDouble())
                .isGreaterThan(before.at("/inside/total").asDouble());
        assertThat(after.at("/mainCity/total").asDouble())
                .isEqualTo(before.at("/mainCity/total").asDouble())
                .isPositive();
    }

    @Test
    void speedsCanBeAskedFor() {
        JsonNode reply = ask("\"circle\": \"expressway-60\", \"year\": 2014, \"corridorKmh\": 30, \"coreKmh\": 60");

        // 69 + 276 + 276
        assertThat(place(reply, "town-l2b").get("seconds").asDouble()).isCloseTo(621, within(0.2));
        JsonNode speed = find(reply.get("parameters"), "name", "corridorKmh");
        assertThat(speed.get("value").asInt()).isEqualTo(30);
        assertThat(speed.at("/basis/en").asString()).isEqualTo("Given by the request");
    }

    @Test
    void everyParameterThatThePlanLeavesOpenStandsBesideTheAnswer() {
        JsonNode reply = ask("\"circle\": \"railway-60\"");

        List<String> open = new ArrayList<>();
        for (JsonNode parameter : reply.get("parameters")) {
            assertThat(parameter.at("/basis/zh").asString()).isNotBlank();
            if (parameter.get("openInPlan").asBoolean()) {
                open.add(parameter.get("name").asString());
            }
        }
        assertThat(open)
                .contains(
                        "year",
                        "origin",
                        "vehicleOnly",
                        "waitMinutes",
                        "egressMinutes",
                        "accessMinutes",
                        "transferMinutes",
                        "lines",
                        "expresswayKmh",
                        "corridorKmh",
                        "localKmh",
                        "coreKmh",
                        "accessKmh",
                        "accessDetour",
                        "accessLimitMetres")
                .doesNotContain("minutes");
        assertThat(reply.at("/statement/id").asString()).isEqualTo("P-003");
        assertThat(reply.at("/statement/flags/0/id").asString()).isEqualTo("DQ-1");
    }

    @Test
    void peopleOfTheUnitsAddUpAndGrowWithTheLimit() {
        double before = 0;
        for (double minutes : new double[] {0.5, 2, 5, 10, 240}) {
            JsonNode reply = ask("\"circle\": \"metropolitan-30\", \"minutes\": " + minutes);
            double units = 0;
            for (JsonNode unit : reply.get("units")) {
                units += unit.at("/inside/total").asDouble();
            }
            double inside = reply.at("/inside/total").asDouble();
            assertThat(units).isCloseTo(inside, within(1e-6));
            assertThat(inside).isGreaterThanOrEqualTo(before);
            before = inside;
        }
        // Nobody is left out but those on the far bank of the river, where no road is.
        JsonNode engines = ask("\"circle\": \"metropolitan-30\"").at("/metadata/engines");
        assertThat(find(engines, "engine", "strategic").get("people").asDouble())
                .isEqualTo(before);
        assertThat(find(engines, "engine", "none").get("reason").asString()).contains("bank");
    }

    @Test
    void theTrainCountsFromDoorToDoor() {
        JsonNode reply = ask("\"circle\": \"railway-60\"");

        JsonNode east = find(reply.get("stations"), "id", "east");
        assertThat(east.get("rideSeconds").asDouble()).isEqualTo(600);
        assertThat(east.get("totalSeconds").asDouble()).isEqualTo(2400); // 15 + 10 + 15 minutes
        assertThat(find(reply.get("stations"), "id", "mid").get("reason").asString())
                .isEqualTo("no-minutes");
        // 1105.7 m north of Delta: 258.7 s at 0.234 s a metre
        assertThat(place(reply, "town-l2b").get("seconds").asDouble()).isCloseTo(2658.7, within(1.0));
        assertThat(place(reply, "town-l2b").get("inside").asBoolean()).isTrue();
    }

    @Test
    void waitingPutsThePlaceOutsideAndTheRideAloneBringsItBack() {
        JsonNode waiting = ask("\"circle\": \"railway-60\", \"waitMinutes\": 35");
        JsonNode riding = ask("\"circle\": \"railway-60\", \"waitMinutes\": 35, \"vehicleOnly\": true");

        assertThat(place(waiting, "town-l2b").get("inside").asBoolean()).isFalse(); // 60 minutes before the drive
        assertThat(place(riding, "town-l2b").get("inside").asBoolean()).isTrue();
        assertThat(place(riding, "town-l2b").get("seconds").asDouble()).isCloseTo(258.7, within(1.0));
        assertThat(waiting.at("/variants/0/inside/total").asDouble())
                .isEqualTo(waiting.at("/inside/total").asDouble());
        assertThat(waiting.at("/variants/1/inside/total").asDouble())
                .isEqualTo(riding.at("/inside/total").asDouble())
                .isGreaterThan(waiting.at("/inside/total").asDouble());
    }

    @Test
    void aStationCountsFromTheYearItOpenedAndALineWithoutMinutesAtASpeed() {
        JsonNode before = ask("\"circle\": \"railway-60\", \"year\": 2017");
        JsonNode slow = ask("\"circle\": \"railway-60\", \"conventionalKmh\": 60");

        assertThat(find(before.get("stations"), "id", "east").get("reason").asString())
                .isEqualTo("not-open");
        // 4.5 km from the first station
        assertThat(find(slow.get("stations"), "id", "mid").get("rideSeconds").asDouble())
                .isEqualTo(270);
    }

    @Test
    void aDrawnMainCityOrAPointReplacesThePacks() {
        JsonNode drawn = ask("\"circle\": \"metropolitan-30\", \"mainCity\": {\"type\": \"Polygon\", \"coordinates\":"
                + " [[[9.02, 0], [9.04, 0], [9.04, 0.02], [9.02, 0.02], [9.02, 0]]]}");
        JsonNode point = ask("\"circle\": \"metropolitan-30\", \"origin\": \"centre\", \"centre\": [9.05, 0.01]");

        assertThat(place(drawn, "town-l1b").get("seconds").asDouble()).isZero();
        assertThat(place(point, "town-l1b").get("seconds").asDouble()).isCloseTo(138, within(0.2));
        assertThat(point.at("/mainCity/total").asDouble()).isZero();
    }

    @Test
    void theCircleIsDrawnForTheEye() {
        JsonNode none = ask("\"circle\": \"metropolitan-30\"");
        JsonNode polygon = ask("\"circle\": \"metropolitan-30\", \"geometry\": \"polygon\"");

        assertThat(none.get("geometry").isNull()).isTrue();
        assertThat(polygon.at("/geometry/type").asString()).isEqualTo("MultiPolygon");
        assertThat(polygon.at("/geometry/coordinates/0/0/0/0").asDouble()).isBetween(8.9, 9.1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'metropolitan-15'                                                 | circle          | railway-60",
                "'metropolitan-30', 'year': 1800                                   | year            | 1990",
                "'metropolitan-30', 'minutes': -1                                  | minutes         | 240",
                "'metropolitan-30', 'minutes': 0                                   | minutes         | above 0",
                "'railway-60', 'waitMinutes': -5                                   | waitMinutes     | 240",
                "'railway-60', 'conventionalKmh': 5                                | conventionalKmh | 350",
                "'railway-60', 'lines': 'rail-9'                                   | lines           | rail-1",
                "'expressway-60', 'expresswayKmh': 0                               | expresswayKmh   | 255",
                "'expressway-60', 'origin': 'moon'                                 | origin          | centre",
                "'expressway-60', 'origin': 'centre', 'centre': [9.05]             | centre          | longitude",
                "'expressway-60', 'origin': 'centre', 'centre': [19, 1]            | centre          | longitude",
                "'expressway-60', 'roads': 'paths'                                 | roads           | strategic",
                "'expressway-60', 'geometry': 'cells'                              | geometry        | polygon",
                "'expressway-60', 'mainCity': {'type': 'Point', 'coordinates': [9, 0]} | mainCity    | Polygon",
                "'expressway-60', 'mainCity': {'type': 'Polygon', 'coordinates': [[[9, 0], [9.01, 0], [9, 0]]]} | mainCity | closed",
                "'expressway-60', 'mainCity': {'type': 'Polygon', 'coordinates': [[[9, 0], [9.01, 0], [9.01, 0.01], [9, 0.01]]]} | mainCity | closed",
                "'expressway-60', 'mainCity': {'type': 'Polygon', 'coordinates': [[[9, 0], [9.01, 0.01], [9.01, 0], [9, 0.01], [9, 0]]]} | mainCity | crossing",
                "'expressway-60', 'mainCity': {'type': 'Polygon', 'coordinates': [[[9, 0], [900, 0], [9, 1], [9, 0]]]} | mainCity | longitude first",
                "'expressway-60', 'mainCity': {'type': 'Polygon', 'coordinates': [[[19, 0], [19.1, 0], [19, 1], [19, 0]]]} | mainCity | touches the city"
            })
    void badInputIsRefusedWithWhatIsAllowed(String inputs, String parameter, String allowed) {
        String json = "{\"inputs\": {\"circle\": " + inputs.replace('\'', '"') + "}}";

        Problems.assertProblem(
                web.post("/processes/plan-circles/execution", json), 400, "invalid-parameter", parameter, allowed);
    }

    @Test
    void whatIsOverALimitIsRefusedWithTheLimit() {
        Problems.assertProblem(
                web.post(
                        "/processes/plan-circles/execution",
                        "{\"inputs\": {\"circle\": \"metropolitan-30\", \"minutes\": 241}}"),
                422,
                "over-limit",
                "minutes",
                "240");
        String ring = "[9, 0], ".repeat(2000) + "[9, 0]";
        Problems.assertProblem(
                web.post(
                        "/processes/plan-circles/execution",
                        "{\"inputs\": {\"circle\": \"metropolitan-30\", \"mainCity\": {\"type\": \"Polygon\","
                                + " \"coordinates\": [[" + ring + "]]}}}"),
                422,
                "over-limit",
                "mainCity",
                "2000");
        Problems.assertProblem(
                web.post("/processes/plan-circles/execution", "{}"), 400, "invalid-parameter", "inputs", null);
    }
}
