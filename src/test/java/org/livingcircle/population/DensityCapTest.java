package org.livingcircle.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.population.ModelledPopulation.Caveat;
import org.livingcircle.population.TownshipPopulation.Place;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class DensityCapTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private static double[] levelled(double cap, double target, double... people) {
        int[] own = new int[people.length];
        Arrays.setAll(own, i -> i);
        assertThat(DensityCap.level(own, people, target, cap)).isZero();
        return people;
    }

    @Test
    void whatDoesNotFitGoesToTheOthersInProportion() {
        assertThat(levelled(8, 16, 10, 4, 2)).containsExactly(new double[] {8, 16 / 3.0, 8 / 3.0}, within(1e-12));
        // The second fills up on what the first leaves.
        assertThat(levelled(7, 17.5, 10, 6.5, 1)).containsExactly(new double[] {7, 7, 3.5}, within(1e-12));
        assertThat(levelled(8, 12, 10, 0, 2)).containsExactly(new double[] {8, 0, 4}, within(1e-12));
    }

    @Test
    void nothingIsTouchedWhereAllFit() {
        double[] people = {0.1, 0.2, 0.7};
        double total = CompensatedSum.of(people);

        assertThat(levelled(0.7, total, people)).containsExactly(0.1, 0.2, 0.7);
        assertThat(levelled(Double.POSITIVE_INFINITY, total, people)).containsExactly(0.1, 0.2, 0.7);
    }

    @Test
    void saysHowManyDoNotFit() {
        double[] people = {10, 10, 0};

        assertThat(DensityCap.level(new int[] {0, 1, 2}, people, 20, 8)).isEqualTo(4);
        assertThat(people).containsExactly(8, 8, 0);
    }

    @Test
    void randomCellsKeepTheirSumAndTheirOrder() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            double[] before = random.doubles(1 + random.nextInt(30), 0, 10).toArray();
            double total = CompensatedSum.of(before);
            double cap = total / before.length * (1 + random.nextDouble() * 3);
            double[] after = levelled(cap, total, before.clone());

            assertThat(CompensatedSum.of(after)).as("seed %d", seed).isCloseTo(total, within(1e-9));
            for (int i = 0; i < before.length; i++) {
                assertThat(after[i]).as("seed %d cell %d", seed, i).isLessThanOrEqualTo(cap);
                assertThat(after[i]).as("seed %d cell %d", seed, i).isGreaterThanOrEqualTo(Math.min(before[i], cap));
            }
        }
    }

    @Test
    void aTownshipThatIsTooSmallGivesToItsUnit() {
        // Two townships of one and three cells of a hectare, 300 people each, at most 120 in a cell: 180 do not fit in
        // the
        // first, and find 3 x 20 in the second; the others raise all alike.
        assertThat(people(120)).containsExactly(new double[] {150, 150, 150, 150}, within(1e-9));
        // At most 160: 140 do not fit, and the second takes them, 100 + 46.67 in each cell.
        assertThat(people(160)).containsExactly(new double[] {160, 440 / 3.0, 440 / 3.0, 440 / 3.0}, within(1e-9));
        assertThat(people(300)).containsExactly(new double[] {300, 100, 100, 100}, within(1e-9));
        assertThat(build(160).caveats()).containsExactly(new Caveat(Caveat.Kind.TOO_DENSE, "u", Optional.of("a"), 140));
        assertThat(build(120).caveats())
                .extracting(Caveat::township)
                .containsExactly(Optional.of("a"), Optional.empty());
        assertThat(build(120).conservation()).allMatch(Conservation::holds);
    }

    private static double[] people(double cap) {
        return build(cap).surface().weight(Weight.TOTAL);
    }

    private static ModelledPopulation build(double cap) {
        UnitPopulation unit = new UnitPopulation(
                "u",
                GEOMETRY.toGeometry(new Envelope(0, 400, 0, 100)),
                Map.of(AgeBand.A15_59, 600.0),
                0,
                1,
                List.of(township("a", 0, 100), township("b", 100, 400)));
        return Dasymetric.build(
                new GridExtent(4551, 0, 100, 100, 4, 1),
                List.of(unit),
                new BitSet(),
                new BitSet(),
                new DasymetricSettings(1e-12, 1e12, 1e12, 0, 0, cap));
    }

    private static TownshipPopulation township(String code, double west, double east) {
        return new TownshipPopulation(
                code,
                0,
                1,
                Optional.of(
                        new Place(new Coordinate(west, 50), GEOMETRY.toGeometry(new Envelope(west, east, 0, 100)))));
    }
}
