package org.livingcircle.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.network.Metric;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.population.AgeBand;
import org.livingcircle.population.Area;
import org.livingcircle.population.PopulationSurface;
import org.livingcircle.population.Settlement;
import org.livingcircle.population.Weight;

/**
 * Six cells in a row. Each holds another power of two of people, so that a sum names the cells that were counted: 0b000111 can only
 * be the three western ones. Two townships of two cells each make up unit U; a third has a cell where nobody lives, one lies in
 * no township but in V.
 */
class CoverageTest {

    private static final int FAR = ReachSurface.UNREACHED;
    private static final GridExtent SIX = new GridExtent(4551, 0, 0, 100, 6, 1);
    private static final PopulationSurface PEOPLE = people(SIX, 1, 2, 4, 8, 0, 32);
    private static final BitSet WEST_URBAN = cells(0, 1);

    private static final Zoning TOWNSHIPS =
            Zoning.of("township", SIX, List.of("t1", "t2", "t3", "t4"), zones(0, 0, 1, 1, 2, Zoning.NONE), cells(3));
    private static final Zoning UNITS = Zoning.of("unit", SIX, List.of("U", "V"), zones(0, 0, 0, 0, 1, 1), cells(3));
    private static final Zoning CITY = UNITS.grouped("city", List.of("C"), 0, 0);

    private static final Residents RESIDENTS =
            Residents.of(PEOPLE, Settlement.of(PEOPLE, WEST_URBAN), List.of(CITY, UNITS, TOWNSHIPS));
    private static final ReachSurface TIMES = ReachSurface.of(SIX, Metric.TIME, 1_800, 1, 0, 299, 300, 301, 0, FAR);

    @ParameterizedTest(name = "{0} s covers cells {1}")
    @CsvSource({
        "0,    0b000001",
        "298,  0b000001",
        "299,  0b000011",
        "300,  0b000111", // the limit itself is inside
        "301,  0b001111",
        "1800, 0b001111" // an unreached cell stays out at the longest limit
    })
    void countsCellsAtOrBelowTheLimit(int limit, String cells) {
        Coverage city = rows(CITY, Area.ALL, limit, TIMES).get(0);

        assertThat(city.covered()).isEqualTo(Integer.parseInt(cells.substring(2), 2));
        assertThat(city.total()).isEqualTo(0b101111);
        assertThat(city.share()).isEqualTo(city.covered() / 47);
        assertThat(city.reason()).isNull();
    }

    @Test
    void givesEveryZoneItsRow() {
        assertThat(rows(UNITS, Area.ALL, 300, TIMES))
                .containsExactly(
                        new Coverage("U", Weight.TOTAL, 7, 15, 7 / 15d, null, 0.25),
                        new Coverage("V", Weight.TOTAL, 0, 32, 0d, null, 0d));
        assertThat(rows(TOWNSHIPS, Area.ALL, 300, TIMES).subList(0, 2))
                .containsExactly(
                        new Coverage("t1", Weight.TOTAL, 3, 3, 1d, null, 0d),
                        new Coverage("t2", Weight.TOTAL, 4, 12, 4 / 12d, null, 0.5));
    }

    @Test
    void aShareWithoutAnybodyIsAbsentWithItsReason() {
        List<Coverage> townships = rows(TOWNSHIPS, Area.ALL, 300, TIMES);

        assertThat(townships.get(2))
                .isEqualTo(new Coverage("t3", Weight.TOTAL, 0, 0, null, Coverage.Reason.NO_PEOPLE, 0d));
        assertThat(townships.get(3))
                .isEqualTo(new Coverage("t4", Weight.TOTAL, 0, 0, null, Coverage.Reason.NO_AREA, null));
    }

    @Test
    void aServiceWithoutFacilitiesHasNoShare() {
        ReachSurface none = ReachSurface.of(SIX, Metric.TIME, 1_800, 0, FAR, FAR, FAR, FAR, FAR, FAR);

        assertThat(rows(CITY, Area.ALL, 300, none).get(0))
                .isEqualTo(new Coverage("C", Weight.TOTAL, 0, 47, null, Coverage.Reason.NO_FACILITIES, 1 / 6d));
    }

    @Test
    void anUrbanAndARuralRuleCountInOneRun() {
        // 299 s on foot where urban (cells 0 and 1), 5000 m straight where rural (the others)
        ReachSurface metres = ReachSurface.of(SIX, Metric.STRAIGHT, 10_000, 1, 0, 9_000, 5_000, 5_001, 0, 4_999);
        List<Coverage> city = CoverageCurve.rows(
                CITY,
                Weight.TOTAL,
                List.of(
                        new CirclePart<>(Area.URBAN, 299, CoverageCurve.of(RESIDENTS, TIMES)),
                        new CirclePart<>(Area.RURAL, 5_000, CoverageCurve.of(RESIDENTS, metres))));

        assertThat(city.get(0).covered()).isEqualTo(0b100111);
        assertThat(city.get(0).total()).isEqualTo(0b101111);
    }

