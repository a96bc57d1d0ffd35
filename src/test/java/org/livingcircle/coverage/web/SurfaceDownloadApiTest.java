package org.livingcircle.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.livingcircle.testing.Problems.assertProblem;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingcircle.coverage.web.StoredCells.Cell;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Gdal;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Surfaces as GeoTIFF over HTTP, read by GDAL. */
@CityTest
class SurfaceDownloadApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private FreshDatabase database;

    @TempDir
    Path folder;

    private Web web;
    private StoredCells cells;

    @BeforeEach
    void connect() {
        web = new Web(port);
        cells = StoredCells.read(database);
    }

    @Test
    @EnabledIf("org.livingcircle.testing.Gdal#isThere")
    void gdalReadsTheGridItsSystemAndItsPeople() throws Exception {
        Path file = download("/collections/population/coverage?weight=age60plus");

        // 0.08 x 0.04 degrees on the equator of UTM zone 32: 8.9 x 4.4 km, on whole hundreds of metres
        assertThat(Gdal.run("gdalinfo", file.toString()))
                .contains("Size is 90, 45")
                .contains("WGS 84 / UTM zone 32N")
                .contains("Pixel Size = (100.0", "NoData Value=-1")
                .contains("Type=Float32");
        for (int i = 0; i < cells.all().size(); i += 401) {
            Cell cell = cells.all().get(i);
            assertThat(valueAt(file, cell.column(), cell.row())).isCloseTo(cell.people("age60plus"), within(1e-5));
            double[] lonLat = cells.placeOf(cell);
            assertThat(Double.parseDouble(Gdal.run(
                                    "gdallocationinfo",
                                    "-valonly",
                                    "-wgs84",
                                    file.toString(),
                                    Double.toString(lonLat[0]),
                                    Double.toString(lonLat[1]))
                            .strip()))
                    .isCloseTo(cell.people("age60plus"), within(1e-5));
        }
    }

    @Test
    @EnabledIf("org.livingcircle.testing.Gdal#isThere")
    void nobodyLivesInTheRiverAndNothingIsKnownOutsideTheCity() throws Exception {
        Path file = download("/collections/population/coverage");
        int river = cells.cellAt(9.055, 0.03);

        assertThat(valueAt(file, river % 90, river / 90)).isZero();
        assertThat(Gdal.run("gdalinfo", "-stats", file.toString())).contains("STATISTICS_MINIMUM=0\n");
        assertThat(cells.cellAt(9.0803, 0.02)).isEqualTo(-1);
        assertThat(Gdal.run("gdallocationinfo", "-valonly", "-wgs84", file.toString(), "9.0803", "0.02")
                        .strip())
                .isIn("-1", ""); // the last column of the grid, or beyond it
    }

    @Test
    @EnabledIf("org.livingcircle.testing.Gdal#isThere")
    void aBoxIsCutOutOfTheGridCellByCell() throws Exception {
        Path whole = download("/collections/reach/coverage?service=care&metric=straight");
        // 0.01 degrees are 1113.2 m by 1105.7 m: 12 or 13 cells each way
        Path part = download("/collections/reach/coverage?service=care&metric=straight&bbox=9.01,0.01,9.02,0.02");

        assertThat(Gdal.run("gdalinfo", part.toString())).containsPattern("Size is 1[23], 1[23]\n");
        for (String place : new String[] {"9.0101 0.0101", "9.015 0.012", "9.0199 0.0199"}) {
            String[] lonLat = place.split(" ", 2);
            String value = Gdal.run("gdallocationinfo", "-valonly", "-wgs84", part.toString(), lonLat[0], lonLat[1]);
            assertThat(value.strip()).isNotEmpty();
            assertThat(value)
                    .isEqualTo(
                            Gdal.run("gdallocationinfo", "-valonly", "-wgs84", whole.toString(), lonLat[0], lonLat[1]));
        }
    }

    @Test
    void aFileHasANameAndItsType() {
        var headers =
                web.getBytes("/collections/reach/coverage?service=reading").headers();

        assertThat(headers.firstValue("Content-Type")).contains("image/tiff; application=geotiff");
        assertThat(headers.firstValue("Content-Disposition").orElseThrow()).contains("reach-reading-time.tif");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            population/coverage?bbox=170,0,-170,1      | bbox    | not across the date line
            population/coverage?bbox=9.02,0,9.01,1     | bbox    | not across the date line
            population/coverage?bbox=9,0,181,1         | bbox    | west,south,east,north in degrees
            population/coverage?bbox=9,0.03,9.08,0.01  | bbox    | west,south,east,north in degrees
            population/coverage?bbox=NaN,0,9.01,1      | bbox    | west,south,east,north in degrees
            population/coverage?bbox=9,0,9.01          | bbox    | west,south,east,north in degrees
            population/coverage?bbox=9,0,9.01,1,2      | bbox    | west,south,east,north in degrees
            population/coverage?bbox=west,0,9.01,1     | bbox    | west,south,east,north in degrees
            population/coverage?bbox=                  | bbox    | west,south,east,north in degrees
            population/coverage?bbox=1,2,3,4           | bbox    | a box that meets the city
            population/coverage?weight=kids            | weight  | ["total","age60plus","age65plus","age80plus"]
            reach/coverage                             | service | ["reading","care","play","school"]
            reach/coverage?service=reading&bbox=1,2,3,4 | bbox   | a box that meets the city
            reach/coverage?service=reading&engine=car  | engine  | ["streets","grid","circle"]
            reach/coverage?service=reading&profile=x   | profile | ["adult","elderly","rolling"]
            reach/coverage?service=reading&winter=x    | winter  | true or false
            """)
    void aSurfaceThatIsNoneIsExplained(String surface, String parameter, String allowed) {
        assertProblem(web.get("/collections/" + surface), 400, "invalid-parameter", parameter, allowed);
    }

    @Test
    void anUnknownServiceIsExplained() {
        assertProblem(
                web.get("/collections/reach/coverage?service=nope"),
                400,
                "unknown-service",
                "service",
                "[\"reading\",\"care\",\"play\",\"school\"]");
    }

    private Path download(String path) throws Exception {
        HttpResponse<byte[]> answer = web.getBytes(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Files.write(Files.createTempFile(folder, "surface", ".tif"), answer.body());
    }

    private static double valueAt(Path file, int column, int row) throws Exception {
        return Double.parseDouble(Gdal.run(
                        "gdallocationinfo",
                        "-valonly",
                        file.toString(),
                        Integer.toString(column),
                        Integer.toString(row))
                .strip());
    }
}
