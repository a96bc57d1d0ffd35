package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.Metric;
import org.livingcircle.testing.StreetTown;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;

class IsochronesTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    @Test
    void aStreetIsHeldAsFarAsItIsReachedWithTheGroundBesideIt() {
        StreetTown town = StreetTown.of(1000, "A-B").street("AB"); // 2 km from west to east
        StreetReach reach =
                StreetWaysTest.reach(town.graph(), Mode.WALK, Metric.TIME, Direction.TO_FACILITY, StreetChanges.NONE);
        GridPoint place = town.at("A", 100, 0);

        MultiPolygon area = around(reach, place, 600).get(0); // a metre a second: as far as 700 m

        assertThat(holds(area, town.at("A", 690, 0))).isTrue();
        assertThat(holds(area, town.at("A", 730, 0))).isFalse();
        assertThat(holds(area, town.at("A", 400, 55))).isTrue();
        assertThat(holds(area, town.at("A", 400, 110))).as("beyond the fringe").isFalse();
        assertThat(holds(area, town.at("A", 690, 55))).as("no time is left").isFalse();
    }

    @Test
    void areasAreValidNestAndHoldTheirPlace() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            StreetGraph graph = StreetTown.random(random, 2 + random.nextInt(25), 1 + random.nextInt(60), 1500);
            Mode mode = StreetTown.mode(random);
            Direction direction = StreetTown.direction(random);
            StreetReach reach = StreetWaysTest.reach(graph, mode, Metric.TIME, direction, StreetChanges.NONE);
            GridPoint place = StreetTown.point(1500 * random.nextDouble(), 1500 * random.nextDouble());
            if (reach.grid().snap(place).isEmpty()) {
                continue;
            }

            List<MultiPolygon> areas = around(reach, place, 1, 60, 300, 900);

            for (int i = 0; i < areas.size(); i++) {
                String name = "seed %d, %s, area %d".formatted(seed, mode, i);
                assertThat(areas.get(i).isValid()).as(name).isTrue();
                assertThat(holds(areas.get(i), place)).as(name).isTrue();
                if (i > 0) {
                    assertThat(areas.get(i).buffer(1e-6).covers(areas.get(i - 1)))
                            .as(name)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void areasOfCellsAreValidNestAndHoldTheirPlaceAndTheCentresWithinTheLimit() {
        GridExtent extent = new GridExtent(4551, 0, 2000, 100, 20, 20);
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            int count = 1 + random.nextInt(100);
            int[] cells =
                    random.ints(0, extent.cellCount()).distinct().limit(count).toArray();
            char[] costs = new char[count];
            for (int i = 0; i < count; i++) {
                costs[i] = (char) random.nextInt(900);
            }
            GridPoint place = StreetTown.point(2000 * random.nextDouble(), 2000 * random.nextDouble());

            List<MultiPolygon> areas =
                    Isochrones.ofCells(place, new Isochrones.Cells(extent, cells, costs, count), 300, 900);

            for (int i = 0; i < count; i++) {
                GridPoint centre =
                        StreetTown.point(extent.centreX(extent.column(cells[i])), extent.centreY(extent.row(cells[i])));
                assertThat(holds(areas.get(1), centre)).as("seed %d", seed).isTrue();
            }
            assertThat(areas).as("seed %d", seed).allMatch(MultiPolygon::isValid);
            assertThat(holds(areas.get(0), place)).as("seed %d", seed).isTrue();
            assertThat(areas.get(1).buffer(1e-6).covers(areas.get(0)))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    private static List<MultiPolygon> around(StreetReach reach, GridPoint place, int... limits) {
        Optional<Snap> joint = reach.grid().snap(place);
        Isochrones.Cells none = new Isochrones.Cells(reach.extent(), new int[0], new char[0], 0);
        return Isochrones.around(reach, place, joint, none, limits);
    }

    private static boolean holds(MultiPolygon area, GridPoint place) {
        return area.covers(GEOMETRIES.createPoint(new Coordinate(place.x(), place.y())));
    }
}
