package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.livingcircle.streets.DrawnRoads.BANKS;
import static org.livingcircle.streets.DrawnRoads.CELLS;
import static org.livingcircle.streets.DrawnRoads.EXTENT;
import static org.livingcircle.streets.DrawnRoads.FOREVER;
import static org.livingcircle.streets.DrawnRoads.place;
import static org.livingcircle.streets.DrawnRoads.point;
import static org.livingcircle.streets.RoadClass.STRATEGIC_CORRIDOR;
import static org.livingcircle.streets.RoadClass.STRATEGIC_EXPRESSWAY;
import static org.livingcircle.streets.RoadClass.STRATEGIC_LOCAL;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingcircle.network.Profile;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A city whose streets are known up to 8 km east, and the country behind it. All along 3 km north, the links 300 m farther:
 *
 * <pre>
 *    0     1 km         3 km         5 km       8 km     11 km       16 km
 *    [ main city         ]                       |
 *          A --------------- street ---- B       |                              30 km/h, 4 km: 480 s
 *                                        gate ===|======= D --------- E        6.3 + 0.3 km at 60: 396 s; 5 km at 40: 450 s
 *                                        fast ===|================== E         since 2020, 12 + 0.3 km at 100: 442.8 s
 * </pre>
 *
 * Both links are tied to B, 300 m off. On foot to a street 0.9 s a metre, to a link 0.234 s a metre.
 */
class JoinedTimesTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final int BOTH_WAYS = StreetGraph.DRIVE_FORWARD | StreetGraph.DRIVE_BACKWARD;
    private static final Profile ADULT = new Profile("adult", 4);

    private static DrawnRoads links() {
        return new DrawnRoads()
                .road("gate", STRATEGIC_CORRIDOR, 5000, 3300, 11_000, 3300, 6.3)
                .road("far", STRATEGIC_LOCAL, 11_000, 3300, 16_000, 3300, 5)
                .road("fast", STRATEGIC_EXPRESSWAY, 5000, 3300, 16_000, 3300, 12, LocalDate.of(2020, 5, 1));
    }

    private static StreetGraph.Builder streets() {
        StreetGraph.Builder streets = new StreetGraph.Builder(DrawnRoads.SRID).box(0, 0, 8000, 6000);
        street(streets, streets.node(1000, 3000), streets.node(5000, 3000), BOTH_WAYS, 1000, 3000, 5000, 3000);
        return streets;
    }

    private static void street(StreetGraph.Builder streets, int from, int to, int flags, double... shape) {
        double metres = 0;
        for (int at = 2; at < shape.length; at += 2) {
            metres += Math.hypot(shape[at] - shape[at - 2], shape[at + 1] - shape[at - 1]);
        }
        int back = (flags & StreetGraph.DRIVE_BACKWARD) == 0 ? 0 : 30;
        streets.edge(
                from,
                to,
                (int) Math.round(metres * 1000),
                RoadClass.RESIDENTIAL,
                flags,
                0,
                0,
                0,
                30,
                back,
                shape,
                "street",
                1);
    }

    private static JoinedNetwork network(int year, StreetGraph.Builder streets) {
        return JoinedNetwork.of(
                links().network(year), streets.build(), BANKS, CELLS, StreetSpeeds.asTagged(0.5), ADULT);
    }

    private static Geometry box(double west, double south, double east, double north) {
        return GEOMETRIES.toGeometry(new Envelope(west, east, south, north));
    }

    private static JoinedTimes drive(int year, DriveOrigins origins, Direction direction) {
        return JoinedTimes.from(network(year, streets()), links().joins(), origins, direction, FOREVER);
    }

    private static int milliseconds(double seconds) {
        return (int) Math.round(seconds * 1000);
    }

    @ParameterizedTest(name = "{0}: to {1}, {2} in {3} s")
    @CsvSource({
        "2019,   500, 3900,    0", // in the main city, far from any street
        "2019,  3000, 3000,    0", // on its edge
        "2019,  4000, 3000,  120", // half of the street lies outside: 240 s to B
        "2019,  4000, 3100,  210", // 100 m on foot
        "2019,  3050, 2900,   96", // 50 m of street, 6 s, and 90 s
        "2019,  3000, 4100,   -1", // 100 m straight from the edge, but no street within 500 m
        "2019, 11000, 3300,  636", // 240 + 396
        "2019,  8500, 3800,  588", // 240 + 7 of 12 parts of 396, 500 m off
        "2019, 16000, 3300, 1086", // 240 + 396 + 450
        "2020, 16000, 3300,  682.8", // 240 + 442.8
        "2020, 11000, 3300,  636"
    })
    void theMainCityIsLeftWhereTheStreetCrossesItsEdge(int year, double x, double y, double seconds) {
        JoinedTimes times =
                drive(year, DriveOrigins.area(box(0, 2000, 3000, 4000), List.of()), Direction.FROM_FACILITY);

        assertThat(times.to(place(x, y))).isEqualTo(seconds < 0 ? DriveTimes.UNREACHED : milliseconds(seconds));
    }

    @Test
    void whoJoinsTheStreetInsideTheMainCityOnlyWalks() {
        // the cell at 2950, 4050 lies outside; a street inside runs past it, 150 m off
        StreetGraph.Builder streets = streets();
        street(streets, streets.node(1000, 3900), 0, BOTH_WAYS, 1000, 3900, 2900, 3900, 1000, 3000);
        DriveOrigins edge = DriveOrigins.area(box(0, 2000, 3000, 4000), List.of());

        int[] times = JoinedTimes.from(network(2019, streets), links().joins(), edge, Direction.FROM_FACILITY, FOREVER)
                .toCells();

        assertThat(times[EXTENT.cellAt(2850, 4050)]).isEqualTo(milliseconds(0.9 * 150));
        assertThat(times[EXTENT.cellAt(2850, 3950)]).isZero();
    }

    @Test
    void linksAreCutAtTheEdgeTooAndAroundTheStreetsTheStraightWayCounts() {
        // the gate is 6.6 km over 6 km drawn: 66 s a drawn kilometre
        JoinedTimes times =
                drive(2019, DriveOrigins.area(box(7000, 2000, 9000, 4000), List.of()), Direction.FROM_FACILITY);

        assertThat(times.to(place(11_000, 3300))).isEqualTo(milliseconds(132));
        assertThat(times.to(place(5000, 3000))).isEqualTo(milliseconds(132));
        assertThat(times.to(place(9200, 2500))).isEqualTo(milliseconds(46.8)); // 200 m; by the link 800 m
        assertThat(times.to(place(6800, 2500)))
                .isEqualTo(DriveTimes.UNREACHED); // streets are known here: there is none
    }

    @ParameterizedTest(name = "to {0}, {1} in {2} s")
    @CsvSource({
        " 2000, 3000, 210", // 90 on foot, 120 on the same street
        " 5000, 3000, 570", // 90 + 480
        "11000, 3300, 966", // 90 + 480 + 396
        " 1000, 3100, 180" // on foot to the street and back: nobody leaves the streets
    })
    void aCentrePointHasItsWalkToTheStreet(double x, double y, double seconds) {
        JoinedTimes times = drive(2019, DriveOrigins.points(List.of(point(1000, 3100, 0))), Direction.FROM_FACILITY);

        assertThat(times.to(place(x, y))).isEqualTo(milliseconds(seconds));
    }

    @ParameterizedTest(name = "from {0}, {1} in {2} s")
    @CsvSource({
        "11000, 3300, 1234", // a kilometre south of the station, which joins the link there
        " 4000, 3000, 1750", // 120 + 396 + 234 before the 1000 that follow
        "16000, 3300, 1684", // 450 + 234
        "11000, 4400, 1023.4", // 100 m straight; over the link 2.1 km
        "  500, 2500,    0" // in the main city, where nobody drives
    })
    void aStationIsDrivenToAndItsOwnTimeAdded(double x, double y, double seconds) {
        DriveOrigins station =
                DriveOrigins.pointsAround(box(0, 2000, 3000, 4000), List.of(point(11_000, 4300, 1_000_000)));

        JoinedTimes times = drive(2019, station, Direction.TO_FACILITY);

        assertThat(times.to(place(x, y))).isEqualTo(milliseconds(seconds));
    }

    @Test
    void streetsOfOneWayTellTheDirectionsApart() {
        // from B north to C and back west to A only: 2 km, 240 s, and the diagonal of 4.472 km, 536.7 s
        StreetGraph.Builder ring = streets();
        int c = ring.node(5000, 5000);
        street(ring, 1, c, StreetGraph.DRIVE_FORWARD, 5000, 3000, 5000, 5000);
        street(ring, c, 0, StreetGraph.DRIVE_FORWARD, 5000, 5000, 1000, 3000);
        JoinedNetwork network = network(2019, ring);
        DriveOrigins edge = DriveOrigins.area(box(0, 2000, 3000, 3500), List.of());

        JoinedTimes out = JoinedTimes.from(network, links().joins(), edge, Direction.FROM_FACILITY, FOREVER);
        JoinedTimes home = JoinedTimes.from(network, links().joins(), edge, Direction.TO_FACILITY, FOREVER);

        assertThat(out.to(place(5000, 5000))).isEqualTo(milliseconds(480)); // 240 to B, 240 to C
        // the diagonal enters the area at 2000, 3500: three quarters of it
        assertThat((double) home.to(place(5000, 5000))).isCloseTo(0.75 * 536_656, within(2.0));
    }

    @Test
    void theLimitIsInside() {
        DriveOrigins edge = DriveOrigins.area(box(0, 2000, 3000, 4000), List.of());
        JoinedNetwork network = network(2019, streets());

        assertThat(JoinedTimes.from(network, links().joins(), edge, Direction.FROM_FACILITY, 636_000)
                        .to(place(11_000, 3300)))
                .isEqualTo(636_000);
        assertThat(JoinedTimes.from(network, links().joins(), edge, Direction.FROM_FACILITY, 635_999)
                        .to(place(11_000, 3300)))
                .isEqualTo(DriveTimes.UNREACHED);
    }

    @Test
    void otherSpeedsOnLinksLeaveStreetsAsTheyAre() {
        JoinedNetwork faster = network(2020, streets())
                .at(links().network(2020, new StrategicSettings(120, 80, 40, 30, links().access())));
        DriveOrigins edge = DriveOrigins.area(box(0, 2000, 3000, 4000), List.of());

        JoinedTimes times = JoinedTimes.from(faster, links().joins(), edge, Direction.FROM_FACILITY, FOREVER);

        assertThat(times.to(place(4000, 3000))).isEqualTo(120_000);
        assertThat(times.to(place(11_000, 3300))).isEqualTo(milliseconds(240 + 297)); // 6.6 km at 80
        assertThat(times.to(place(16_000, 3300))).isEqualTo(milliseconds(240 + 369)); // 12.3 km at 120
    }

    @Test
    void cellsAreCountedToTheNetworkTheyAreReachedFrom() {
        JoinedNetwork network = network(2019, streets());

        int byStreet = EXTENT.cellAt(4050, 3050);
        int byLink = EXTENT.cellAt(8050, 3050);
        int apart = EXTENT.cellAt(6050, 1050);
        assertThat(network.joined().get(byStreet)).isTrue();
        assertThat(network.covered().get(byStreet)).isTrue();
        assertThat(network.joined().get(byLink)).isTrue();
        assertThat(network.covered().get(byLink)).isFalse();
        assertThat(network.joined().get(apart)).isFalse();
        assertThat(network.covered().get(apart)).isTrue();
    }
}
