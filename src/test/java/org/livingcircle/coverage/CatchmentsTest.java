package org.livingcircle.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.network.CostSurface;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.GridWalk;
import org.livingcircle.network.GroundScale;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Sources;
import org.livingcircle.network.TravelCost;
import org.livingcircle.network.TravelTimes;
import org.livingcircle.population.Area;
import org.livingcircle.population.PopulationSurface;
import org.livingcircle.population.Settlement;
import org.livingcircle.population.Weight;
import org.livingcircle.testing.DrawnTown;

/** Who is counted where circles overlap: at each facility, at the nearest, or by the number of facilities. */
class CatchmentsTest {

    private static final TravelCost METRES = new TravelCost(Metric.DISTANCE, 1);

    /** Facilities at cells 1, 3 and 4 of a street of seven; cell i holds 2^i people; the first three cells are urban. */
    private static final DrawnTown STREET = DrawnTown.of(".A.BC..");

    private static final PopulationSurface PEOPLE = CoverageTest.people(STREET.extent(), 1, 2, 4, 8, 16, 32, 64);
    private static final Zoning CITY = CoverageTest.city(STREET.extent());
    private static final Residents RESIDENTS =
            Residents.of(PEOPLE, Settlement.of(PEOPLE, CoverageTest.cells(0, 1, 2)), List.of(CITY));
    private static final TravelTimes WALK = STREET.walk().at(METRES);

    @Test
    void eachFacilityCountsItsOwnCatchment() {
        FacilityPeople people = FacilityPeople.inCatchments(
                RESIDENTS, STREET.facilities(), List.of(new CirclePart<>(Area.ALL, 100, WALK)));

        assertThat(people.people(0, Weight.TOTAL)).isEqualTo(0b0000111);
        assertThat(people.people(1, Weight.TOTAL)).isEqualTo(0b0011100);
        assertThat(people.people(2, Weight.TOTAL)).isEqualTo(0b0111000);
        assertThat(people.sum(Weight.TOTAL)).isEqualTo(0b0000111 + 0b0011100 + 0b0111000);
        assertThat(people.people(0, Weight.AGE60PLUS)).isZero();
    }

    @Test
    void theNearestFacilityCountsEverybodyOnce() {
        var nearest = STREET.walk().nearest(STREET.facilities(), METRES, 200);

        FacilityPeople people = FacilityPeople.nearest(
                RESIDENTS, STREET.facilities().size(), List.of(new CirclePart<>(Area.ALL, 100, nearest)));

        // cell 2 is 100 m from A and from B: A has the lower id; the limit is below that of the surface
        assertThat(people.people(0, Weight.TOTAL)).isEqualTo(0b0000111);
        assertThat(people.people(1, Weight.TOTAL)).isEqualTo(0b0001000);
        assertThat(people.people(2, Weight.TOTAL)).isEqualTo(0b0110000);
        assertThat(people.sum(Weight.TOTAL)).isEqualTo(0b0111111);
    }

    @Test
    void multiplicityCountsByTheNumberOfFacilities() {
        Multiplicity multiplicity =
                Multiplicity.of(RESIDENTS, STREET.facilities(), List.of(new CirclePart<>(Area.ALL, 100, WALK)));

        // none reaches cell 6; one 0, 1 and 5; two 2 (A, B), 3 and 4 (B, C)
        assertThat(multiplicity.rows(CITY, Weight.TOTAL)[0]).containsExactly(0b1000000, 0b0100011, 0b0011100, 0, 0, 0);
    }

    @Test
    void fiveFacilitiesAndMoreFallTogether() {
        DrawnTown town = DrawnTown.of("ABCDEFG");
        Residents residents = CoverageTest.residents(
                CoverageTest.people(town.extent(), 1, 2, 4, 8, 16, 32, 64), List.of(CoverageTest.city(town.extent())));

        double[] row = Multiplicity.of(
                        residents,
                        town.facilities(),
                        List.of(new CirclePart<>(Area.ALL, 300, town.walk().at(METRES))))
                .rows(residents.zonings().get(0), Weight.TOTAL)[0];

        // cell 0 has 4, cell 1 has 5, cell 2 has 6, cell 3 all 7, and so back
        assertThat(row).containsExactly(0, 0, 0, 0, 0b1000001, 0b0111110);
    }

