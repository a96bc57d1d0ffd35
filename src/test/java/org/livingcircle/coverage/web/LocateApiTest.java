package org.livingcircle.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.livingcircle.testing.Problems.assertProblem;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingcircle.coverage.web.StoredCells.Cell;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a place is like, over HTTP. */
@CityTest
class LocateApiTest {

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
    void aPlaceIsWhatItsCellIs() {
        Costs seconds = Costs.of(web, "service=reading");
        ToDoubleFunction<Cell> toLibrary = cells.straightMetres("library");
        ToDoubleFunction<Cell> toCare = cells.straightMetres("hospital", "eldercare");
        for (int i = 0; i < cells.all().size(); i += 97) {
            Cell cell = cells.all().get(i);
            double[] lonLat = cells.placeOf(cell);

            JsonNode place = web.json("/locate?lon=%s&lat=%s".formatted(lonLat[0], lonLat[1]));

            assertThat(place.at("/unit/code").asString()).isEqualTo(cell.unit());
            assertThat(place.at("/township/code").asString("")).isEqualTo(String.valueOf(cell.township()));
            assertThat(place.get("settlement").asString()).isEqualTo(cell.urban() ? "urban" : "rural");
            assertThat(place.get("peopleInCell").asDouble()).isCloseTo(cell.people("total"), within(1e-9));
            assertThat(place.get("density").asDouble())
                    .isCloseTo(cell.people("total") * 100, within(1e-6)); // 1/100 km2
            // the same rule as coverage: the cell's cost against the part of the circle that holds for it
            assertThat(place.at("/nearest/0/inside/reading-1").asBoolean())
                    .isEqualTo(cell.urban() ? seconds.of(cell) <= 900 : toLibrary.applyAsDouble(cell) <= 5000);
            assertThat(place.at("/nearest/1/inside/care-1").asBoolean()).isEqualTo(toCare.applyAsDouble(cell) <= 2000);
        }
    }

    @Test
    void theNearestFacilityIsTheOneOneWalksToFirst() {
        JsonNode place = web.json("/locate?lon=9.012&lat=0.012");

        JsonNode library = place.at("/nearest/0");
        assertThat(library.get("service").asString()).isEqualTo("reading");
        assertThat(library.at("/facility/id").asString()).isEqualTo("lib-1");
        assertThat(library.at("/facility/nameZh").asString()).isEqualTo("西图书馆");
        assertThat(library.at("/facility/kind").asString()).isEqualTo("library");
        assertThat(library.at("/facility/provenance").asString()).isEqualTo("synthetic");
        assertThat(library.at("/facility/lon").asDouble()).isEqualTo(9.012);
        assertThat(library.at("/facility/lat").asDouble()).isEqualTo(0.012);
        assertThat(library.get("straightMetres").asDouble()).isCloseTo(0, within(1e-3));
        assertThat(library.get("walkSeconds").asInt()).isZero();

        // hos-1 lies 0.004 degrees west and south. On the equator of WGS 84 a degree is 111319.491 m by 110574.276 m:
        // 445.278 by 442.297, the root of the sum of squares 627.614 m; at 1.3 / (4 / 3.6) s a metre 734.3 s
        JsonNode care = place.at("/nearest/1");
        assertThat(care.at("/facility/id").asString()).isEqualTo("hos-1");
        assertThat(care.get("straightMetres").asDouble()).isCloseTo(627.614, within(0.005));
        assertThat(care.get("walkSeconds").asInt())
                .isBetween(735, 750); // 45 degrees is nearly one of the 16 directions
    }

    @Test
    void walkersDifferAndDistancesDoNot() {
        String place = "/locate?lon=9.012&lat=0.012";
        int adult = web.json(place).at("/nearest/1/walkSeconds").asInt();
        int elderly = web.json(place + "&profile=elderly")
                .at("/nearest/1/walkSeconds")
                .asInt();
        int winter = web.json(place + "&profile=elderly&winter=true")
                .at("/nearest/1/walkSeconds")
                .asInt();

        assertThat((double) elderly).isCloseTo(adult * 4 / 3.0, within(2.0));
        assertThat((double) winter).isCloseTo(adult * 4 / 3.0 / 0.8, within(3.0));
        assertThat(web.json(place + "&profile=elderly").at("/nearest/1/straightMetres"))
                .isEqualTo(web.json(place).at("/nearest/1/straightMetres"));
    }

    @Test
    void aServiceWithoutFacilitiesHasNoNearest() {
        JsonNode play = web.json("/locate?lon=9.012&lat=0.012").at("/nearest/2");

        assertThat(play.get("service").asString()).isEqualTo("play");
        for (String unknown : new String[] {"facility", "straightMetres", "walkSeconds"}) {
            assertThat(play.get(unknown).isNull()).as(unknown).isTrue();
        }
        assertThat(play.get("inside")).isEmpty();
    }

    @Test
    void nobodyLivesInTheRiver() {
        JsonNode river = web.json("/locate?lon=9.055&lat=0.03");

        assertThat(river.get("peopleInCell").asDouble()).isZero();
        assertThat(river.get("settlement").isNull()).isTrue();
        assertThat(river.at("/unit/nameEn").asString()).isEqualTo("East");
    }

    @ParameterizedTest(name = "{0} → {1} {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            lon=9.09&lat=0.02               | 404 | outside-city      |         |
            lon=126.6&lat=45.7              | 404 | outside-city      |         |
            lon=-180&lat=-90                | 404 | outside-city      |         |
            lon=9.01                        | 400 | invalid-parameter | lat     |
            lat=0.01                        | 400 | invalid-parameter | lon     |
            lon=&lat=0.01                   | 400 | invalid-parameter | lon     |
            lon=east&lat=0.01               | 400 | invalid-parameter | lon     | a number
            lon=NaN&lat=0.01                | 400 | invalid-parameter | lon     | degrees from -180 to 180
            lon=9.01&lat=NaN                | 400 | invalid-parameter | lat     | degrees from -90 to 90
            lon=Infinity&lat=0.01           | 400 | invalid-parameter | lon     | degrees from -180 to 180
            lon=180.1&lat=0.01              | 400 | invalid-parameter | lon     | degrees from -180 to 180
            lon=9.01&lat=-90.1              | 400 | invalid-parameter | lat     | degrees from -90 to 90
            lon=9.01&lat=0.01&profile=fast  | 400 | invalid-parameter | profile | ["adult","elderly","rolling"]
            lon=9.01&lat=0.01&winter=cold   | 400 | invalid-parameter | winter  | true or false
            """)
    void aPlaceThatIsNoneIsExplained(String query, int status, String slug, String parameter, String allowed) {
        assertProblem(web.get("/locate?" + query), status, slug, parameter, allowed);
    }
}