    /** Of 1, 2, 4 and 8 people the second and third leave and the fourth comes in: as shares alone would not say. */
    @Test
    void whoComesInsideAndWhoLeavesIsCountedCellByCell() {
        ReachSurface other = ReachSurface.of(SIX, Metric.TIME, 1_800, 1, 300, 301, FAR, 300, 0, FAR);
        InsideChange change = InsideChange.of(
                RESIDENTS,
                List.of(new CirclePart<>(Area.ALL, 300, TIMES)),
                List.of(new CirclePart<>(Area.ALL, 300, other)));

        assertThat(change.rows(CITY, Weight.TOTAL)).containsExactly(new InsideChange.Row(0b1000, 0b0110));
        assertThat(change.rows(UNITS, Weight.TOTAL))
                .containsExactly(new InsideChange.Row(8, 6), new InsideChange.Row(0, 0));
        assertThat(change.rows(TOWNSHIPS, Weight.TOTAL).subList(0, 2))
                .containsExactly(new InsideChange.Row(0, 2), new InsideChange.Row(8, 4));
        double before = rows(CITY, Area.ALL, 300, TIMES).get(0).covered();
        double after = rows(CITY, Area.ALL, 300, other).get(0).covered();
        assertThat(after - before).isEqualTo(8 - 6);
    }

