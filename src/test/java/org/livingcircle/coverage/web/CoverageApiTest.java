package org.livingcircle.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingcircle.coverage.web.StoredCells.Cell;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The coverage process over HTTP. What is expected is counted from the stored cells. */
@CityTest
class CoverageApiTest {

    private static final List<String> WEIGHTS = List.of("total", "age60plus", "age65plus", "age80plus");
    private static final String EVERY_WEIGHT = "\"weights\": [\"total\", \"age60plus\", \"age65plus\", \"age80plus\"]";
    private static final String EVERY_ZONE = "\"by\": [\"city\", \"unit\", \"township\"]";

    /** Cells are stored as doubles and summed to 2^-36 of a person: four thousand of them differ by less. */
    private static final double PEOPLE = 1e-6;

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

    @ParameterizedTest
    @ValueSource(strings = {"all", "urban", "rural"})
    void everyZoneHasThePeopleOfItsCells(String area) {
        JsonNode rows =
                rows("\"service\": \"care\", \"metric\": \"straight\", \"ranges\": 2000, \"area\": \"%s\", %s, %s"
                        .formatted(area, EVERY_ZONE, EVERY_WEIGHT));

        assertThat(rows).hasSize((1 + 2 + 5) * WEIGHTS.size());
        for (JsonNode row : rows) {
            double people = cells.people(weight(row), cell -> cell.isIn(area) && isIn(cell, row));
            assertThat(row.get("total").asDouble(0)).as(row.toString()).isCloseTo(people, within(PEOPLE));
        }
    }

    @ParameterizedTest(name = "{0} m, {1}")
    @CsvSource({"100, all", "1000, all", "2000, urban", "2000, rural", "5000, all", "10000, all"})
    void aStraightCircleHoldsTheCellsThatPostgisFindsWithinIt(int metres, String area) {
        ToDoubleFunction<Cell> distance = cells.straightMetres("hospital", "eldercare");
        JsonNode rows = rows("\"service\": \"care\", \"metric\": \"straight\", \"ranges\": %d, \"area\": \"%s\", %s, %s"
                .formatted(metres, area, EVERY_ZONE, EVERY_WEIGHT));

        for (JsonNode row : rows) {
            double inside = cells.people(
                    weight(row), cell -> cell.isIn(area) && isIn(cell, row) && distance.applyAsDouble(cell) <= metres);
            assertThat(row.get("covered").asDouble(0)).as(row.toString()).isCloseTo(inside, within(PEOPLE));
        }
    }

