package org.livingcircle.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.livingcircle.testing.ProjectPackInitializer;
import org.livingcircle.testing.Web;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** The circles of the plan around Harbin, checked by hand with its table of roads. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ProjectPackInitializer.class)
class ProjectPlanCirclesTest {

    @LocalServerPort
    private int port;

    private JsonNode ask(String inputs) {
        return new Web(port).execute("plan-circles", inputs);
    }

    private static double minutesTo(JsonNode reply, String id) {
        return StreamSupport.stream(reply.get("places").spliterator(), false)
                        .filter(one -> one.get("id").asString().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .get("seconds")
                        .asDouble()
                / 60;
    }

    private static double share(JsonNode reply, String unit) {
        return StreamSupport.stream(reply.get("units").spliterator(), false)
                .filter(one -> one.get("code").asString().equals(unit))
                .findFirst()
                .orElseThrow()
                .get("share")
                .asDouble();
    }

    @Test
    void binzhouLiesWithinAnHourByTheExpressway() {
        // 宾州 - 宾西 - 蜚克图 - 团结: 26.40 + 2.76 + 36.18 km at 100 km/h are 39.2 min; 团结 lies 2 km outside the edge, and on
        // the
        // streets of the core another 2.07 km and a fifth of 4.81 km at 30 km/h lead there: 6.1 min
        assertThat(minutesTo(ask("\"circle\": \"expressway-60\""), "CTOWN-230125"))
                .isCloseTo(45.3, within(0.3));
    }

    @Test
    void wuchangGetsItsExpresswayIn2024() {
        JsonNode before = ask("\"circle\": \"expressway-60\", \"year\": 2023");
        JsonNode after = ask("\"circle\": \"expressway-60\", \"year\": 2024");

        // 五常 - 安家 - 背荫河 - 拉林 - 牛家 - 平房 are 102.43 km. From there the edge is 2.4 km of local road off (towards 新疆街道,
        // 3.5 min),
        // or 4.0 km of the road to 朝阳, on which the expressway goes on (2.4 min).
        assertThat(minutesTo(before, "CTOWN-230184")).isCloseTo(102.4 + 3.5, within(0.3));
        assertThat(minutesTo(after, "CTOWN-230184")).isCloseTo(61.5 + 2.4, within(0.3));
        assertThat(share(before, "230184")).isLessThan(0.15);
        assertThat(share(after, "230184")).isGreaterThan(0.2);
        // Only 五常 has gained: nobody else's way to the main city has changed.
        assertThat(minutesTo(after, "CTOWN-230125")).isEqualTo(minutesTo(before, "CTOWN-230125"));
        assertThat(share(after, "230183")).isEqualTo(share(before, "230183"));
    }

    @Test
    void wuchangTownEntersTheHourAtTheDesignSpeedOfItsExpressway() {
        // 100 km/h, the default, leave it outside by four minutes; 120 is the highest design speed.
        JsonNode before = ask("\"circle\": \"expressway-60\", \"year\": 2023, \"expresswayKmh\": 120");
        JsonNode after = ask("\"circle\": \"expressway-60\", \"year\": 2024, \"expresswayKmh\": 120");

        assertThat(minutesTo(before, "CTOWN-230184")).isGreaterThan(60);
        assertThat(minutesTo(after, "CTOWN-230184")).isLessThan(60);
    }

    @Test
    void satelliteCitiesByTrainAndTheRailwayYears() {
        JsonNode reply = ask("\"circle\": \"railway-60\"");
        JsonNode without = ask("\"circle\": \"railway-60\", \"year\": 2017");

        // 双城北: 15 min ride, 15 waiting, 15 egress, then the way from the station
        assertThat(minutesTo(reply, "SEAT-230113")).isBetween(45.0, 62.0);
        assertThat(reply.at("/inside/total").asDouble())
                .isGreaterThan(without.at("/inside/total").asDouble());
        // the lines to 牡丹江 and 佳木斯 opened in 2018: the only station of 2017 outside the main city is 双城北
        long open = StreamSupport.stream(without.get("stations").spliterator(), false)
                .filter(station -> station.get("rideSeconds").asDouble(0) > 0)
                .count();
        assertThat(open).isEqualTo(1);
    }

    @Test
    void halfAnHourHoldsTheCoreAndLeavesTheCountiesOut() {
        JsonNode reply = ask("\"circle\": \"metropolitan-30\"");

        assertThat(share(reply, "230103")).isGreaterThan(0.98); // 南岗
        assertThat(share(reply, "230123")).isZero(); // 依兰, 190 minutes away
        assertThat(reply.at("/inside/total").asDouble()).isBetween(4.5e6, 6e6);
        assertThat(reply.at("/statement/id").asString()).isEqualTo("P13-083");
        assertThat(reply.at("/statement/flags/0/id").asString()).isEqualTo("DQ-15");
    }
}
