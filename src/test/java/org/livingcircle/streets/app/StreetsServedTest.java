package org.livingcircle.streets.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.TinyOsm;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Streets are imported while the service serves. */
@CityTest
@DirtiesContext
@TestPropertySource(properties = "livingcircle.streets=target/streets-served")
class StreetsServedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Zoom 12 tile of 9.03° E on the equator's north side: column (9.03 + 180) / 360 × 4096 = 2150.7, row 2047. */
    private static final String TILE = "/collections/streets/tiles/WebMercatorQuad/12/2047/2150";

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private ImportStreets importStreets;

    @Test
    void theServiceTakesThemUpByItself() throws IOException {
        Web web = new Web(port);
        String before = web.json("/city").get("dataVersion").asString();
        assertThat(web.json("/collections/streets/items").get("numberMatched").asInt())
                .isZero();
        assertThat(web.get(TILE).body()).isEmpty();

        Path town = new TinyOsm()
                .timestamp(Instant.parse("2024-04-09T20:21:00Z"))
                .node(1, 9.02, 0.02)
                .node(2, 9.04, 0.02)
                .node(3, 9.04, 0.035)
                .way(11, "highway=residential name=南街 oneway=yes", 1, 2)
                .way(12, "highway=primary bridge=yes", 2, 3)
                .write(folder.resolve("town.osm.pbf"));
        ImportStreets.Result result = importStreets.importFile(town, StreetProgress.SILENT);
        assertThat(result).isInstanceOf(ImportStreets.Result.Stored.class);
        String version = ((ImportStreets.Result.Stored) result).version();

        Instant end = Instant.now().plus(PATIENCE);
        while (!web.json("/city").get("dataVersion").asString().equals(before + "+" + version)) {
            assertThat(Instant.now()).as("the data version changes").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(web.json("/city").at("/attribution/1/text").asString()).isEqualTo("© OpenStreetMap contributors");
        assertThat(web.json("/city").at("/attribution/1/licence").asString()).isEqualTo("ODbL-1.0");
        JsonNode streets = web.json("/collections/streets/items?bridge=false");
        assertThat(streets.get("numberMatched").asInt()).isEqualTo(1);
        JsonNode street = streets.at("/features/0");
        assertThat(street.at("/properties/name").asString()).isEqualTo("南街");
        assertThat(street.at("/properties/roadClass").asString()).isEqualTo("residential");
        assertThat(street.at("/properties/oneway").asBoolean()).isTrue();
        assertThat(street.at("/properties/provenance").asString()).isEqualTo("open");
        assertThat(street.at("/properties/vintage").asString()).isEqualTo("2024-04-09");
        assertThat(street.at("/geometry/type").asString()).isEqualTo("LineString");
        assertThat(web.get(TILE).body()).contains("streets", "roadClass", "南街");
        assertThat(Files.isDirectory(Path.of("target/streets-served"))).isTrue();
    }
}