    @Test
    void aWalkInAStraightLineTakesTheDetourAtTheWalkersSpeed() {
        // 1.3 * metres at 3 km/h * 0.8 in winter = 2/3 m/s, so 1200 s reach as far as 800 m * 1 / 1.3
        ToDoubleFunction<Cell> distance = cells.straightMetres("library");
        double inside = cells.people("total", cell -> distance.applyAsDouble(cell) * 1.3 <= 1200 * 3 / 3.6 * 0.8);

        JsonNode row = row("\"service\": \"reading\", \"engine\": \"circle\", \"metric\": \"time\","
                + " \"profile\": \"elderly\", \"winter\": true, \"ranges\": 1200");

        assertThat(row.get("covered").asDouble()).isCloseTo(inside, within(PEOPLE));
        assertThat(inside).isBetween(100.0, 4000.0);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "service=reading",
                "service=reading&profile=elderly&winter=true",
                "service=reading&metric=distance",
                "service=care&engine=circle&metric=time"
            })
    void everyRangeCountsTheCellsOfTheReachSurfaceUpToIt(String query) {
        Costs costs = Costs.of(web, query);
        List<Integer> ranges =
                IntStream.rangeClosed(1, 30).mapToObj(i -> i * 60).toList();
        JsonNode rows = rows(
                "%s, \"ranges\": %s, \"by\": \"unit\", \"weights\": [\"age60plus\"]".formatted(inputs(query), ranges));

        assertThat(rows).hasSize(60);
        for (JsonNode row : rows) {
            int range = row.get("range").asInt();
            double inside = cells.people("age60plus", cell -> isIn(cell, row) && costs.of(cell) <= range);
            assertThat(row.get("covered").asDouble()).as(row.toString()).isCloseTo(inside, within(PEOPLE));
        }
    }

    @Test
    void theRangeItselfIsInside() {
        Costs costs = Costs.of(web, "service=reading");
        Map<Integer, List<Cell>> byCost = cells.all().stream()
                .filter(cell -> costs.of(cell) > 300 && costs.of(cell) < 1800)
                .collect(Collectors.groupingBy(costs::of, TreeMap::new, Collectors.toList()));
        // the only populated cell of its cost
        Cell cell = byCost.values().stream()
                .filter(alike -> alike.size() == 1)
                .map(alike -> alike.get(0))
                .findFirst()
                .orElseThrow();
        int cost = costs.of(cell);

        List<Double> covered =
                covered("\"service\": \"reading\", \"ranges\": [%d, %d, %d]".formatted(cost - 1, cost, cost + 1));

        assertThat(covered.get(1) - covered.get(0)).isCloseTo(cell.people("total"), within(PEOPLE));
        double next = byCost.getOrDefault(cost + 1, List.of()).stream()
                .mapToDouble(other -> other.people("total"))
                .sum();
        assertThat(covered.get(2) - covered.get(1)).isCloseTo(next, within(PEOPLE));
    }

    @Test
    void partsAddUpToTheWholeToTheLastBit() {
        for (String area : List.of("all", "urban", "rural")) {
            JsonNode rows = rows(
                    "\"service\": \"reading\", \"ranges\": [300, 900], \"area\": \"%s\", \"by\": [\"unit\", \"city\"]"
                            .formatted(area));
            for (int range : List.of(300, 900)) {
                for (String figure : List.of("covered", "total")) {
                    List<Double> city = figures(rows, "city", range, figure);
                    assertThat(figures(rows, "unit", range, figure).stream()
                                    .mapToDouble(d -> d)
                                    .sum())
                            .isEqualTo(city.get(0));
                }
            }
        }
    }

    @Test
    void townshipsAndTheRestAddUpToTheirUnit() {
        JsonNode rows = rows("\"service\": \"reading\", \"ranges\": [900], \"by\": [\"unit\", \"township\"]");
        for (String unit : List.of("L1", "L2")) {
            double rest = cells.people("total", cell -> unit.equals(cell.unit()) && cell.township() == null);
            double townships = stream(rows)
                    .filter(row -> unit.equals(row.get("unit").asString(""))
                            && !row.get("total").isNull())
                    .mapToDouble(row -> row.get("total").asDouble())
                    .sum();
            double whole = stream(rows)
                    .filter(row -> unit.equals(row.get("zone").asString()))
                    .findFirst()
                    .orElseThrow()
                    .get("total")
                    .asDouble();

            assertThat(townships + rest).isCloseTo(whole, within(PEOPLE));
        }
    }

    @Test
    void theOfficialCircleIsItsUrbanAndItsRuralPartInOneRun() {
        String service = "\"service\": \"reading\", %s, %s".formatted(EVERY_ZONE, EVERY_WEIGHT);
        JsonNode official = rows(service);
        JsonNode urban = rows(service + ", \"ranges\": 900, \"area\": \"urban\"");
        JsonNode rural = rows(service + ", \"metric\": \"straight\", \"ranges\": 5000, \"area\": \"rural\"");

        for (int i = 0; i < official.size(); i++) {
            assertThat(official.get(i).get("circle").asString()).isEqualTo("reading-1");
            assertThat(official.get(i).get("range").isNull()).isTrue();
            for (String figure : List.of("covered", "total")) {
                assertThat(official.get(i).get(figure).asDouble(0))
                        .as(official.get(i).toString())
                        .isEqualTo(urban.get(i).get(figure).asDouble(0)
                                + rural.get(i).get(figure).asDouble(0));
            }
        }
        assertThat(covered(service + ", \"area\": \"urban\""))
                .isEqualTo(covered(service + ", \"area\": \"urban\", \"ranges\": 900"));
    }

    @Test
    void theSliderASingleRangeAndTheOfficialCircleAgree() {
        String service = "\"service\": \"care\", \"metric\": \"straight\", \"weights\": [\"total\"], " + EVERY_ZONE;
        List<Integer> stops =
                IntStream.rangeClosed(1, 100).mapToObj(i -> i * 100).toList();
        JsonNode slider = rows(service + ", \"ranges\": " + stops);

        List<Double> official = covered("\"service\": \"care\", \"weights\": [\"total\"], " + EVERY_ZONE);
        List<Double> single = covered(service + ", \"ranges\": [2000]");
        List<Double> stop = stream(slider)
                .filter(row -> row.get("range").asInt() == 2000)
                .map(row -> row.get("covered").asDouble(0))
                .toList();

        assertThat(official).hasSize(8);
        assertThat(single).isEqualTo(official);
        assertThat(stop).isEqualTo(official);
    }

    @Test
    void whoWalksSlowerIsNeverBetterOff() {
        String stops = "\"service\": \"reading\", \"ranges\": [60, 300, 600, 900, 1200, 1800]";
        List<Double> adult = covered(stops);
        List<Double> winter = covered(stops + ", \"winter\": true");
        List<Double> elderly = covered(stops + ", \"profile\": \"elderly\"");
        List<Double> elderlyInWinter = covered(stops + ", \"profile\": \"elderly\", \"winter\": true");

        for (int i = 0; i < adult.size(); i++) {
            assertThat(winter.get(i)).isLessThanOrEqualTo(adult.get(i));
            assertThat(elderly.get(i)).isLessThanOrEqualTo(winter.get(i)); // 3 km/h against 3.2
            assertThat(elderlyInWinter.get(i)).isLessThanOrEqualTo(elderly.get(i));
        }
        assertThat(elderlyInWinter.get(3)).isLessThan(adult.get(3));
    }

    @Test
    void walkedMetresAndSecondsAreTheSamePath() {
        // 4 km/h: 1000 m take 900 s; who and when do not change a distance
        List<Double> metres = covered("\"service\": \"reading\", \"metric\": \"distance\", \"ranges\": [1000, 2000]");

        assertThat(metres).isEqualTo(covered("\"service\": \"reading\", \"ranges\": [900, 1800]"));
        assertThat(covered("\"service\": \"reading\", \"metric\": \"distance\", \"ranges\": [1000, 2000],"
                        + " \"profile\": \"elderly\", \"winter\": true"))
                .isEqualTo(metres);
    }

    @Test
    void nobodyWalksShorterThanTheStraightLineAndTheRiverMakesItLonger() {
        String question = "\"service\": \"reading\", \"metric\": \"time\", \"ranges\": [300, 600, 900, 1500]";
        List<Double> grid = covered(question + ", \"engine\": \"grid\"");
        List<Double> circle = covered(question + ", \"engine\": \"circle\"");

        for (int i = 0; i < grid.size(); i++) {
            assertThat(grid.get(i)).isLessThan(circle.get(i));
        }
        assertThat(grid).isEqualTo(covered(question)); // what walks is the grid unless another is asked for
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            "service": "care", "metric": "straight", "ranges": [2000]
            "service": "reading", "ranges": [900]
            "service": "reading"
            "service": "reading", "area": "urban"
            """)
    void facilitiesTogetherAreTheUnionWithEverybodyCountedOnceOrAtEach(String question) {
        double union = row(question).get("covered").asDouble();
        double total = row(question).get("total").asDouble();
        List<Double> each = covered(question + ", \"overlap\": \"perFacility\"");
        List<Double> nearest = covered(question + ", \"overlap\": \"nearest\"");
        List<Double> classes = covered(question + ", \"overlap\": \"multiplicity\"");

        assertThat(sum(nearest)).isEqualTo(union);
        assertThat(sum(each)).isGreaterThanOrEqualTo(union);
        assertThat(each).hasSameSizeAs(nearest);
        for (int i = 0; i < each.size(); i++) {
            assertThat(nearest.get(i)).isLessThanOrEqualTo(each.get(i));
        }
        assertThat(classes).hasSize(6);
        assertThat(sum(classes)).isEqualTo(total);
        assertThat(sum(classes.subList(1, 6))).isEqualTo(union);
        // 5 or more is 5: there are no more than five facilities
        assertThat(IntStream.range(0, 6).mapToDouble(k -> k * classes.get(k)).sum())
                .isCloseTo(sum(each), within(PEOPLE));
    }

    @Test
    void aFacilityHasTheCellsThatPostgisFindsAroundIt() {
        JsonNode rows = rows(
                "\"service\": \"reading\", \"metric\": \"straight\", \"ranges\": [1500], \"overlap\": \"perFacility\"");

        assertThat(stream(rows).map(row -> row.get("zone").asString()))
                .containsExactly("lib-1", "lib-2", "lib-3", "lib-4");
        for (JsonNode row : rows) {
            ToDoubleFunction<Cell> distance =
                    cells.straightMetresTo(row.get("zone").asString());
            assertThat(row.get("covered").asDouble())
                    .isCloseTo(cells.people("total", cell -> distance.applyAsDouble(cell) <= 1500), within(PEOPLE));
            assertThat(row.get("zoneKind").asString()).isEqualTo("facility");
        }
        assertThat(rows.get(3).get("unit").asString()).isEqualTo("L2"); // the pack leaves it to the place
    }

    @Test
    void aTownshipWithoutAreaHasNoFigures() {
        for (String overlap : List.of("union", "multiplicity")) {
            JsonNode rows = rows("\"service\": \"reading\", \"ranges\": 900, \"by\": \"township\", \"overlap\": \"%s\""
                    .formatted(overlap));
            List<JsonNode> unplaced = stream(rows)
                    .filter(row -> row.get("zone").asString().equals("L2C"))
                    .toList();

            assertThat(unplaced).isNotEmpty().allSatisfy(row -> {
                for (String figure : List.of("covered", "total", "share", "dataVoid")) {
                    assertThat(row.get(figure).isNull()).as(figure).isTrue();
                }
                assertThat(row.get("reason").asString()).isEqualTo("no-area");
                assertThat(row.get("unit").asString()).isEqualTo("L2");
                assertThat(row.get("nameEn").asString()).isEqualTo("戊乡"); // no English name in the pack
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"union", "multiplicity"})
    void aServiceWithoutFacilitiesIsUnknownAndNotZero(String overlap) {
        JsonNode answer = web.execute(
                "coverage",
                "\"service\": \"play\", \"by\": [\"city\", \"unit\"], \"overlap\": \"%s\"".formatted(overlap));

        assertThat(answer.get("rows")).isNotEmpty();
        for (JsonNode row : answer.get("rows")) {
            assertThat(row.get("covered").isNull()).as(row.toString()).isTrue();
            assertThat(row.get("share").isNull()).isTrue();
            assertThat(row.get("total").asDouble()).isGreaterThan(0);
            assertThat(row.get("reason").asString()).isEqualTo("no-facilities");
        }
        assertThat(codes(answer.at("/metadata/warnings"))).contains("no-facilities");
        assertThat(rows("\"service\": \"play\", \"overlap\": \"perFacility\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"union", "multiplicity"})
    void whereNobodyLookedForFacilitiesNoneIsNotZero(String overlap) {
        // schools have been looked for in the western unit only; one is known in Gamma (L2A), none in Delta (L2B)
        JsonNode answer = web.execute(
                "coverage",
                "\"service\": \"school\", \"by\": [\"city\", \"unit\", \"township\"], \"overlap\": \"%s\""
                        .formatted(overlap));

        double east = cells.people("total", cell -> "L2".equals(cell.unit()));
        Map<String, Double> unknown =
                Map.of("littleton", east / 4940, "L1", 0.0, "L1A", 0.0, "L2", 1.0, "L2A", 1.0, "L2B", 1.0);
        for (JsonNode row : answer.get("rows")) {
            String zone = row.get("zone").asString();
            if (zone.equals("L2C")) {
                assertThat(row.get("reason").asString()).isEqualTo("no-area");
                assertThat(row.get("facilityVoid").isNull()).isTrue();
                continue;
            }
            assertThat(row.get("facilityVoid").asDouble())
                    .as(row.toString())
                    .isCloseTo(unknown.getOrDefault(zone, 0.0), within(1e-9));
            assertThat(row.get("total").asDouble()).isGreaterThan(0);
            boolean known = !zone.equals("L2B");
            assertThat(row.get("covered").isNumber()).as(row.toString()).isEqualTo(known);
            assertThat(row.get("share").isNumber()).isEqualTo(known);
            assertThat(row.get("reason").asString("")).isEqualTo(known ? "" : "not-surveyed");
        }
        assertThat(codes(answer.at("/metadata/warnings"))).contains("facilities-partial");
    }

    @Test
    void theAnswerRepeatsTheQuestionAndSaysWhereItComesFrom() {
        JsonNode metadata = web.execute(
                        "coverage",
                        "\"service\": \"care\", \"engine\": \"circle\", \"metric\": \"distance\", \"profile\": \"elderly\","
                                + " \"winter\": true, \"ranges\": [500, 100], \"weights\": \"age80plus\","
                                + " \"by\": [\"township\", \"city\"], \"area\": \"rural\", \"overlap\": \"union\"")
                .get("metadata");

        assertThat(metadata.get("service").asString()).isEqualTo("care");
        assertThat(metadata.get("engine").asString()).isEqualTo("circle");
        assertThat(metadata.get("method").asString()).isEqualTo("straight-line");
        assertThat(metadata.get("metric").asString()).isEqualTo("distance");
        assertThat(metadata.get("rangeUnit").asString()).isEqualTo("m");
        assertThat(metadata.get("profile").asString()).isEqualTo("elderly");
        assertThat(metadata.get("winter").asBoolean()).isTrue();
        assertThat(metadata.get("ranges").toString()).isEqualTo("[500,100]");
        assertThat(metadata.get("weights").toString()).isEqualTo("[\"age80plus\"]");
        assertThat(metadata.get("by").toString()).isEqualTo("[\"city\",\"township\"]");
        assertThat(metadata.get("area").asString()).isEqualTo("rural");
        assertThat(metadata.get("overlap").asString()).isEqualTo("union");
        assertThat(metadata.get("vintage").asString()).isEqualTo("2020");
        assertThat(metadata.get("provenance").toString()).isEqualTo("[\"modelled\",\"synthetic\"]");
        assertThat(metadata.get("dataVersion").asString())
                .isEqualTo(web.json("/city").get("dataVersion").asString());
        assertThat(metadata.at("/attribution/0/text").asString()).isEqualTo("Nobody");
        assertThat(codes(metadata.get("warnings"))).containsExactly("facilities-synthetic", "people-modelled");
    }

    @Test
    void whatIsNotAskedHasItsDefault() {
        JsonNode metadata = web.execute("coverage", "\"service\": \"care\"").get("metadata");

        assertThat(metadata.get("weights").toString()).isEqualTo("[\"age60plus\"]"); // the service's own
        assertThat(metadata.get("by").toString()).isEqualTo("[\"city\"]");
        assertThat(metadata.get("profile").asString()).isEqualTo("adult");
        assertThat(metadata.get("winter").asBoolean()).isFalse();
        assertThat(metadata.get("ranges").toString()).isEqualTo("[]");
        assertThat(metadata.get("area").asString()).isEqualTo("all");
        assertThat(metadata.get("overlap").asString()).isEqualTo("union");
        assertThat(row("\"service\": \"care\"").get("dataVoid").asDouble(-1)).isZero();
    }

    private JsonNode rows(String inputs) {
        return web.execute("coverage", inputs).get("rows");
    }

    /** Returns the only row. */
    private JsonNode row(String inputs) {
        JsonNode rows = rows(inputs);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    /** Returns the covered people of each row; 0 where unknown. */
    private List<Double> covered(String inputs) {
        return stream(rows(inputs)).map(row -> row.get("covered").asDouble(0)).toList();
    }

    private static List<Double> figures(JsonNode rows, String zoneKind, int range, String figure) {
        return stream(rows)
                .filter(row -> row.get("zoneKind").asString().equals(zoneKind)
                        && row.get("range").asInt() == range)
                .map(row -> row.get(figure).asDouble())
                .toList();
    }

    private static boolean isIn(Cell cell, JsonNode row) {
        return cell.isIn(row.get("zoneKind").asString(), row.get("zone").asString());
    }

    private static String weight(JsonNode row) {
        return row.get("weight").asString();
    }

    private static List<String> codes(JsonNode warnings) {
        return stream(warnings).map(warning -> warning.get("code").asString()).toList();
    }

    private static double sum(List<Double> people) {
        return people.stream().mapToDouble(d -> d).sum();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return list.valueStream();
    }

    /** Makes the inputs of a process of the query of a GET. */
    private static String inputs(String query) {
        List<String> inputs = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            String name = pair.substring(0, pair.indexOf('='));
            String value = pair.substring(pair.indexOf('=') + 1);
            inputs.add(name.equals("winter") ? "\"winter\": " + value : "\"%s\": \"%s\"".formatted(name, value));
        }
        return String.join(", ", inputs);
    }
}