    @Test
    void aChangeIsOfTheSamePartsOnly() {
        List<CirclePart<ReachSurface>> one = List.of(new CirclePart<>(Area.URBAN, 300, TIMES));
        assertThat(InsideChange.of(RESIDENTS, one, one).rows(CITY, Weight.TOTAL))
                .containsExactly(new InsideChange.Row(0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InsideChange.of(RESIDENTS, one, List.of(new CirclePart<>(Area.URBAN, 299, TIMES))));
        assertThatIllegalArgumentException().isThrownBy(() -> InsideChange.of(RESIDENTS, one, List.of()));
    }

    @Test
    void aRuleForOneAreaCountsOnlyItsPeople() {
        assertThat(rows(CITY, Area.URBAN, 0, TIMES).get(0).total()).isEqualTo(0b000011);
        assertThat(rows(CITY, Area.URBAN, 0, TIMES).get(0).covered()).isEqualTo(0b000001);
        assertThat(rows(CITY, Area.RURAL, 300, TIMES).get(0).covered()).isEqualTo(0b000100);
        assertThat(RESIDENTS.total(Area.RURAL, Weight.TOTAL)).isEqualTo(0b101100);
    }

    @Test
    void refusesWhatItCannotAnswer() {
        CoverageCurve curve = CoverageCurve.of(RESIDENTS, TIMES);
        assertThatThrownBy(() -> rows(CITY, Area.ALL, 1_801, TIMES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1801")
                .hasMessageContaining("1800");
        assertThatThrownBy(() -> CoverageCurve.rows(
                        CITY,
                        Weight.TOTAL,
                        List.of(new CirclePart<>(Area.ALL, 1, curve), new CirclePart<>(Area.URBAN, 1, curve))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("urban");
        GridExtent shifted = new GridExtent(4551, 100, 0, 100, 6, 1);
        assertThatThrownBy(() ->
                        CoverageCurve.of(RESIDENTS, ReachSurface.of(shifted, Metric.TIME, 1, 1, 0, 0, 0, 0, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("extent");
        Zoning stranger = UNITS.grouped("other", List.of("X"), 0, 0);
        assertThatThrownBy(() -> rows(stranger, Area.ALL, 1, TIMES)).hasMessageContaining("other");
        assertThatThrownBy(() -> residents(people(SIX, 2e8, 0, 0, 0, 0, 0), List.of(CITY)))
                .hasMessageContaining("2^27");
    }

    /** Random towns: the curve against a loop over the cells at random limits, every weight, area and division. */
    @Test
    void equalsALoopOverTheCells() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            GridExtent extent = new GridExtent(4551, 0, 0, 100, 1 + random.nextInt(20), 1 + random.nextInt(20));
            int n = extent.cellCount();
            int[] populated =
                    IntStream.range(0, n).filter(cell -> random.nextInt(3) > 0).toArray();
            double[][] bands = new double[AgeBand.ALL.size()][populated.length];
            BitSet urban = new BitSet();
            for (int i = 0; i < populated.length; i++) {
                for (double[] band : bands) {
                    // eighths: sums of them are exact in doubles too, so that the loop is exact
                    band[i] = random.nextInt(4) == 0 ? 0 : random.nextInt(800) / 8d;
                }
                urban.set(i, random.nextBoolean());
            }
            PopulationSurface people = PopulationSurface.of(extent, populated, bands);
            int limit = random.nextInt(300);
            int[] costs = IntStream.range(0, n)
                    .map(cell -> random.nextInt(4) == 0 ? FAR : random.nextInt(limit + 1))
                    .toArray();
            int[] zones =
                    IntStream.range(0, n).map(cell -> random.nextInt(5) - 1).toArray();
            Zoning townships = Zoning.of("township", extent, List.of("a", "b", "c", "d"), zones(zones), new BitSet());
            Zoning units = townships.grouped("unit", List.of("A", "B"), 0, 1, 0, Zoning.NONE);
            Residents residents = Residents.of(people, Settlement.of(people, urban), List.of(townships, units));
            ReachSurface reach = ReachSurface.of(extent, Metric.TIME, limit, 3, costs);
            CoverageCurve curve = CoverageCurve.of(residents, reach);

            for (Weight weight : Weight.ALL) {
                for (Area area : Area.values()) {
                    for (Zoning zoning : List.of(townships, units)) {
                        int asked = random.nextInt(limit + 1);
                        double[] covered = new double[zoning.codes().size()];
                        double[] total = new double[covered.length];
                        for (int i = 0; i < populated.length; i++) {
                            int zone = zoning.zoneAt(populated[i]);
                            if (zone != Zoning.NONE && area.holds(urban.get(i))) {
                                double some = people.weight(weight)[i];
                                covered[zone] += costs[populated[i]] <= asked ? some : 0;
                                total[zone] += some;
                            }
                        }
                        List<Coverage> rows =
                                CoverageCurve.rows(zoning, weight, List.of(new CirclePart<>(area, asked, curve)));
                        for (int zone = 0; zone < covered.length; zone++) {
                            assertThat(rows.get(zone).covered())
                                    .as("seed %d, %s, %s, %s zone %d", seed, weight, area, zoning.kind(), zone)
                                    .isEqualTo(covered[zone]);
                            assertThat(rows.get(zone).total())
                                    .as("seed %d", seed)
                                    .isEqualTo(total[zone]);
                        }
                    }
                }
            }
        }
    }

    @Test
    void unitsAddUpToTheCityToTheLastBit() {
        Random random = new Random(5);
        GridExtent extent = new GridExtent(4551, 0, 0, 100, 300, 300);
        double[] thirds =
                random.doubles(extent.cellCount()).map(some -> some / 3).toArray();
        int[] zones = random.ints(extent.cellCount(), 0, 18).toArray();
        List<String> codes = IntStream.range(0, 18).mapToObj(i -> "u" + i).toList();
        Zoning units = Zoning.of("unit", extent, codes, zones(zones), new BitSet());
        Zoning city = units.grouped("city", List.of("C"), new int[18]);
        Residents residents = residents(people(extent, thirds), List.of(units, city));
        ReachSurface reach = ReachSurface.of(
                extent,
                Metric.TIME,
                1_000,
                1,
                random.ints(extent.cellCount(), 0, 1_001).toArray());
        CoverageCurve curve = CoverageCurve.of(residents, reach);

        for (int limit : new int[] {0, 500, 1_000}) {
            var part = List.of(new CirclePart<>(Area.ALL, limit, curve));
            double sum = 0;
            for (Coverage unit : CoverageCurve.rows(units, Weight.TOTAL, part)) {
                sum += unit.covered();
            }
            assertThat(CoverageCurve.rows(city, Weight.TOTAL, part).get(0).covered())
                    .isEqualTo(sum);
        }
        assertThat(CoverageCurve.rows(city, Weight.TOTAL, List.of(new CirclePart<>(Area.ALL, 1_000, curve)))
                        .get(0)
                        .share())
                .isEqualTo(1);
    }

    private static List<Coverage> rows(Zoning zoning, Area area, int limit, ReachSurface reach) {
        return CoverageCurve.rows(
                zoning, Weight.TOTAL, List.of(new CirclePart<>(area, limit, CoverageCurve.of(RESIDENTS, reach))));
    }

    /** All people are 15 to 59; cells without anybody are not populated. */
    static PopulationSurface people(GridExtent extent, double... people) {
        int[] populated = IntStream.range(0, people.length)
                .filter(cell -> people[cell] > 0)
                .toArray();
        double[][] bands = new double[AgeBand.ALL.size()][populated.length];
        bands[AgeBand.A15_59.index()] =
                IntStream.of(populated).mapToDouble(cell -> people[cell]).toArray();
        return PopulationSurface.of(extent, populated, bands);
    }

    /** Everybody lives in the country. */
    static Residents residents(PopulationSurface people, List<Zoning> zonings) {
        return Residents.of(people, Settlement.of(people, new BitSet()), zonings);
    }

    /** The whole grid is one zone. */
    static Zoning city(GridExtent extent) {
        return Zoning.of("city", extent, List.of("C"), new short[extent.cellCount()], new BitSet());
    }

    private static short[] zones(int... zones) {
        short[] narrow = new short[zones.length];
        for (int cell = 0; cell < zones.length; cell++) {
            narrow[cell] = (short) zones[cell];
        }
        return narrow;
    }

    static BitSet cells(int... cells) {
        BitSet set = new BitSet();
        for (int cell : cells) {
            set.set(cell);
        }
        return set;
    }
}