    @Test
    void anUrbanAndARuralCircleCountInOneRun() {
        List<CirclePart<TravelTimes>> parts =
                List.of(new CirclePart<>(Area.URBAN, 100, WALK), new CirclePart<>(Area.RURAL, 200, WALK));

        FacilityPeople people = FacilityPeople.inCatchments(RESIDENTS, STREET.facilities(), parts);

        // A: urban 0, 1, 2 and rural 3; B: urban 2, rural 3, 4, 5; C: rural 3 to 6, its urban cell is 200 m off
        assertThat(people.people(0, Weight.TOTAL)).isEqualTo(0b0001111);
        assertThat(people.people(1, Weight.TOTAL)).isEqualTo(0b0111100);
        assertThat(people.people(2, Weight.TOTAL)).isEqualTo(0b1111000);
        assertThat(Multiplicity.of(RESIDENTS, STREET.facilities(), parts).rows(CITY, Weight.TOTAL)[0])
                .containsExactly(0, 0b1000011, 0b0110100, 0b0001000, 0, 0);
    }

    /** Sum over classes = all; classes 1 and up = union = sum of nearest; sum of k times class k = sum of catchments. */
    @Test
    void theThreeWaysOfCountingAgree() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            GridExtent extent = new GridExtent(4551, 0, 0, 100, 5 + random.nextInt(30), 5 + random.nextInt(30));
            BitSet water = new BitSet();
            random.ints(extent.cellCount() / 5, 0, extent.cellCount()).forEach(water::set);
            GridWalk walk = new GridWalk(CostSurface.of(extent, water), GroundScale.flat(extent));
            PopulationSurface people = CoverageTest.people(
                    extent,
                    random.doubles(extent.cellCount(), -3, 7)
                            .map(some -> Math.max(0, some))
                            .toArray());
            BitSet urban = new BitSet();
            random.ints(50, 0, people.size()).forEach(urban::set);
            Zoning city = CoverageTest.city(extent);
            Residents residents = Residents.of(people, Settlement.of(people, urban), List.of(city));
            List<String> ids = new ArrayList<>();
            List<GridPoint> points = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ids.add("p" + i);
                points.add(DrawnTown.point(
                        random.nextDouble() * extent.columns() * 100, -random.nextDouble() * extent.rows() * 100));
            }
            Sources sources = Sources.ofPoints(ids, points);
            int limit = random.nextInt(1_500);
            var travel = List.of(new CirclePart<>(Area.ALL, limit, walk.at(METRES)));

            double[] classes = Multiplicity.of(residents, sources, travel).rows(city, Weight.TOTAL)[0];
            double union = CoverageCurve.rows(
                            city,
                            Weight.TOTAL,
                            List.of(new CirclePart<>(
                                    Area.ALL,
                                    limit,
                                    CoverageCurve.of(residents, walk.reach(sources, METRES, limit + 200)))))
                    .get(0)
                    .covered();
            double nearest = FacilityPeople.nearest(
                            residents,
                            4,
                            List.of(new CirclePart<>(Area.ALL, limit, walk.nearest(sources, METRES, limit))))
                    .sum(Weight.TOTAL);
            double each =
                    FacilityPeople.inCatchments(residents, sources, travel).sum(Weight.TOTAL);

            assertThat(nearest).as("seed %d", seed).isEqualTo(union);
            assertThat(union - DoubleStream.of(classes).skip(1).sum())
                    .as("seed %d", seed)
                    .isCloseTo(0, offset(1e-9));
            assertThat(DoubleStream.of(classes).sum())
                    .as("seed %d", seed)
                    .isCloseTo(residents.total(Area.ALL, Weight.TOTAL), offset(1e-9));
            assertThat(each
                            - IntStream.range(0, 6)
                                    .mapToDouble(k -> k * classes[k])
                                    .sum())
                    .as("seed %d", seed)
                    .isCloseTo(0, offset(1e-8));
        }
    }
}
