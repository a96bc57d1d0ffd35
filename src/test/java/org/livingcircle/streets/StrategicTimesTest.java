package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingcircle.streets.DrawnRoads.CELLS;
import static org.livingcircle.streets.DrawnRoads.EXTENT;
import static org.livingcircle.streets.DrawnRoads.FOREVER;
import static org.livingcircle.streets.RoadClass.STRATEGIC_CORRIDOR;
import static org.livingcircle.streets.RoadClass.STRATEGIC_EXPRESSWAY;
import static org.livingcircle.streets.RoadClass.STRATEGIC_LOCAL;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Three towns in a row, at 3 km north:
 *
 * <pre>
 *   A (1 km east) ==12 km of highway== B (11 km) --5 km of other road-- C (16 km)
 * </pre>
 *
 * The highway takes 720 s, the other road 450 s. Since 2020 an expressway of 12 km stands beside the highway: 432 s.
 */
class StrategicTimesTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private static DrawnRoads towns() {
        return new DrawnRoads()
                .road("highway", STRATEGIC_CORRIDOR, 1000, 3000, 11_000, 3000, 12)
                .road("other", STRATEGIC_LOCAL, 11_000, 3000, 16_000, 3000, 5)
                .road("expressway", STRATEGIC_EXPRESSWAY, 1000, 3000, 11_000, 3000, 12, LocalDate.of(2020, 12, 31));
    }

    private static Geometry box(double west, double south, double east, double north) {
        return GEOMETRIES.toGeometry(new Envelope(west, east, south, north));
    }

    @ParameterizedTest(name = "{0}: to {1}, {2} in {3} s")
    @CsvSource({
        "2019, 16000, 3000, 1170", // 720 + 450
        "2020, 16000, 3000,  882", // 432 + 450: it opened on the last day of 2020
        "2019,  6000, 3500,  477", // half the highway, and 500 m off it: 360 + 117
        "2020,  6000, 3500,  477", // nobody leaves an expressway on the way
        "2019, 10000, 3500,  765", // 0.9 of 720, and 117
        "2020, 10000, 3500,  621", // expressway to B, 0.1 of the highway back, and 117: 432 + 72 + 117
        "2019,  1500, 3000,   36", // 600 m of highway
        "2019,  1000, 3100,   23.4" // straight, where no road leads
    })
    void addsUpTheRoadsThatWereOpen(int year, double x, double y, double seconds) {
        assertThat(towns().from(year, 1000, 3000).to(x, y)).isEqualTo((int) Math.round(seconds * 1000));
    }

    @Test
    void placesOnOneRoadMeetOnIt() {
        // 1 km of the drawn 10 is 1.2 km of road, 72 s at 60 km/h
        assertThat(towns().from(2019, 4000, 3000).to(5000, 3000)).isEqualTo(72_000);
    }

    @Test
    void neighboursFarFromTheRoadDriveStraight() {
        // 100 m at 0.234 s; over the road it would be 1 km there and 1 km back
        assertThat(towns().from(2019, 6000, 4000).to(6100, 4000)).isEqualTo(23_400);
    }

    @Test
    void roadsOfTheCoreAreSlower() {
        DrawnRoads core = new DrawnRoads().road("core", STRATEGIC_LOCAL, 1000, 3000, 2000, 3000, 1);

        assertThat(core.from(2019, 1000, 3000).to(2000, 3000)).isEqualTo(120_000);
    }

    @Test
    void whoLivesBeyondTheAccessLimitIsNotReached() {
        DrawnRoads near = towns().access(2000);
        StrategicTimes times = near.from(2019, 1000, 3000);

        assertThat(times.to(6000, 5000)).isEqualTo(360_000 + 468_000); // 2 km off: the limit itself is inside
        assertThat(times.to(6000, 5001)).isEqualTo(StrategicTimes.UNREACHED);
        // cell centres lie at 50 m: 1950 m off the road and 2050 m off
        int[] cells = times.toCells();
        assertThat(cells[EXTENT.cellAt(6050, 4950)]).isLessThan(StrategicTimes.UNREACHED);
        assertThat(cells[EXTENT.cellAt(6050, 5050)]).isEqualTo(StrategicTimes.UNREACHED);
    }

    @Test
    void theLimitOfTimeIsInside() {
        DrawnRoads roads = towns();
        List<DriveOrigins.Point> a = List.of(DrawnRoads.point(1000, 3000, 0));

        assertThat(StrategicTimes.from(roads.network(2019), roads.joins(), DriveOrigins.points(a), 1_170_000)
                        .to(16_000, 3000))
                .isEqualTo(1_170_000);
        assertThat(StrategicTimes.from(roads.network(2019), roads.joins(), DriveOrigins.points(a), 1_169_999)
                        .to(16_000, 3000))
                .isEqualTo(StrategicTimes.UNREACHED);
    }

    @ParameterizedTest(name = "{0}: to {1}, {2} in {3} s")
    @CsvSource({
        "2019,  2900, 2500,    0", // inside
        "2019,  3000, 3000,    0", // on the edge
        "2019, 16000, 3000, 1026", // 0.8 of the highway is outside: 576 + 450
        "2020, 16000, 3000,  795.6", // 0.8 of the expressway: 345.6 + 450
        "2019,  3500, 3000,   36", // 0.05 of the highway
        "2019,  3200, 2500,   46.8" // 200 m straight from the edge
    })
    void anAreaIsLeftWhereRoadsCrossItsEdge(int year, double x, double y, double seconds) {
        DrawnRoads roads = towns();
        StrategicTimes times = StrategicTimes.from(
                roads.network(year), roads.joins(), DriveOrigins.area(box(0, 2000, 3000, 4000), List.of()), FOREVER);

        assertThat(times.to(x, y)).isEqualTo((int) Math.round(seconds * 1000));
    }

    @Test
    void anAreaAcrossARoadIsLeftBothWays() {
        DrawnRoads roads = towns();
        StrategicTimes times = StrategicTimes.from(
                roads.network(2019), roads.joins(), DriveOrigins.area(box(5000, 2000, 7000, 4000), List.of()), FOREVER);

        assertThat(times.to(1000, 3000)).isEqualTo(288_000); // 0.4 of 720 to the west
        assertThat(times.to(11_000, 3000)).isEqualTo(288_000); // and to the east
        assertThat(times.to(4500, 3000)).isEqualTo(36_000);
    }

    @Test
    void waterIsNotCrossedOffTheRoads() {
        DrawnRoads roads = towns();
        BitSet river = DrawnRoads.river(20, 26, -1); // 3.4 to 4 km north
        StrategicTimes times = StrategicTimes.from(
                roads.network(2019),
                roads.joins(river),
                DriveOrigins.points(List.of(DrawnRoads.point(1000, 3000, 0))),
                FOREVER);

        assertThat(times.to(6000, 3300)).isLessThan(StrategicTimes.UNREACHED);
        assertThat(times.to(6000, 4100)).isEqualTo(StrategicTimes.UNREACHED);
        assertThat(times.toCells()[EXTENT.cellAt(1050, 4150)]).isEqualTo(StrategicTimes.UNREACHED);
    }

    @Test
    void aRoadOverTheWaterReachesTheOtherBankFromItsFarSide() {
        DrawnRoads roads = towns().road("bridge", STRATEGIC_LOCAL, 6000, 3000, 6000, 5000, 2);
        BitSet river = DrawnRoads.river(20, 26, -1);
        StrategicJoins joins = roads.joins(river);

        StrategicJoins.Join south = joins.join(6500, 3300);
        StrategicJoins.Join north = joins.join(6500, 4100);
        assertThat(south.link()).isZero(); // the highway is 300 m away
        assertThat(north.link()).isEqualTo(3);
        assertThat(north.metres()).isEqualTo(500);
        assertThat(north.share()).isEqualTo(0.55); // 4.1 km north
    }

    @Test
    void cellsAndPlacesAgreeOnRandomRoads() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            DrawnRoads roads = new DrawnRoads().access(1500 + random.nextInt(4000));
            for (int link = 0; link < 12; link++) {
                roads.road(
                        "road-" + link,
                        List.of(STRATEGIC_EXPRESSWAY, STRATEGIC_CORRIDOR, STRATEGIC_LOCAL)
                                .get(random.nextInt(3)),
                        1000 * random.nextInt(20),
                        1000 * random.nextInt(6),
                        1000 * random.nextInt(20) + 500,
                        1000 * random.nextInt(6),
                        1 + random.nextInt(20));
            }
            BitSet river = DrawnRoads.river(25 + random.nextInt(5), 33, random.nextInt(200));
            List<DriveOrigins.Point> origins = List.of(
                    DrawnRoads.point(random.nextInt(20_000), random.nextInt(6000), random.nextInt(600_000)),
                    DrawnRoads.point(random.nextInt(20_000), random.nextInt(6000), 0));
            int limit = 600_000 + random.nextInt(3_000_000);
            DriveOrigins drive = seed % 2 == 0
                    ? DriveOrigins.points(origins)
                    : DriveOrigins.area(box(7000, 1500, 9320, 4800), origins);
            StrategicTimes times = StrategicTimes.from(roads.network(2020), roads.joins(river), drive, limit);

            int[] cells = times.toCells();

            for (int draw = 0; draw < 400; draw++) {
                int cell = random.nextInt(CELLS.length);
                if (river.get(cell)) {
                    continue; // nobody lives there
                }
                double x = EXTENT.centreX(EXTENT.column(cell));
                double y = EXTENT.centreY(EXTENT.row(cell));
                int place = times.to(x, y);
                assertThat((double) cells[cell])
                        .as("seed %d, cell %d", seed, cell)
                        .isCloseTo(place, org.assertj.core.api.Assertions.within(2.0)); // millimetres are rounded
            }
        }
    }
}
