package org.livingcircle.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingcircle.testing.ServiceTest;
import org.livingcircle.testing.TinyCity;
import org.livingcircle.testing.Web;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServiceTest
class FeaturesApiTest {

    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    @LocalServerPort
    private int port;

    private Web web;

    @BeforeEach
    void connect() {
        web = new Web(port);
    }

    @Test
    void landingPageHasTheLinksClientsLookFor() {
        JsonNode landing = web.json("/");

        assertThat(rels(landing)).contains("self", "service-desc", "conformance", "data");
        for (JsonNode link : landing.get("links")) {
            // An analysis answers 503 here: the tiny city has no surface.
            assertThat(web.get(link.get("href").asString()).statusCode())
                    .as(link.get("href").asString())
                    .isIn(200, 503);
        }
    }

    @Test
    void aBrowserGetsThePage() {
        var page = web.get("/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).containsIgnoringCase("<!doctype html>");
        assertThat(page.headers().firstValue("Vary").orElseThrow()).containsIgnoringCase("accept");
        assertThat(web.get("/?f=json", "Accept", "text/html").headers().firstValue("Content-Type"))
                .contains("application/json");
    }

    @Test
    void openApiIsServedUnderTheMediaTypeOfTheStandard() {
        assertThat(web.get("/api").headers().firstValue("Content-Type"))
                .contains("application/vnd.oai.openapi+json;version=3.0");
    }

    @Test
    void conformanceNamesFeaturesAndCrs() {
        assertThat(texts(web.json("/conformance").get("conformsTo")))
                .contains(
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
                        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs");
    }

    @Test
    void importedLandAndWhatItChangedAreCollections() {
        JsonNode changes = web.json("/collections/population-change/items");
        assertThat(ids(changes)).containsExactly("city", "A", "A01");
        JsonNode township = changes.at("/features/2");
        assertThat(township.at("/geometry/type").asString()).isEqualTo("MultiPolygon");
        assertThat(township.at("/properties/before").asDouble()).isEqualTo(500);
        assertThat(township.at("/properties/moved").asDouble()).isEqualTo(50);
        assertThat(township.at("/properties/completeness").isNull()).isTrue();
        assertThat(changes.at("/features/0/geometry").isNull()).isTrue();
        assertThat(changes.at("/features/0/properties/movedShare").asDouble()).isEqualTo(0.15);
        assertThat(ids(web.json("/collections/population-change/items?zone=unit")))
                .containsExactly("A");

        JsonNode building = web.json("/collections/buildings/items").at("/features/0/properties");
        assertThat(building.get("levels").asInt()).isEqualTo(6);
        assertThat(building.get("provenance").asString()).isEqualTo("open");
        assertThat(building.get("source").asString()).isEqualTo("drawn map");
        assertThat(building.get("vintage").asString()).isEqualTo("2026-01-01");
        assertThat(ids(web.json("/collections/buildings/items?bbox=126.0025,45,126.01,45.01")))
                .containsExactly("way/2");
        assertThat(ids(web.json("/collections/land-use/items?kind=residential")))
                .containsExactly("way/3");
        assertThat(ids(web.json("/collections/subdistrict-areas/items"))).containsExactly("relation/4");
    }

    @Test
    void everyCollectionSaysWhereItIsAndInWhichSystems() {
        JsonNode collections = web.json("/collections").get("collections");

        assertThat(StreamSupport.stream(collections.spliterator(), false)
                        .map(node -> node.get("id").asString()))
                .contains(
                        "units",
                        "unit-versions",
                        "townships",
                        "places",
                        "satellite-cities",
                        "sub-centres",
                        "key-towns",
                        "belts",
                        "river",
                        "bridges",
                        "roads",
                        "rail",
                        "facilities",
                        "plan-targets",
                        "data-quality");
        for (JsonNode collection : collections) {
            if (!collection.has("itemType")) {
                assertThat(rels(collection)).contains("http://www.opengis.net/def/rel/ogc/1.0/coverage");
                continue;
            }
            assertThat(collection.get("storageCrs").asString()).isEqualTo(CRS84);
            assertThat(texts(collection.get("crs")))
                    .containsExactly(CRS84, EPSG + 4326, EPSG + 4490, EPSG + 4551, EPSG + 3857);
            assertThat(rels(collection)).contains("self", "items");
        }
        JsonNode box = web.json("/collections/units").at("/extent/spatial/bbox/0");
        assertThat(box.toString()).isEqualTo("[126.0,44.99,126.04,45.01]");
        JsonNode interval = web.json("/collections/unit-versions").at("/extent/temporal/interval/0");
        assertThat(interval.toString()).isEqualTo("[\"1990-01-01T00:00:00Z\",null]");
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource(delimiter = '|', textBlock = """
            units                                     | A B
            unit-versions                             | A B B1@1990 B2@1990
            unit-versions?datetime=2014-05-01         | A B1@1990 B2@1990
            unit-versions?datetime=2014-05-02         | A B
            unit-versions?datetime=2014-05-02T00:00:00Z | A B
            unit-versions?datetime=../1989-12-31      | A
            unit-versions?datetime=2014-05-01/..      | A B B1@1990 B2@1990
            unit-versions?datetime=2015-01-01/2016-01-01 | A B
            facilities?datetime=1066-10-14&kind=hospital | hos-1
            satellite-cities                          | p1
            places                                    | p1 p2
            facilities?kind=hospital                  | hos-1
            facilities?kind=library&unitCode=A        | lib-1 lib-2
            facilities?id=lib-1&id=lib-7              | lib-1 lib-7
            facilities?beds=120                       | hos-1
            facilities?bbox=126.0,44.9,126.006,45.1   | hos-1 lib-1
            facilities?bbox=126.0,44.9,0,126.006,45.1,9 | hos-1 lib-1
            facilities?bbox=10,44.9,11,45.1           |
            units?bbox=126.01,45.0,126.01,45.0        | A B
            townships                                 | A01 A02
            census                                    | A-2020-F-85+
            river                                     |
            """)
    void findsTheFeaturesAskedFor(String query, String ids) {
        JsonNode page =
                web.json("/collections/" + (query.contains("?") ? query.replace("?", "/items?") : query + "/items"));

        assertThat(String.join(" ", ids(page))).isEqualTo(ids == null ? "" : ids);
        assertThat(page.get("numberMatched").asInt())
                .isEqualTo(page.get("features").size());
        assertThat(page.get("numberReturned").asInt())
                .isEqualTo(page.get("features").size());
        assertThat(page.get("timeStamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void aFeatureWithoutPlaceHasANullGeometry() {
        JsonNode township = web.json("/collections/townships/items/A02");

        assertThat(township.get("geometry").isNull()).isTrue();
        assertThat(township.at("/properties/communities").asInt()).isEqualTo(2);
        assertThat(township.at("/properties/nameEn").isNull()).isTrue();
    }

    @Test
    void walkingThePagesMeetsEveryFeatureOnce() {
        List<String> met = new ArrayList<>();
        String next = "/collections/facilities/items?limit=3";
        int pages = 0;
        while (next != null) {
            JsonNode page = web.json(next);
            assertThat(page.get("numberMatched").asInt()).isEqualTo(8);
            met.addAll(ids(page));
            next = link(page, "next");
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(met).containsExactly("hos-1", "lib-1", "lib-2", "lib-3", "lib-4", "lib-5", "lib-6", "lib-7");
        String previous = link(web.json("/collections/facilities/items?limit=3&offset=6"), "prev");
        assertThat(ids(web.json(String.valueOf(previous)))).containsExactly("lib-3", "lib-4", "lib-5");
        assertThat(ids(web.json("/collections/facilities/items?offset=100"))).isEmpty();
    }

    @Test
    void aLimitAboveTheHighestCountsAsTheHighest() {
        assertThat(ids(web.json("/collections/facilities/items?limit=1000000"))).hasSize(8);
    }

    @ParameterizedTest(name = "{0} puts {1} first")
    @CsvSource({
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84, 126.0, 45.0, 1e-7",
        "http://www.opengis.net/def/crs/EPSG/0/4326, 45.0, 126.0, 1e-7",
        "http://www.opengis.net/def/crs/EPSG/0/4490, 45.0, 126.0, 1e-7",
        // On the central meridian: the false easting, and the length of the meridian from the equator to 45° N.
        "http://www.opengis.net/def/crs/EPSG/0/4551, 4984944.38, 500000, 0.01",
        // 126/180 and ln(tan(67.5°))/pi of half the equator, 20037508.343 m.
        "http://www.opengis.net/def/crs/EPSG/0/3857, 14026255.84, 5621521.49, 0.01"
    })
    void coordinatesStandInTheOrderOfTheirAuthority(String crs, double first, double second, double tolerance) {
        HttpResponse<String> answer = web.get("/collections/facilities/items/hos-1?crs=" + crs);
        JsonNode position = Web.read(answer).at("/geometry/coordinates");

        assertThat(answer.headers().firstValue("Content-Crs")).contains("<" + crs + ">");
        assertThat(position.get(0).asDouble()).isCloseTo(first, within(tolerance));
        assertThat(position.get(1).asDouble()).isCloseTo(second, within(tolerance));
        assertThat(web.get("/collections/facilities/items?crs=" + crs).headers().firstValue("Content-Crs"))
                .contains("<" + crs + ">");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(delimiter = '|', textBlock = """
            44.9,126.0,45.1,126.006           | EPSG/0/4326
            44.9,126.0,45.1,126.006           | EPSG/0/4490
            4984000,499990,4985000,500480     | EPSG/0/4551
            14026250,5600000,14026940,5640000 | EPSG/0/3857
            126.0,44.9,126.006,45.1           | OGC/1.3/CRS84
            """)
    void theBoxIsReadInTheOrderOfItsAuthority(String bbox, String crs) {
        JsonNode page = web.json("/collections/facilities/items?bbox=%s&bbox-crs=http://www.opengis.net/def/crs/%s"
                .formatted(bbox, crs));

        assertThat(ids(page)).containsExactly("hos-1", "lib-1");
    }

    @Test
    void csvQuotesAndCarriesThePlace() {
        for (HttpResponse<String> answer : List.of(
                web.get("/collections/facilities/items?id=lib-1&f=csv"),
                web.get("/collections/facilities/items?id=lib-1", "Accept", "text/csv"))) {
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/csv");
            assertThat(answer.body().lines())
                    .containsExactly(
                            "id,kind,level,nameZh,nameEn,unitCode,townshipCode,beds,nursingBeds,ownership,locationNote,"
                                    + "provenance,source,vintage,confidence,lon,lat",
                            "lib-1,library,,\"图书馆, \"\"1\"\"\",,A,,,,,,synthetic,test,,,126.005,45.0");
        }
        assertThat(web.get("/collections/units/items?code=A&f=csv").body())
                .contains("MULTIPOLYGON (((126 44.99, 126 45.01, 126.01 45.01, 126.01 44.99, 126 44.99)))");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/collections",
                "/collections/units",
                "/collections/units/items",
                "/collections/units/items/A",
                "/collections/units/tiles/WebMercatorQuad/0/0/0"
            })
    void answersAreKeptUntilTheDataChanges(String path) {
        HttpResponse<String> first = web.get(path);
        String etag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(etag).contains(TinyCity.VERSION);
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(web.get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(web.get(path, "If-None-Match", "W/\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void tilesHoldTheLayerAndItsNames() {
        // At zoom 12 column floor((126.02 + 180) / 360 * 4096) = 3481, row 1472 holds 45° N.
        HttpResponse<byte[]> tile = web.getBytes("/collections/units/tiles/WebMercatorQuad/12/1473/3481");

        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(tile.headers().firstValue("Content-Type")).contains("application/vnd.mapbox-vector-tile");
        assertThat(new String(tile.body(), StandardCharsets.UTF_8)).contains("units", "nameZh", "乙区");
        assertThat(web.getBytes("/collections/units/tiles/WebMercatorQuad/12/0/0")
                        .body())
                .isEmpty();
        assertThat(web.json("/collections/units/tiles")
                        .at("/tilesets/0/tileMatrixSetURI")
                        .asString())
                .endsWith("WebMercatorQuad");
    }

    @ParameterizedTest(name = "{0}: {1} {2}, parameter {3}, allowed {4}")
    @CsvSource(delimiter = '|', textBlock = """
            nowhere/items                      | 404 | unknown-collection | collectionId | facilities
            nowhere                            | 404 | unknown-collection | collectionId | units
            nowhere/tiles/WebMercatorQuad/0/0/0 | 404 | unknown-collection | collectionId | units
            units/items/Z                      | 404 | not-found          | featureId    |
            plan-targets/tiles/WebMercatorQuad/0/0/0 | 404 | not-found    |              |
            units/tiles/Other/0/0/0            | 404 | not-found          |              |
            units/items?limit=0                | 400 | invalid-parameter  | limit        | 1 to 10000
            units/items?limit=-1               | 400 | invalid-parameter  | limit        | 1 to 10000
            units/items?limit=ten              | 400 | invalid-parameter  | limit        | 1 to 10000
            units/items?limit=NaN              | 400 | invalid-parameter  | limit        | 1 to 10000
            units/items?limit=1&limit=2        | 400 | invalid-parameter  | limit        | one value
            units/items?offset=-1              | 400 | invalid-parameter  | offset       | whole number
            units/items?bbox=1,2,3             | 400 | invalid-parameter  | bbox         | west,south,east,north
            units/items?bbox=1,2,3,4,5         | 400 | invalid-parameter  | bbox         | west,south,east,north
            units/items?bbox=NaN,44,126,45     | 400 | invalid-parameter  | bbox         | finite
            units/items?bbox=1,2,3,Infinity    | 400 | invalid-parameter  | bbox         | finite
            units/items?bbox=170,40,-170,50    | 400 | invalid-parameter  | bbox         | date line
            units/items?bbox=126,50,127,40     | 400 | invalid-parameter  | bbox         | lower value
            units/items?bbox=126,40,190,50     | 400 | invalid-parameter  | bbox         | from -180 to 180
            units/items?bbox=126,40,127,95     | 400 | invalid-parameter  | bbox         | -90 to 90
            units/items?bbox=a,b,c,d           | 400 | invalid-parameter  | bbox         | west,south,east,north
            units/items?bbox=                  | 400 | invalid-parameter  | bbox         | west,south,east,north
            units/items?bbox=[1,2,3,4]         | 400 | invalid-parameter  | bbox         | west,south,east,north
            units/items?crs=EPSG:4326          | 400 | invalid-parameter  | crs          | http://www.opengis.net/def/crs/EPSG/0/4551
            units/items?bbox-crs=x             | 400 | invalid-parameter  | bbox-crs     | http://www.opengis.net/def/crs/OGC/1.3/CRS84
            units/items?f=xml                  | 400 | invalid-parameter  | f            | csv
            units/items/A?f=csv                | 400 | invalid-parameter  | f            | json
            units/items?f=csv&crs=http://www.opengis.net/def/crs/EPSG/0/4326 | 400 | invalid-parameter | crs | CRS84
            units/items?colour=red             | 400 | invalid-parameter  | colour       | nameZh
            units/items?datetime=yesterday     | 400 | invalid-parameter  | datetime     | 2014-05-01
            units/items?datetime=2015-01-01/2014-01-01 | 400 | invalid-parameter | datetime | interval
            units/items?datetime=2014-02-30    | 400 | invalid-parameter  | datetime     | 2014-05-01
            facilities/items?beds=many         | 400 | invalid-parameter  | beds         | a whole number
            units/tiles/WebMercatorQuad/23/0/0 | 400 | invalid-parameter  | z            | 0 to 22
            units/tiles/WebMercatorQuad/1/2/0  | 400 | invalid-parameter  | y            | 0 to 1
            units/tiles/WebMercatorQuad/1/0/-1 | 400 | invalid-parameter  | x            | 0 to 1
            units/tiles/WebMercatorQuad/a/0/0  | 400 | invalid-parameter  | z            | 0 to 22
            """)
    void badInputIsAnsweredWithWhatIsAllowed(String path, int status, String slug, String parameter, String allowed) {
        String encoded = path.replace("[", "%5B").replace("]", "%5D");
        HttpResponse<String> answer = web.get("/collections/" + encoded);
        JsonNode problem = Web.read(answer);

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asString()).isEqualTo("https://livingcircle.org/problems/" + slug);
        assertThat(problem.path("parameter").asString("")).isEqualTo(parameter == null ? "" : parameter);
        assertThat(problem.path("allowed").toString()).contains(allowed == null ? "" : allowed);
    }

    @Test
    void textThatLooksLikeSqlIsOnlyText() {
        String text = URLEncoder.encode("library' OR '1'='1", StandardCharsets.UTF_8);

        assertThat(ids(web.json("/collections/facilities/items?kind=" + text))).isEmpty();
    }

    @Test
    void aFormatNobodyCanGiveIsNotAcceptable() {
        HttpResponse<String> answer = web.get("/collections/units/items", "Accept", "image/png");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(texts(Web.read(answer).get("allowed"))).containsExactly("application/geo+json", "text/csv");
    }

    @Test
    void gdalReadsTheCollections(@TempDir Path folder) throws Exception {
        boolean installed = Files.isExecutable(Path.of("/usr/bin/ogrinfo"));
        if (!installed && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("ogrinfo is missing: install gdal-bin");
        }
        Assumptions.assumeTrue(installed, "left out: ogrinfo is missing, install gdal-bin");
        String source = "OAPIF:http://127.0.0.1:" + port;

        assertThat(run("ogrinfo", "-so", source, "units"))
                .contains("Feature Count: 2", "Extent: (126.000000, 44.990000) - (126.040000, 45.010000)", "nameZh");
        Path copy = folder.resolve("facilities.gpkg");
        run("ogr2ogr", "-f", "GPKG", copy.toString(), source, "facilities", "-oo", "PAGE_SIZE=3");
        assertThat(run("ogrinfo", "-so", copy.toString(), "facilities")).contains("Feature Count: 8", "Point");
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.get("features").spliterator(), false)
                .map(feature -> feature.get("id").asString())
                .toList();
    }

    private static List<String> rels(JsonNode document) {
        return StreamSupport.stream(document.get("links").spliterator(), false)
                .map(link -> link.get("rel").asString())
                .toList();
    }

    private static @Nullable String link(JsonNode document, String rel) {
        for (JsonNode link : document.get("links")) {
            if (link.get("rel").asString().equals(rel)) {
                return link.get("href").asString();
            }
        }
        return null;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
