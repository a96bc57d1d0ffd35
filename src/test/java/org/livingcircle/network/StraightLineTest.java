package org.livingcircle.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;

/** On the real plane of Harbin, a 3-degree zone around 126 degrees east, out to 130 where it distorts most. */
class StraightLineTest {

    private static final int FAR = ReachSurface.UNREACHED;
    private static final int SRID = 4551;
    private static final CoordinateSystems SYSTEMS = new GeoToolsCoordinateSystems();
    private static final Reprojection TO_LON_LAT = SYSTEMS.between(SRID, CoordinateSystems.WGS84);
    private static final Reprojection TO_GRID = SYSTEMS.between(CoordinateSystems.WGS84, SRID);

    /** 12 km by 9 km around Yilan in the far east of the prefecture. */
    private static final GridExtent EAST = new GridExtent(SRID, 774_000, 5_136_000, 100, 120, 90);

    private final StraightLine line = new StraightLine(EAST, TO_LON_LAT);

    @ParameterizedTest(name = "{0} m from the place")
    @ValueSource(ints = {1, 60, 1_000, 10_000, 60_000})
    void distancesAreRightToAMillimetreUpToTenKilometresAndToFiveUpToSixty(int metres) {
        Random random = new Random(metres);
        double[] row = new double[DistancePolynomial.TERMS];
        for (int i = 0; i < 200; i++) {
            LonLat place = new LonLat(125.7 + 4.4 * random.nextDouble(), 44.1 + 2.5 * random.nextDouble());
            GridPoint point = GridPoint.of(place, TO_GRID);
            DistancePolynomial polynomial = DistancePolynomial.around(point, TO_LON_LAT);
            double angle = random.nextDouble() * 2 * Math.PI;
            double dx = metres * Math.cos(angle);
            double dy = metres * Math.sin(angle);

            polynomial.along(dy, row);
            double s = dx / DistancePolynomial.HALF_WIDTH;
            double square = 0;
            for (int power = row.length - 1; power >= 0; power--) {
                square = square * s + row[power];
            }

            double[] there = {point.x() + dx, point.y() + dy};
            TO_LON_LAT.transform(there);
            assertThat(Math.sqrt(square))
                    .as("seed %d, place %d at %s", metres, i, place)
                    .isCloseTo(
                            Geodesic.metres(place, new LonLat(there[0], there[1])),
                            offset(metres > 10_000 ? 0.005 : 0.001));
        }
    }

    @Test
    void costsAreTheWholeMetresToCellCentresRoundedUp() {
        Sources sources = places(5, 12);

        ReachSurface reach = line.reach(sources, TravelCost.straight(), 3_000);
        NearestSurface nearest = line.nearest(sources, TravelCost.straight(), 3_000);

        for (int cell = 0; cell < EAST.cellCount(); cell++) {
            double shortest = Double.POSITIVE_INFINITY;
            int owner = NearestSurface.NONE;
            for (int source = 0; source < sources.size(); source++) {
                double metres = Geodesic.metres(sources.point(source).lonLat(), centre(cell));
                if (metres < shortest) {
                    shortest = metres;
                    owner = source;
                }
            }
            boolean within = shortest <= 3_000;
            // a millimetre to either side of the geodesic
            assertThat(reach.costAt(cell))
                    .as("cell %d", cell)
                    .isIn(whole(shortest - 0.001, 3_000), whole(shortest + 0.001, 3_000));
            assertThat(nearest.sourceAt(cell)).as("cell %d", cell).isEqualTo(within ? owner : NearestSurface.NONE);
        }
        assertThat(nearest.reach()).isEqualTo(reach);
    }

    @Test
    void theLimitItselfIsInside() {
        Sources sources = places(5, 1);
        int farthest = IntStream.range(0, EAST.cellCount())
                .map(line.reach(sources, TravelCost.straight(), 1_000)::costAt)
                .filter(cost -> cost != FAR)
                .max()
                .orElseThrow();
        int cell = IntStream.range(0, EAST.cellCount())
                .filter(c -> line.reach(sources, TravelCost.straight(), 1_000).costAt(c) == farthest)
                .findFirst()
                .orElseThrow();

        assertThat(line.reach(sources, TravelCost.straight(), farthest).costAt(cell))
                .isEqualTo(farthest);
        assertThat(line.reach(sources, TravelCost.straight(), farthest - 1).costAt(cell))
                .isEqualTo(FAR);
    }

    @Test
    void timeIsMetresTimesDetourOverSpeed() {
        Sources sources = places(9, 1);
        TravelCost time =
                TravelCost.walkingTime(new Profile("slow", 3.6), false, new WalkingSettings(1.3, 0.8)); // 1.3 s a metre

        int[] seconds = GridWalkTest.costs(line.reach(sources, time, 900));

        for (int cell = 0; cell < seconds.length; cell++) {
            double exact = Geodesic.metres(sources.point(0).lonLat(), centre(cell)) * 1.3;
            assertThat(seconds[cell]).isEqualTo(exact <= 900 ? (int) Math.ceil(exact) : FAR);
        }
    }

