package org.livingcircle.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.livingcircle.testing.Problems.assertProblem;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Value tiles over HTTP, pixel by pixel against the stored cells. */
@CityTest
class ValueTileApiTest {

    private static final int SIZE = 256;

    /** Every so many pixels one is looked at, in both directions. */
    private static final int STEP = 23;

    @LocalServerPort
    private int port;

    @Autowired
    private FreshDatabase database;

    private Web web;
    private StoredCells cells;
    private int columns;

    @BeforeEach
    void connect() {
        web = new Web(port);
        cells = StoredCells.read(database);
        columns = web.json("/city").at("/grid/columns").asInt();
    }

    /** A tile of the spherical Mercator square, worked out here once more. */
    private record Tile(int z, int y, int x) {

        static Tile at(int z, double lon, double lat) {
            double n = Math.pow(2, z);
            double mercator = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(lat) / 2));
            return new Tile(z, (int) ((1 - mercator / Math.PI) / 2 * n), (int) ((lon + 180) / 360 * n));
        }

        String path() {
            return z + "/" + y + "/" + x;
        }

        double lon(int column) {
            return (x + (column + 0.5) / SIZE) / Math.pow(2, z) * 360 - 180;
        }

        double lat(int row) {
            double mercator = Math.PI * (1 - 2 * (y + (row + 0.5) / SIZE) / Math.pow(2, z));
            return Math.toDegrees(2 * Math.atan(Math.exp(mercator)) - Math.PI / 2);
        }
    }

    private interface PixelCheck {
        void check(int pixel, int cell);
    }

    /** Looks at pixels with the cell under each; -1 outside the city. Both must occur. */
    private void eachPixel(Tile tile, PixelCheck check) {
        int inside = 0;
        int outside = 0;
        for (int row = 0; row < SIZE; row += STEP) {
            for (int column = 0; column < SIZE; column += STEP) {
                int cell = cells.cellAt(tile.lon(column), tile.lat(row));
                check.check(row * SIZE + column, cell);
                inside += cell >= 0 ? 1 : 0;
                outside += cell < 0 ? 1 : 0;
            }
        }
        assertThat(inside).isGreaterThan(10);
        assertThat(outside).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"total", "age80plus"})
    void populationIsPeoplePerSquareKilometreOfTheCell(String weight) {
        Tile tile = Tile.at(14, 9.001, 0.039); // the north-western corner of the city
        ByteBuffer values = values("/surfaces/population/" + tile.path() + "?weight=" + weight, SIZE * SIZE * 4);

        eachPixel(tile, (pixel, cell) -> {
            float value = values.getFloat(4 * pixel);
            if (cell < 0) {
                assertThat(value).isNaN();
            } else {
                double people =
                        cells.find(cell).map(found -> found.people(weight)).orElse(0.0);
                // cells of 0.01 km2, in 24 bits
                assertThat((double) value).as("cell %d", cell).isCloseTo(people * 100, within(people * 1e-4));
            }
        });
    }

    @Test
    void aPixelLargerThanACellIsTheDensityOfABlockOfCells() {
        Tile tile = Tile.at(9, 9.02, 0.02); // 305.7 m a pixel: blocks of 4 x 4 cells
        ByteBuffer values = values("/surfaces/population/" + tile.path(), SIZE * SIZE * 4);
        int pixel = pixelOf(tile, 9.0203, 0.0123);
        int cell = cells.cellAt(tile.lon(pixel % SIZE), tile.lat(pixel / SIZE));
        int blockColumn = cell % columns / 4;
        int blockRow = cell / columns / 4;
        double people = cells.people("total", one -> one.column() / 4 == blockColumn && one.row() / 4 == blockRow);

        assertThat((double) values.getFloat(4 * pixel))
                .isCloseTo(people / 0.16, within(1e-3))
                .isGreaterThan(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service=reading",
                "service=reading&profile=elderly&winter=true",
                "service=care&metric=straight",
                "service=reading&engine=circle&metric=time",
                "service=reading&facilities=add:new-1:9.041/0.016"
            })
    void reachIsTheCostOfTheCell(String query) {
        Costs costs = Costs.of(web, query);
        Tile tile = Tile.at(14, 9.001, 0.039);
        ByteBuffer values = values("/surfaces/reach/" + tile.path() + "?" + query, SIZE * SIZE * 2);

        eachPixel(tile, (pixel, cell) -> {
            int cost = cell < 0 ? 65534 : Math.min(65535, costs.at(cell % columns, cell / columns));
            assertThat((int) values.getChar(2 * pixel)).as("cell %d", cell).isEqualTo(cost);
        });
    }

    @Test
    void aFacilityThatIsAddedIsInTheSurfaceAsItIsInTheShares() {
        Costs as = Costs.of(web, "service=reading");
        Costs wished = Costs.of(web, "service=reading&facilities=add:new-1:9.041/0.016");
        JsonNode row = web.execute(
                        "coverage",
                        "\"service\": \"reading\", \"ranges\": [600], \"facilities\": {\"add\": [{\"id\": \"new-1\","
                                + " \"location\": [9.041, 0.016]}]}")
                .at("/rows/0");

        assertThat(cells.people("total", cell -> wished.of(cell) <= 600))
                .isCloseTo(row.get("covered").asDouble(), within(0.01))
                .isGreaterThan(cells.people("total", cell -> as.of(cell) <= 600) + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "add:new-1, facilities, 400, invalid-parameter",
        "boil:new-1:9/0, facilities, 400, invalid-parameter",
        "add:new-1:9, facilities.add.location, 400, invalid-parameter",
        "add:new-1:9/x, facilities, 400, invalid-parameter",
        "add:new-1:99/0, facilities.add.location, 404, outside-city",
        "remove:nobody, facilities.remove, 400, invalid-parameter"
    })
    void anEditThatCannotBeReadIsNamed(String edit, String parameter, int status, String slug) {
        HttpResponse<String> answer = web.get("/surfaces/reach/14/8190/8601?service=reading&facilities=" + edit);

        assertProblem(answer, status, slug, parameter, null);
    }

    @Test
    void whereNoFacilityIsInReachThereIsNoCost() {
        Tile tile = Tile.at(14, 9.01, 0.01);
        ByteBuffer values = values("/surfaces/reach/" + tile.path() + "?service=play", SIZE * SIZE * 2);

        assertThat((int) values.getChar(2 * pixelOf(tile, 9.01, 0.01))).isEqualTo(65535);
    }

    @Test
    void reachAgreesWithThePlaceOneClicks() {
        Tile tile = Tile.at(15, 9.012, 0.012);
        ByteBuffer values = values("/surfaces/reach/" + tile.path() + "?service=care&metric=straight", SIZE * SIZE * 2);
        int pixel = pixelOf(tile, 9.012, 0.012);

        // 627.614 m from the place, and the cell's centre is at most 71 m off
        assertThat((int) values.getChar(2 * pixel)).isBetween(627 - 71, 628 + 71);
    }

    @Test
    void settlementIsThatOfTheCell() {
        Tile tile = Tile.at(14, 9.001, 0.039);
        ByteBuffer values = values("/surfaces/settlement/" + tile.path(), SIZE * SIZE);

        eachPixel(tile, (pixel, cell) -> {
            int settlement =
                    cells.find(cell).map(found -> found.urban() ? 2 : 1).orElse(0);
            assertThat((int) values.get(pixel)).as("cell %d", cell).isEqualTo(settlement);
        });
    }

    @Test
    void aTileElsewhereIsOutside() {
        Tile tile = Tile.at(12, 126.6, 45.7);
        ByteBuffer people = values("/surfaces/population/" + tile.path(), SIZE * SIZE * 4);
        ByteBuffer reach = values("/surfaces/reach/" + tile.path() + "?service=reading", SIZE * SIZE * 2);
        ByteBuffer settlement = values("/surfaces/settlement/" + tile.path(), SIZE * SIZE);

        for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
            assertThat(people.getFloat(4 * pixel)).isNaN();
            assertThat((int) reach.getChar(2 * pixel)).isEqualTo(65534);
            assertThat((int) settlement.get(pixel)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"population/14/8190/8601", "reach/14/8190/8601?service=reading", "settlement/14/8190/8601"})
    void aTileThatIsKnownIsNotSentAgain(String tile) {
        HttpResponse<String> first = web.get("/surfaces/" + tile);
        String etag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = web.get("/surfaces/" + tile, "If-None-Match", etag);

        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=0", "must-revalidate");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(web.get("/surfaces/" + tile, "If-None-Match", "W/\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void tilesAreCompressed() {
        assertThat(web.get("/surfaces/population/14/8190/8601", "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .contains("gzip");
    }

    @ParameterizedTest(name = "{0} → {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            population/23/0/0                       | invalid-parameter | tile    | zoom must be 0 to 22
            population/-1/0/0                       | invalid-parameter | tile    | zoom must be 0 to 22
            population/3/8/0                        | invalid-parameter | tile    | 0 to 7 at zoom 3
            population/3/0/-1                       | invalid-parameter | tile    | 0 to 7 at zoom 3
            reach/3/8/0?service=reading             | invalid-parameter | tile    | 0 to 7 at zoom 3
            settlement/3/8/0                        | invalid-parameter | tile    | 0 to 7 at zoom 3
            population/a/0/0                        | invalid-parameter | z       | a whole number
            population/1/b/0                        | invalid-parameter | y       | a whole number
            population/1/0/0.5                      | invalid-parameter | x       | a whole number
            population/99999999999/0/0              | invalid-parameter | z       | a whole number
            population/0/0/0?weight=kids            | invalid-parameter | weight  | ["total","age60plus","age65plus","age80plus"]
            reach/0/0/0                             | invalid-parameter | service |
            reach/0/0/0?service=nope                | unknown-service   | service | ["reading","care","play","school"]
            reach/0/0/0?service=reading&engine=car  | invalid-parameter | engine  | ["streets","grid","circle"]
            reach/0/0/0?service=reading&metric=x    | invalid-parameter | metric  | ["time","distance","straight"]
            reach/0/0/0?service=reading&engine=grid&metric=straight | invalid-parameter | metric | ["time","distance"]
            reach/0/0/0?service=reading&profile=x   | invalid-parameter | profile | ["adult","elderly","rolling"]
            reach/0/0/0?service=reading&winter=x    | invalid-parameter | winter  | true or false
            """)
    void aTileThatIsNoneIsExplained(String tile, String slug, String parameter, String allowed) {
        assertProblem(web.get("/surfaces/" + tile), 400, slug, parameter, allowed);
    }

    private ByteBuffer values(String path, int bytes) {
        HttpResponse<byte[]> answer = web.getBytes(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(answer.body()).hasSize(bytes);
        return ByteBuffer.wrap(answer.body()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int pixelOf(Tile tile, double lon, double lat) {
        int column = (int) ((lon - tile.lon(0)) / (tile.lon(1) - tile.lon(0)) + 0.5);
        int row = (int) ((tile.lat(0) - lat) / (tile.lat(0) - tile.lat(1)) + 0.5);
        return row * SIZE + column;
    }
}
