package org.livingcircle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.ClickOptions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.livingcircle.testing.StreetCityInitializer;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** What someone does with the page of a small drawn city whose streets have been imported. */
@ContextConfiguration(initializers = StreetCityInitializer.class, inheritInitializers = false)
abstract class StreetJourney extends Journey {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The streets are imported after the pack, and taken up from the database a moment later. */
    @BeforeEach
    void waitForStreets() {
        Instant end = Instant.now().plus(PATIENCE);
        while (service.get("/city").get("streets").isNull()) {
            assertThat(Instant.now()).as("the streets are served").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** The share of the whole city within a range of the nearest library, as the service has it. */
    JsonNode reading(String engine, int range, String more) {
        return service.coverage(
                        "\"service\": \"reading\", \"engine\": \"%s\", \"metric\": \"time\", \"ranges\": [%d], \"weights\": [\"total\"]%s"
                                .formatted(engine, range, more))
                .get(0);
    }

    /** Clicks the map where a place is drawn. */
    static void clickMap(Visit visit, double lon, double lat) {
        visit.find("#map").click(new ClickOptions().setPosition(positionOf(visit, lon, lat)));
    }

    static Position positionOf(Visit visit, double lon, double lat) {
        double[] view = visit.view();
        BoundingBox map = visit.find("#map").boundingBox();
        double scale = 256 * Math.pow(2, view[0]) / 360;
        double x = map.width / 2 + (lon - view[2]) * scale;
        double y = map.height / 2 - (mercator(lat) - mercator(view[1])) * scale;
        return new Position(x, y);
    }

    /** Mercator's ordinate in degrees. */
    private static double mercator(double lat) {
        return Math.toDegrees(Math.log(Math.tan(Math.PI / 4 + Math.toRadians(lat) / 2)));
    }
}