    @Test
    void aShorterLimitCutsTheSurfaceAndChangesNothingElse() {
        Sources sources = places(3, 20);
        int[] wide = GridWalkTest.costs(line.reach(sources, TravelCost.straight(), 60_000));
        int[] narrow = GridWalkTest.costs(line.reach(sources, TravelCost.straight(), 800));

        assertThat(narrow)
                .isEqualTo(
                        IntStream.of(wide).map(cost -> cost <= 800 ? cost : FAR).toArray());
    }

    @Test
    void manyPlacesAtOnceAreTheLowestOfEachAlone() {
        Sources sources = places(11, 25);
        int[] lowest = new int[EAST.cellCount()];
        Arrays.fill(lowest, FAR);
        line.catchments(sources, TravelCost.straight(), 2_000, (source, cells, costs, count) -> {
            synchronized (lowest) {
                for (int i = 0; i < count; i++) {
                    lowest[cells[i]] = Math.min(lowest[cells[i]], costs[i]);
                }
            }
        });

        assertThat(lowest).isEqualTo(GridWalkTest.costs(line.reach(sources, TravelCost.straight(), 2_000)));
    }

    @Test
    void theOrderOfThePlacesLeavesNoTrace() {
        Sources sources = places(13, 25);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, sources.size()).boxed().toList());
        Collections.shuffle(order, new Random(2));
        Sources shuffled = Sources.ofPoints(
                order.stream().map(sources::id).toList(),
                order.stream().map(sources::point).toList());

        assertThat(shuffled.ids()).isEqualTo(sources.ids());
        assertThat(line.reach(shuffled, TravelCost.straight(), 2_000))
                .isEqualTo(line.reach(sources, TravelCost.straight(), 2_000));
    }

    @Test
    void aPlaceOutsideTheGridReachesIntoIt() {
        double[] lonLat = {EAST.west() - 500, EAST.north() + 500};
        TO_LON_LAT.transform(lonLat);
        Sources outside = Sources.of(List.of("out"), List.of(new LonLat(lonLat[0], lonLat[1])), TO_GRID);

        // the north-western cell's centre is 550 m east and south
        assertThat(line.reach(outside, TravelCost.straight(), 2_000).costAt(0))
                .isEqualTo((int) Math.ceil(Geodesic.metres(outside.point(0).lonLat(), centre(0))))
                .isBetween(776, 779);
    }

    @Test
    void fromAPointIsTheGeodesic() {
        Sources targets = places(17, 5);
        GridPoint point = GridPoint.of(centre(4_000), TO_GRID);

        int[] costs = line.fromPoint(point, targets, TravelCost.straight(), 60_000);

        for (int target = 0; target < costs.length; target++) {
            assertThat(costs[target]).isEqualTo((int) Math.ceil(
                    Geodesic.metres(point.lonLat(), targets.point(target).lonLat())));
        }
    }

    @Test
    void refusesALineAboveSixtyKilometres() {
        assertThatThrownBy(() -> line.reach(places(1, 1), TravelCost.straight(), 60_001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("60000");
    }

    @Test
    void countsTheDistancesItTried() {
        Sources one = Sources.of(List.of("one"), List.of(centre(EAST.cell(60, 45))), TO_GRID);

        SearchStats stats = line.reach(one, TravelCost.straight(), 250).stats();

        // offsets (column, row) with 100 * hypot * 0.9986 <= 250: 1 + 4 + 4 + 4 + 8
        assertThat(stats.settled()).isEqualTo(21);
        // the rows of the circle: 3 + 5 + 5 + 5 + 3
        assertThat(stats.relaxed()).isEqualTo(21);
    }

    private static int whole(double metres, int limit) {
        int whole = (int) Math.ceil(metres);
        return whole <= limit ? whole : FAR;
    }

    private static Sources places(int seed, int count) {
        Random random = new Random(seed);
        List<String> ids = new ArrayList<>();
        List<LonLat> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] xy = {
                EAST.west() + random.nextDouble() * EAST.columns() * 100,
                EAST.north() - random.nextDouble() * EAST.rows() * 100
            };
            TO_LON_LAT.transform(xy);
            ids.add("p%02d".formatted(i));
            places.add(new LonLat(xy[0], xy[1]));
        }
        return Sources.of(ids, places, TO_GRID);
    }

    private static LonLat centre(int cell) {
        double[] xy = {EAST.centreX(EAST.column(cell)), EAST.centreY(EAST.row(cell))};
        TO_LON_LAT.transform(xy);
        return new LonLat(xy[0], xy[1]);
    }
}
