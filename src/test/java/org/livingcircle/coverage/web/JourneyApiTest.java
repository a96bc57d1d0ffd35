package org.livingcircle.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.livingcircle.testing.Problems.assertProblem;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingcircle.coverage.web.StoredCells.Cell;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.LonLat;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.streets.app.ImportStreets;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.TinyOsm;
import org.livingcircle.testing.Web;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * The processes on single places over HTTP, in a town whose western half has streets:
 *
 * <pre>
 *        9.005  9.012  9.02   9.028  9.035
 * 0.037                H--+--+--+--+--+--     the bridge GH leads over the river at 0.03
 * 0.028                G
 *                      |
 * 0.02   D------+------E------+------F
 *        |      |      |      |      |        CF is driven from C to F only
 * 0.005  A------+------B------+------C
 * </pre>
 */
@CityTest
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "livingcircle.streets=target/streets-journeys")
class JourneyApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double WALK = 4 / 3.6;
    private static final LonLat A = new LonLat(9.005, 0.005);
    private static final LonLat B = new LonLat(9.02, 0.005);
    private static final LonLat C = new LonLat(9.035, 0.005);
    private static final LonLat E = new LonLat(9.02, 0.02);
    private static final LonLat F = new LonLat(9.035, 0.02);
    private static final LonLat G = new LonLat(9.02, 0.028);
    private static final LonLat LANE_SOUTH = new LonLat(9.028, 0.005);
    private static final LonLat LANE_NORTH = new LonLat(9.028, 0.02);
    private static final LonLat H = new LonLat(9.02, 0.032);

    @LocalServerPort
    private int port;

    @Autowired
    private ImportStreets importStreets;

    @Autowired
    private FreshDatabase database;

    private Web web;

    @BeforeAll
    void importStreets() throws IOException {
        web = new Web(port);
        Path folder = Files.createDirectories(Path.of("target/streets-journeys-extract"));
        TinyOsm osm = new TinyOsm()
                .box(9.0, 0.0, 9.04, 0.04)
                .node(1, A.lon(), A.lat())
                .node(2, B.lon(), B.lat())
                .node(3, C.lon(), C.lat())
                .node(4, 9.005, 0.02)
                .node(5, E.lon(), E.lat())
                .node(6, F.lon(), F.lat())
                .node(7, G.lon(), G.lat())
                .node(8, H.lon(), H.lat())
                .node(31, 9.012, 0.005)
                .node(32, 9.012, 0.02)
                .node(33, LANE_SOUTH.lon(), LANE_SOUTH.lat())
                .node(34, LANE_NORTH.lon(), LANE_NORTH.lat())
                .way(11, "highway=residential name=South", 1, 31, 2, 33, 3)
                .way(12, "highway=residential name=North", 4, 32, 5, 34, 6)
                .way(13, "highway=residential name=West", 1, 4)
                .way(14, "highway=residential name=Middle", 2, 5)
                .way(15, "highway=residential name=East oneway=yes", 3, 6)
                .way(16, "highway=primary name=Quay", 5, 7)
                .way(17, "highway=primary name=Bridge bridge=yes", 7, 8)
                .way(21, "highway=service name=Lane", 31, 32)
                .way(22, "highway=service name=Other_lane", 33, 34);
        // as many junctions behind the bridge as before it: a smaller part that is cut off counts as no street at all
        long last = 8;
        for (long i = 0; i < 10; i++) {
            osm.node(100 + i, 9.02 + 0.0014 * i, 0.037).way(200 + i, "highway=residential name=Far", last, 100 + i);
            last = 100L + i;
        }
        Path town = osm.write(folder.resolve("town.osm.pbf"));
        String before = web.json("/city").get("dataVersion").asString();
        importStreets.importFile(town, StreetProgress.SILENT);
        Instant end = Instant.now().plus(PATIENCE);
        while (web.json("/city").get("dataVersion").asString().equals(before)) {
            assertThat(Instant.now()).as("the data version changes").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    // ---- route ------------------------------------------------------------------------------------------------

    @Test
    void aRouteFollowsTheStreetsAndTheBridge() {
        LonLat from = new LonLat(9.018, 0.005); // on South, near B
        LonLat to = new LonLat(9.02, 0.035); // on Far, behind the bridge

        JsonNode reply = web.execute("route", "\"from\": %s, \"to\": %s".formatted(json(from), json(to)));

        JsonNode way = reply.at("/features/0");
        double metres = Geodesic.metres(from, B) + Geodesic.metres(B, to);
        assertThat(way.at("/properties/metres").asDouble()).isCloseTo(metres, within(0.1));
        assertThat(way.at("/properties/seconds").asInt()).isCloseTo((int) Math.ceil(metres / WALK), within(1));
        assertThat(way.at("/geometry/type").asString()).isEqualTo("LineString");
        JsonNode line = way.at("/geometry/coordinates");
        assertThat(place(line.get(0))).isEqualTo(from);
        assertThat(place(line.get(line.size() - 1))).isEqualTo(to);
        List<String> steps = new ArrayList<>();
        double stepMetres = 0;
        double stepSeconds = 0;
        for (JsonNode step : way.at("/properties/steps")) {
            stepMetres += step.get("metres").asDouble();
            stepSeconds += step.get("seconds").asDouble();
            if (!step.get("roadClass").asString().equals("access")) {
                steps.add(step.get("name").asString() + " "
                        + step.get("roadClass").asString());
            }
        }
        assertThat(steps)
                .containsExactly(
                        "South residential", "Middle residential", "Quay primary", "Bridge primary", "Far residential");
        assertThat(stepMetres).isCloseTo(way.at("/properties/metres").asDouble(), within(1e-6));
        assertThat(Math.ceil(stepSeconds - 1e-9))
                .isEqualTo(way.at("/properties/seconds").asInt());
        assertThat(reply.at("/metadata/engine").asString()).isEqualTo("streets");
        assertThat(reply.at("/metadata/from/metres").asDouble()).isLessThan(1);
        assertThat(reply.at("/metadata/provenance/0").asString()).isEqualTo("open");
        assertThat(reply.at("/metadata/attribution").toString()).contains("OpenStreetMap");
    }

    @Test
    void aOneWayStreetIsDrivenAroundOnTheWayBack() {
        String there = "\"from\": %s, \"to\": %s, \"mode\": \"drive\"".formatted(json(C), json(F));
        String back = "\"from\": %s, \"to\": %s, \"mode\": \"drive\"".formatted(json(F), json(C));

        double direct = Geodesic.metres(C, F);
        double around = Geodesic.metres(F, LANE_NORTH)
                + Geodesic.metres(LANE_NORTH, LANE_SOUTH)
                + Geodesic.metres(LANE_SOUTH, C);
        assertThat(web.execute("route", there)
                        .at("/features/0/properties/metres")
                        .asDouble())
                .isCloseTo(direct, within(1.0));
        assertThat(web.execute("route", back)
                        .at("/features/0/properties/metres")
                        .asDouble())
                .isCloseTo(around, within(1.0));
    }

    @Test
    void withoutTheBridgeNoWayLeadsOverTheRiver() {
        String ends = "\"from\": %s, \"to\": %s".formatted(json(G), json(H));
        String closed = ", \"changes\": {\"closedBridges\": [\"bridge-1\"]}";

        assertThat(web.execute("route", ends)
                        .at("/features/0/properties/metres")
                        .asDouble())
                .isCloseTo(Geodesic.metres(G, H), within(0.1));
        assertProblem(execute("route", ends + closed), 422, "no-way", null, null);
        JsonNode matrix =
                web.execute("matrix", "\"sources\": [%s], \"destinations\": [%s]".formatted(json(G), json(H)) + closed);
        assertThat(matrix.at("/durations/0/0").isNull()).isTrue();
        assertThat(matrix.at("/distances/0/0").isNull()).isTrue();
        assertThat(matrix.at("/reasons/0/0").asString()).isEqualTo("no-way");
        assertThat(matrix.at("/metadata/warnings/0/code").asString()).isEqualTo("wished");
    }

    @Test
    void aNewRoadAndAClosedStreetChangeTheWay() {
        // a new road straight from A to E; Middle is closed by a line across it
        String ends = "\"from\": %s, \"to\": %s".formatted(json(A), json(E));
        String road = ", \"changes\": {\"roads\": [{\"line\": [%s, %s], \"roadClass\": \"secondary\"}]}"
                .formatted(json(A), json(E));
        String closed = ", \"changes\": {\"closed\": [[[9.015, 0.01], [9.025, 0.01]], [[9.06, 0.01], [9.07, 0.01]]]}";

        JsonNode built = web.execute("route", ends + road);
        assertThat(built.at("/features/0/properties/metres").asDouble()).isCloseTo(Geodesic.metres(A, E), within(1.0));
        JsonNode around = web.execute("route", "\"from\": %s, \"to\": %s".formatted(json(B), json(E)) + closed);
        assertThat(around.at("/features/0/properties/metres").asDouble())
                .isCloseTo(2 * Geodesic.metres(B, LANE_SOUTH) + Geodesic.metres(LANE_SOUTH, LANE_NORTH), within(1.0));
        assertThat(around.at("/metadata/warnings").toString()).contains("Closing line 2 crosses no street");
    }

    @Test
    void aPlaceFarFromAnyStreetIsRefusedWithTheDistance() {
        LonLat apart = new LonLat(9.008, 0.035);

        var answer = execute("route", "\"from\": %s, \"to\": %s".formatted(json(apart), json(A)));

        assertProblem(answer, 422, "not-on-street", "from", "within 500 m");
        JsonNode problem = Web.read(answer);
        double metres = Geodesic.metres(apart, new LonLat(9.02, 0.035)); // to Far, on its way north
        assertThat(problem.get("metres").asDouble()).isCloseTo(metres, within(10.0));
        assertThat(problem.get("limitMetres").asDouble()).isEqualTo(500);
        assertProblem(execute("catchment", "\"location\": " + json(apart)), 422, "not-on-street", "location", "500 m");
        JsonNode matrix = web.execute(
                "matrix", "\"sources\": [%s, %s], \"destinations\": [%s]".formatted(json(apart), json(A), json(B)));
        assertThat(matrix.at("/reasons/0/0").asString()).isEqualTo("not-on-street");
        assertThat(matrix.at("/sources/0/snapped/reason").asString()).isEqualTo("not-on-street");
        assertThat(matrix.at("/durations/1/0").asInt()).isPositive();
    }

    /** The river lies at 0.03 and is 200 m wide, the bridge at 9.02. */
    @Test
    void aPlaceInTheRiverIsRefusedWithTheDistance() {
        LonLat river = new LonLat(9.022, 0.03);
        double metres = Geodesic.metres(river, new LonLat(9.02, 0.03));
        String service = ", \"service\": \"reading\"";

        for (HttpResponse<String> answer : List.of(
                execute("route", "\"from\": %s, \"to\": %s".formatted(json(river), json(A))),
                execute("route", "\"from\": %s, \"to\": %s".formatted(json(A), json(river))),
                execute("catchment", "\"location\": " + json(river)),
                execute("catchment", "\"mode\": \"drive\", \"location\": " + json(river)),
                execute("nearest", "\"location\": " + json(river) + service))) {
            assertProblem(answer, 422, "not-on-street", null, null);
            JsonNode problem = Web.read(answer);
            assertThat(problem.get("detail").asString()).contains("lies in water", "the nearest is 223 m away");
            assertThat(problem.get("metres").asDouble()).isCloseTo(metres, within(1.0));
            assertThat(problem.get("limitMetres").asDouble()).isEqualTo(500);
        }
        JsonNode matrix = web.execute(
                "matrix", "\"sources\": [%s, %s], \"destinations\": [%s]".formatted(json(river), json(A), json(B)));
        assertThat(matrix.at("/durations/0/0").isNull()).isTrue();
        assertThat(matrix.at("/reasons/0/0").asString()).isEqualTo("in-water");
        assertThat(matrix.at("/sources/0/snapped/reason").asString()).isEqualTo("in-water");
        assertThat(matrix.at("/sources/0/snapped/point").isNull()).isTrue();
        assertThat(matrix.at("/sources/0/snapped/metres").asDouble()).isCloseTo(metres, within(1.0));
        assertThat(matrix.at("/durations/1/0").asInt()).isPositive();
    }

    @Test
    void whoStandsOnTheBridgeJoinsIt() {
        LonLat bridge = new LonLat(9.0202, 0.03);

        JsonNode route = web.execute("route", "\"from\": %s, \"to\": %s".formatted(json(bridge), json(G)));

        assertThat(route.at("/metadata/from/metres").asDouble()).isCloseTo(22.3, within(0.5));
        assertThat(route.at("/features/0/properties/metres").asDouble())
                .isCloseTo(22.3 + Geodesic.metres(new LonLat(9.02, 0.03), G), within(1.0));
    }

    @Test
    void onTheGridAPlaceInTheRiverIsMovedToTheBankWhichIsSaid() {
        LonLat river = new LonLat(9.024, 0.03);
        String place = "\"location\": %s, \"ranges\": 900, \"engine\": \"grid\"".formatted(json(river));

        JsonNode snapped = web.execute("catchment", place).at("/metadata/snapped");

        LonLat bank = place(snapped.get("point"));
        assertThat(snapped.get("metres").asDouble())
                .isCloseTo(Geodesic.metres(river, bank), within(1.0))
                .isBetween(100.0, 250.0);
        assertThat(Math.abs(bank.lat() - 0.03)).isGreaterThan(0.0009);
        assertThat(snapped.get("reason").isNull()).isTrue();
    }

    @Test
    void aPlaceKilometresFromAnyStreetIsToldTheDistance() {
        LonLat between = new LonLat(9.06, 0.012);

        var answer = execute("route", "\"from\": %s, \"to\": %s".formatted(json(A), json(between)));

        assertProblem(answer, 422, "not-on-street", "to", "within 500 m");
        JsonNode problem = Web.read(answer);
        double metres = Geodesic.metres(between, new LonLat(9.035, 0.012)); // to East, 2.8 km
        assertThat(problem.get("metres").asDouble()).isCloseTo(metres, within(10.0));
        assertThat(problem.get("detail").asString())
                .contains("within 500 m; the nearest is %.0f m away."
                        .formatted(problem.get("metres").asDouble()));

        LonLat corner = new LonLat(9.0795, 0.0395); // 5.2 km from the end of Far, 5.4 km from F

        answer = execute("route", "\"from\": %s, \"to\": %s".formatted(json(A), json(corner)));

        assertProblem(answer, 422, "not-on-street", "to", "within 500 m");
        problem = Web.read(answer);
        assertThat(problem.get("metres").asDouble()).isBetween(5150.0, 5250.0);
        assertThat(problem.get("limitMetres").asDouble()).isEqualTo(500);
        assertThat(problem.get("detail").asString())
                .isEqualTo(
                        "The place 9.0795,0.0395 (longitude, latitude) joins no street that one can walk on within 500 m;"
                                + " the nearest is %.0f m away.",
                        problem.get("metres").asDouble());
    }

    @Test
    void onlyStreetsKnowRoutes() {
        String ends = "\"from\": %s, \"to\": %s".formatted(json(A), json(B));

        assertProblem(execute("route", ends + ", \"engine\": \"grid\""), 422, "needs-streets", "engine", "streets");
        assertProblem(execute("route", ends + ", \"engine\": \"circle\""), 422, "needs-streets", "engine", "streets");
    }

    // ---- one answer whichever way it is asked --------------------------------------------------------------------

    @Test
    void matrixRouteNearestAndCoverageAgree() {
        StoredCells cells = StoredCells.read(database);
        Costs costs = Costs.of(web, "service=reading&engine=streets");
        List<Cell> some = cells.all().stream()
                .filter(cell -> cell.number() % 11 == 0 && costs.of(cell) <= 1800)
                .filter(cell -> {
                    double[] place = cells.placeOf(cell);
                    return place[0] > 9.005 && place[0] < 9.035 && place[1] > 0.005 && place[1] < 0.028;
                })
                .limit(15)
                .toList();
        assertThat(some).hasSizeGreaterThan(10);
        List<String> places = some.stream()
                .map(cells::placeOf)
                .map(place -> "[%.9f, %.9f]".formatted(place[0], place[1]))
                .toList();
        List<String> libraries = List.of("[9.012, 0.012]", "[9.028, 0.012]"); // those in the area of the streets
        for (String mode : List.of("walk", "drive")) {
            JsonNode matrix = web.execute(
                    "matrix",
                    "\"sources\": %s, \"destinations\": %s, \"mode\": \"%s\"".formatted(places, libraries, mode));
            for (int i = 0; i < places.size(); i++) {
                int least = Integer.MAX_VALUE;
                for (int j = 0; j < libraries.size(); j++) {
                    if (matrix.at("/durations/%d/%d".formatted(i, j)).isNull()) {
                        continue;
                    }
                    int seconds = matrix.at("/durations/%d/%d".formatted(i, j)).asInt();
                    least = Math.min(least, seconds);
                    JsonNode route = web.execute(
                            "route",
                            "\"from\": %s, \"to\": %s, \"mode\": \"%s\""
                                    .formatted(places.get(i), libraries.get(j), mode));
                    assertThat(route.at("/features/0/properties/seconds").asInt())
                            .isEqualTo(seconds);
                    assertThat(route.at("/features/0/properties/metres").asDouble())
                            .isEqualTo(matrix.at("/distances/%d/%d".formatted(i, j))
                                    .asDouble());
                }
                JsonNode nearest = web.execute(
                        "nearest",
                        "\"location\": %s, \"service\": \"reading\", \"mode\": \"%s\"".formatted(places.get(i), mode));
                assertThat(nearest.at("/facilities/0/seconds").asInt()).isLessThanOrEqualTo(least);
                if (mode.equals("walk")) {
                    assertThat(nearest.at("/facilities/0/seconds").asInt())
                            .as(places.get(i))
                            .isEqualTo(costs.of(some.get(i)));
                }
            }
        }
    }

    @Test
    void aMatrixIsTheSameFromItsOtherSide() {
        List<String> many = IntStream.range(0, 12)
                .mapToObj(i -> "[%.4f, %.4f]".formatted(9.006 + 0.002 * i, i % 2 == 0 ? 0.0052 : 0.0198))
                .toList();
        List<String> few = List.of(json(A), json(F), json(H));

        JsonNode wide = web.execute(
                "matrix", "\"sources\": %s, \"destinations\": %s, \"mode\": \"drive\"".formatted(few, many));
        for (int i = 0; i < few.size(); i++) {
            for (int j = 0; j < many.size(); j++) {
                JsonNode one = web.execute(
                        "matrix",
                        "\"sources\": [%s], \"destinations\": [%s], \"mode\": \"drive\""
                                .formatted(few.get(i), many.get(j)));
                for (String what : List.of("durations", "distances")) {
                    assertThat(one.at("/%s/0/0".formatted(what))).isEqualTo(wide.at("/%s/%d/%d".formatted(what, i, j)));
                }
            }
        }
        JsonNode tall = web.execute(
                "matrix", "\"sources\": %s, \"destinations\": %s, \"mode\": \"drive\"".formatted(many, few));
        assertThat(tall.get("durations").size()).isEqualTo(12);
        assertThat(tall.at("/durations/0").size()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"walk", "drive"})
    void aMatrixWithoutDistancesHasTheSameDurations(String mode) {
        // more than the searches from which on a table is prepared, and one place on no street
        List<String> sources = new ArrayList<>(IntStream.range(0, 70)
                .mapToObj(i -> "[%.5f, %.5f]".formatted(9.003 + 0.0005 * i, i % 2 == 0 ? 0.0052 : 0.0198))
                .toList());
        sources.add("[9.0790, 0.0390]");
        String inputs = "\"sources\": %s, \"destinations\": %s, \"mode\": \"%s\"".formatted(sources, sources, mode);

        JsonNode plain = web.execute("matrix", inputs);
        JsonNode table = web.execute("matrix", inputs + ", \"annotations\": [\"durations\"]");

        assertThat(table.get("durations")).isEqualTo(plain.get("durations"));
        assertThat(table.get("reasons")).isEqualTo(plain.get("reasons"));
        assertThat(table.get("distances").isNull()).isTrue();
        assertThat(plain.at("/distances/40/41").asDouble()).isPositive();
        // prepared streets serve small questions too
        String few = "\"sources\": %s, \"destinations\": %s, \"mode\": \"%s\", \"annotations\": \"durations\""
                .formatted(sources.subList(40, 42), sources.subList(43, 45), mode);
        assertThat(web.execute("matrix", few).at("/durations/1/1")).isEqualTo(plain.at("/durations/41/44"));
    }

    @Test
    void nearestFacilitiesComeInOrderWithTheirProvenance() {
        String inputs = "\"location\": %s, \"service\": \"reading\", \"k\": 4".formatted(json(B));

        JsonNode reply = web.execute("nearest", inputs);

        List<Integer> seconds = new ArrayList<>();
        for (JsonNode facility : reply.get("facilities")) {
            seconds.add(facility.get("seconds").asInt());
            assertThat(facility.get("provenance").asString()).isEqualTo("synthetic");
            assertThat(facility.get("location").size()).isEqualTo(2);
        }
        assertThat(seconds).isSorted().hasSizeGreaterThanOrEqualTo(2);
        assertThat(reply.at("/facilities/0/metres").asDouble()).isPositive();
        assertThat(reply.at("/metadata/snapped/metres").asDouble()).isLessThan(1);
        assertThat(reply.at("/metadata/warnings").toString()).contains("facilities-synthetic");
    }

    // ---- catchment ----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"streets, walk", "streets, drive", "grid, walk", "circle, walk"})
    void aCatchmentNestsHoldsItsPlaceAndCountsAsCoverageDoes(String engine, String mode) throws ParseException {
        String travel = "\"engine\": \"%s\", \"mode\": \"%s\", \"metric\": \"time\"".formatted(engine, mode);

        JsonNode reply = web.execute("catchment", "\"facility\": \"hos-1\", \"ranges\": [900, 300, 600], " + travel);
        JsonNode rows = web.execute(
                        "coverage",
                        "\"service\": \"care\", \"overlap\": \"perFacility\", \"ranges\": [300, 600, 900],"
                                + " \"weights\": [\"total\", \"age80plus\"], " + travel)
                .get("rows");

        Geometry inner = null;
        assertThat(reply.get("features").size()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            JsonNode feature = reply.at("/features/" + i);
            int range = 300 * (i + 1);
            assertThat(feature.at("/properties/range").asInt()).isEqualTo(range);
            assertThat(feature.at("/properties/rangeUnit").asString()).isEqualTo("s");
            for (JsonNode row : rows) {
                if (row.get("zone").asString().equals("hos-1")
                        && row.get("range").asInt() == range) {
                    assertThat(feature.at("/properties/people/"
                                            + row.get("weight").asString())
                                    .asDouble())
                            .isEqualTo(row.get("covered").asDouble());
                }
            }
            Geometry area = geometry(feature.get("geometry"));
            assertThat(area.isValid()).isTrue();
            assertThat(area.covers(new GeometryFactory().createPoint(new Coordinate(9.008, 0.008))))
                    .isTrue();
            assertThat(feature.at("/properties/areaKm2").asDouble())
                    .isCloseTo(area.getArea() * 111.3195 * 110.5743, within(0.01));
            if (inner != null) {
                assertThat(area.buffer(1e-6).covers(inner)).isTrue();
            }
            inner = area;
        }
        assertThat(reply.at("/metadata/engine").asString()).isEqualTo(engine);
        List<String> engines = new ArrayList<>();
        double answered = 0;
        double shares = 0;
        for (JsonNode share : reply.at("/metadata/engines")) {
            engines.add(share.get("engine").asString());
            answered += share.get("people").asDouble();
            shares += share.get("share").asDouble();
        }
        // of the people inside, not of the city
        assertThat(engines).contains(engine).hasSize(engine.equals("streets") ? 2 : 1);
        assertThat(answered)
                .isCloseTo(reply.at("/features/2/properties/people/total").asDouble(), within(0.01));
        assertThat(shares).isCloseTo(1, within(1e-9));
        assertThat(reply.at("/metadata/vintage").asString()).isEqualTo("2020");
    }

    @Test
    void aCatchmentMayBeDrawnAsCellsOrNotAtAll() throws ParseException {
        String location = "\"location\": %s, \"ranges\": 600".formatted(json(B));

        JsonNode none =
                web.execute("catchment", location + ", \"geometry\": \"none\"").at("/features/0");
        JsonNode cells =
                web.execute("catchment", location + ", \"geometry\": \"cells\"").at("/features/0");

        assertThat(none.get("geometry").isNull()).isTrue();
        assertThat(none.at("/properties/areaKm2").isNull()).isTrue();
        assertThat(none.at("/properties/people/total").asDouble()).isPositive();
        assertThat(cells.get("properties").get("people"))
                .isEqualTo(none.get("properties").get("people"));
        double hectares = cells.at("/properties/areaKm2").asDouble() * 100;
        assertThat(hectares).isCloseTo(Math.rint(hectares), within(0.1)).isGreaterThan(10);
        assertThat(geometry(cells.get("geometry")).isValid()).isTrue();
    }

    @Test
    void oneWayStreetsTellTheDirections() {
        String place = "\"location\": %s, \"ranges\": 120, \"mode\": \"drive\", \"geometry\": \"none\""
                .formatted(json(new LonLat(9.035, 0.018)));

        // people walk to their car, and the car may not come back up the one-way street
        double to = web.execute("catchment", place)
                .at("/features/0/properties/people/total")
                .asDouble();
        double from = web.execute("catchment", place + ", \"direction\": \"fromFacility\"")
                .at("/features/0/properties/people/total")
                .asDouble();

        assertThat(to).isNotEqualTo(from);
    }

    @Test
    void beyondTheStreetsTheGridTakesOver() {
        String east = "[9.045, 0.012]"; // half a kilometre outside the area of the streets
        String catchment = "\"location\": %s, \"ranges\": 1200, \"geometry\": \"none\"".formatted(east);

        JsonNode reply = web.execute("catchment", catchment);
        JsonNode matrix = web.execute(
                "matrix", "\"sources\": [%s], \"destinations\": [[9.046, 0.012], %s]".formatted(east, json(C)));

        assertThat(reply.at("/features/0/properties/people/total").asDouble()).isPositive();
        assertThat(reply.at("/metadata/snapped/point").isNull()).isTrue();
        assertThat(reply.at("/metadata/snapped/reason").isNull()).isTrue();
        // 111.3 m at 4 km/h with the detour factor 1.3 are 130.2 s: straight, as over the grid alone
        assertThat(matrix.at("/durations/0/0").asInt()).isEqualTo(131);
        assertThat(web.execute(
                                "matrix",
                                "\"sources\": [%s], \"destinations\": [[9.046, 0.012]], \"engine\": \"grid\""
                                        .formatted(east))
                        .at("/durations/0/0")
                        .asInt())
                .isEqualTo(131);
        assertThat(matrix.at("/distances/0/0").isNull()).isTrue();
        assertThat(matrix.at("/durations/0/1").asInt()).isBetween(1000, 1800);
        assertProblem(
                execute("route", "\"from\": %s, \"to\": %s".formatted(east, json(C))),
                422,
                "not-on-street",
                "from",
                null);
    }

    // ---- what is refused ----------------------------------------------------------------------------------------

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            catchment | `"ranges": [300]`                                              | location | either a location
            catchment | `"location": [9.02, 0.005], "facility": "hos-1"`               | location | either a location
            catchment | `"facility": "hos-9"`                                          | facility | collection facilities
            catchment | `"location": [9.02, 0.005], "ranges": []`                      | ranges   | at least one
            catchment | `"location": [9.02, 0.005], "ranges": [0]`                     | ranges   | whole seconds
            catchment | `"location": [9.02, 0.005], "geometry": "circle"`              | geometry | polygon
            catchment | `"location": [9.02, 0.005], "weights": ["all"]`                | weights  | age60plus
            catchment | `"location": [9.02, 0.005], "metric": "straight", "engine": "streets"` | metric | time
            catchment | `"location": [0.005, 99.02]`                                   | location | longitude, latitude
            matrix    | `"sources": [], "destinations": [[9.02, 0.005]]`               | sources  | 1 to 400
            matrix    | `"sources": [[9.02, 0.005]]`                                   | destinations | 1 to 400
            matrix    | `"sources": [[9.02]], "destinations": [[9.02, 0.005]]`         | sources  | longitude, latitude
            matrix    | `"sources": [[9.02, 0.005]], "destinations": [[9.02, 0.005]], "annotations": ["speed"]` | annotations | distances
            matrix    | `"sources": [null], "destinations": [[9.02, 0.005]]`           | sources  | longitude, latitude
            matrix    | `"sources": [[9.02, 0.005]], "destinations": [[9.02, 0.005]], "mode": "fly"` | mode | cycle
            nearest   | `"location": [9.02, 0.005]`                                    | service  | reading
            nearest   | `"location": [9.02, 0.005], "service": "reading", "k": 0`      | k        | 1 to 20
            nearest   | `"location": [9.02, 0.005], "service": "reading", "direction": "both"` | direction | toFacility
            route     | `"from": [9.02, 0.005]`                                        | to       | longitude, latitude
            route     | `"from": [9.02, 0.005], "to": [9.02, 0.02], "changes": {"closedBridges": ["b"]}` | changes.closedBridges | bridge-1
            route     | `"from": [9.02, 0.005], "to": [9.02, 0.02], "changes": {"roads": [{"line": [[9.02, 0.005], [9.02, 0.02]], "roadClass": "ferry"}]}` | changes.roads.roadClass | motorway
            """)
    void whatIsWrongIsNamedWithWhatIsAllowed(String process, String inputs, String parameter, String allowed) {
        assertProblem(execute(process, inputs), 400, "invalid-parameter", parameter, allowed);
    }

    @Test
    void aPlaceOutsideTheCityIsRefused() {
        assertProblem(
                execute("route", "\"from\": [0.005, 9.02], \"to\": [9.02, 0.02]"), 404, "outside-city", "from", "west");
        assertProblem(
                execute("matrix", "\"sources\": [[NaN, 0]], \"destinations\": [[9.02, 0.02]]"),
                400,
                "unreadable-body",
                null,
                null);
    }

    @Test
    void whatIsOverALimitIsRefusedWithTheLimitWhichStandsInLimits() {
        String place = json(B);
        String limits = web.get("/limits").body();

        assertProblem(
                execute(
                        "matrix",
                        "\"sources\": %s, \"destinations\": %s".formatted(times(place, 201), times(place, 200))),
                422,
                "over-limit",
                "destinations",
                "40000");
        assertProblem(
                execute(
                        "matrix",
                        "\"sources\": %s, \"destinations\": %s".formatted(times(place, 401), times(place, 1))),
                422,
                "over-limit",
                "sources",
                "400");
        assertProblem(
                execute("nearest", "\"location\": %s, \"service\": \"reading\", \"k\": 21".formatted(place)),
                422,
                "over-limit",
                "k",
                "20");
        assertProblem(
                execute("catchment", "\"location\": %s, \"ranges\": [1,2,3,4,5,6,7,8,9]".formatted(place)),
                422,
                "over-limit",
                "ranges",
                "at most 8");
        assertProblem(
                execute("catchment", "\"location\": %s, \"ranges\": 7201, \"mode\": \"drive\"".formatted(place)),
                422,
                "over-limit",
                "ranges",
                "7200");
        assertThat(limits)
                .contains(
                        "matrix-pairs",
                        "40000",
                        "matrix-places",
                        "nearest",
                        "catchment-ranges",
                        "catchment-drive-seconds",
                        "\"edits\"",
                        "line-points");
        assertThat(web.execute(
                                "matrix",
                                "\"sources\": %s, \"destinations\": %s".formatted(times(place, 200), times(place, 200)))
                        .at("/durations/199/199")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void theProcessesAreDescribed() {
        assertThat(web.get("/processes").body()).contains("catchment", "matrix", "nearest", "route");
        for (String id : List.of("catchment", "matrix", "nearest", "route")) {
            JsonNode process = web.json("/processes/" + id);
            assertThat(process.get("inputs").has("mode")).isTrue();
            assertThat(process.at("/links/0/href").asString()).isEqualTo("/processes/" + id + "/execution");
        }
    }

    private HttpResponse<String> execute(String process, String inputs) {
        return web.post("/processes/" + process + "/execution", "{\"inputs\": {" + inputs + "}}");
    }

    private static String times(String place, int count) {
        return IntStream.range(0, count).mapToObj(i -> place).collect(Collectors.joining(",", "[", "]"));
    }

    private static String json(LonLat place) {
        return "[%s, %s]".formatted(place.lon(), place.lat());
    }

    private static LonLat place(JsonNode position) {
        return new LonLat(position.get(0).asDouble(), position.get(1).asDouble());
    }

    /** Reads a MultiPolygon. */
    private static Geometry geometry(JsonNode geometry) throws ParseException {
        String text = geometry.get("coordinates").toString();
        String wkt = text.replaceAll("\\[([-0-9.eE]+),([-0-9.eE]+)]", "$1 $2")
                .replace('[', '(')
                .replace(']', ')');
        return new WKTReader().read("MULTIPOLYGON " + wkt);
    }
}
