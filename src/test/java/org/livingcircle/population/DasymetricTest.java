package org.livingcircle.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.population.ModelledPopulation.Caveat;
import org.livingcircle.population.ModelledPopulation.TownshipPeople;
import org.livingcircle.population.TownshipPopulation.Place;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Rows of cells of 1 km. With a scale length of 1 / ln 2 km a weight halves with every cell, so five cells from the centre on
 * hold people as 16, 8, 4, 2, 1.
 */
class DasymetricTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final double HALVES_EACH_KM = 1 / Math.log(2);
    private static final double NEVER = 1e12;

    /** No decay at all and no cutoff: what a test does not set plays no part. */
    private static final DasymetricSettings FLAT = new DasymetricSettings(1e-12, NEVER, NEVER, 0, 0);

    private static GridExtent row(int columns) {
        return new GridExtent(4551, 0, 1_000, 1_000, columns, 1);
    }

    /** Columns from (inclusive) to (exclusive) of a row. */
    private static Geometry columns(int from, int to) {
        return GEOMETRY.toGeometry(new Envelope(from * 1_000.0, to * 1_000.0, 0, 1_000));
    }

    private static TownshipPopulation township(
            String code, int communities, int villages, int from, int to, double km) {
        return new TownshipPopulation(
                code,
                communities,
                villages,
                Optional.of(new Place(new Coordinate(km * 1_000, 500), columns(from, to))));
    }

    private static UnitPopulation unit(
            String code, int from, int to, double urban, double rural, TownshipPopulation... townships) {
        return new UnitPopulation(
                code, columns(from, to), Map.of(AgeBand.A15_59, urban + rural), urban, rural, List.of(townships));
    }

    private static BitSet cells(int... cells) {
        BitSet set = new BitSet();
        for (int cell : cells) {
            set.set(cell);
        }
        return set;
    }

    private static ModelledPopulation build(int columns, DasymetricSettings settings, UnitPopulation... units) {
        return Dasymetric.build(row(columns), List.of(units), new BitSet(), new BitSet(), settings);
    }

    /** Returns people by cell, the empty ones included. */
    private static double[] people(ModelledPopulation modelled) {
        PopulationSurface surface = modelled.surface();
        double[] people = new double[surface.extent().cellCount()];
        for (int i = 0; i < surface.size(); i++) {
            people[surface.cell(i)] = surface.weight(Weight.TOTAL)[i];
        }
        return people;
    }

    private static void assertPeople(ModelledPopulation modelled, double... expected) {
        assertThat(people(modelled)).containsExactly(expected, within(1e-9));
    }

    @Test
    void ruralPeopleThinOutFromTheCentre() {
        var settings = new DasymetricSettings(1, HALVES_EACH_KM, NEVER, 0, 0);

        assertPeople(build(5, settings, unit("u", 0, 5, 0, 31, township("t", 0, 1, 0, 5, 0.5))), 16, 8, 4, 2, 1);
    }

    @Test
    void ruralPeopleThinOutFromTheNearestRoad() {
        var settings = new DasymetricSettings(1, NEVER, HALVES_EACH_KM, 0, 0);
        UnitPopulation unit = unit("u", 0, 5, 0, 20, township("t", 0, 1, 0, 5, 0.5));

        assertPeople(Dasymetric.build(row(5), List.of(unit), new BitSet(), cells(2), settings), 2, 4, 8, 4, 2);
        // The road outside the unit counts as well: 8, 4, 2, 1 shares of 15 from the neighbour's cell 0 on.
        UnitPopulation east = unit("u", 1, 5, 0, 15, township("t", 0, 1, 1, 5, 1.5));
        assertPeople(Dasymetric.build(row(5), List.of(east), new BitSet(), cells(0), settings), 0, 8, 4, 2, 1);
    }

    @Test
    void nobodyLivesInTheRiverAndFewOnItsPlain() {
        // The bank is half a cell east of the river's centre: 500, 1500, 2500 and 3500 m to the four dry cells.
        var settings = new DasymetricSettings(1, NEVER, NEVER, 0, 2_000);
        UnitPopulation unit = unit("u", 0, 5, 0, 12, township("t", 0, 1, 0, 5, 0.5));

        assertPeople(Dasymetric.build(row(5), List.of(unit), cells(0), new BitSet(), settings), 0, 1, 3, 4, 4);
    }

    @Test
    void townspeopleThinOutByClarksLaw() {
        // d0 = sqrt(P / (2 pi D)) is 1 / ln 2 km for D = P ln^2 2 / (2 pi).
        var settings = new DasymetricSettings(31 * Math.log(2) * Math.log(2) / (2 * Math.PI), 1, 1, 0, 0);
        UnitPopulation unit = unit("u", 0, 5, 31, 0, township("t", 1, 0, 0, 5, 0.5));

        assertPeople(build(5, settings, unit), 16, 8, 4, 2, 1);
        // Not the flood plain, but the water itself is kept free.
        assertPeople(
                Dasymetric.build(row(5), List.of(unit), cells(0), cells(4), settings),
                0,
                31 * 8 / 15.0,
                31 * 4 / 15.0,
                31 * 2 / 15.0,
                31 / 15.0);
    }

    @Test
    void aTownWithRoomReachesThePeakDensityAtItsCentre() {
        // 100,000 people, 20,000 per km²: d0 = 892 m. On cells of 100 m the centre's four hold 200 each, less 8 %
        // within them.
        GridExtent plain = new GridExtent(4551, -20_000, 20_000, 100, 400, 400);
        Geometry area = GEOMETRY.toGeometry(new Envelope(-20_000, 20_000, -20_000, 20_000));
        UnitPopulation unit = new UnitPopulation(
                "u",
                area,
                Map.of(AgeBand.A15_59, 100_000.0),
                1,
                0,
                List.of(new TownshipPopulation("t", 1, 0, Optional.of(new Place(new Coordinate(0, 0), area)))));

        ModelledPopulation modelled = Dasymetric.build(
                plain, List.of(unit), new BitSet(), new BitSet(), new DasymetricSettings(20_000, 6, 1.5, 0, 0));

        int centre = modelled.surface().indexOf(plain.cellAt(1, 1));
        double offCentre = Math.exp(-Math.hypot(50, 50) / 892.06);
        assertThat(modelled.surface().weight(Weight.TOTAL)[centre]).isEqualTo(200 * offCentre, within(0.5));
    }

    @Test
    void cellsBelowTheCutoffAreEmpty() {
        var settings = new DasymetricSettings(1, HALVES_EACH_KM, NEVER, 0.2, 0);

        ModelledPopulation modelled = build(5, settings, unit("u", 0, 5, 0, 28, township("t", 0, 1, 0, 5, 0.5)));

        assertPeople(modelled, 16, 8, 4, 0, 0);
        assertThat(modelled.surface().cells()).containsExactly(0, 1, 2);
    }

    @Test
    void townshipsShareByCommunitiesAndVillages() {
        // Urban 3 : 1 and rural 1 : 1, one cell each.
        ModelledPopulation modelled =
                build(2, FLAT, unit("u", 0, 2, 16, 64, township("a", 3, 5, 0, 1, 0.5), township("b", 1, 5, 1, 2, 1.5)));

        assertPeople(modelled, 12 + 32, 4 + 32);
        assertThat(modelled.townships())
                .containsExactly(
                        new TownshipPeople("u", "a", 12, 32, false), new TownshipPeople("u", "b", 4, 32, false));
        assertThat(modelled.caveats()).isEmpty();
    }

    @Test
    void peopleWithoutAnAreaFollowTheOthersOfTheirKind() {
        // The third township has half of the townspeople and a third of the villagers, and no area.
        ModelledPopulation modelled = build(
                2,
                FLAT,
                unit(
                        "u",
                        0,
                        2,
                        16,
                        96,
                        township("a", 3, 1, 0, 1, 0.5),
                        township("b", 1, 1, 1, 2, 1.5),
                        new TownshipPopulation("c", 4, 1, Optional.empty())));

        assertPeople(modelled, 12 + 48, 4 + 48);
        assertThat(modelled.townships()).contains(new TownshipPeople("u", "c", 8, 32, true));
        assertThat(modelled.caveats()).containsExactly(new Caveat(Caveat.Kind.NO_AREA, "u", Optional.of("c"), 40));
    }

    @Test
    void anAreaWithoutACellsCentreCountsAsNone() {
        Geometry sliver = GEOMETRY.toGeometry(new Envelope(0, 400, 0, 1_000));
        var tiny = new TownshipPopulation("tiny", 1, 0, Optional.of(new Place(new Coordinate(1, 1), sliver)));

        ModelledPopulation modelled = build(2, FLAT, unit("u", 0, 2, 32, 0, tiny, township("x", 1, 0, 1, 2, 1.5)));

        assertPeople(modelled, 0, 32);
        assertThat(modelled.caveats()).containsExactly(new Caveat(Caveat.Kind.NO_CELLS, "u", Optional.of("tiny"), 16));
    }

    @Test
    void aUnitWithoutTownshipAreasIsSpreadByRoadsAndRiver() {
        var settings = new DasymetricSettings(1, 1, HALVES_EACH_KM, 0, 0);
        UnitPopulation unit = unit("u", 0, 4, 7, 7, new TownshipPopulation("t", 1, 1, Optional.empty()));

        ModelledPopulation modelled = Dasymetric.build(row(4), List.of(unit), cells(0), cells(1), settings);

        assertPeople(modelled, 0, 8, 4, 2);
        assertThat(modelled.caveats())
                .containsExactly(
                        new Caveat(Caveat.Kind.NO_AREA, "u", Optional.of("t"), 14),
                        new Caveat(Caveat.Kind.NO_TOWNSHIP_AREAS, "u", Optional.empty(), 14));
        assertPeople(build(2, FLAT, unit("none", 0, 2, 3, 5)), 4, 4);
    }

    @Test
    void residentsWithoutCommunitiesOrVillagesAreSharedEquallyAndFlagged() {
        ModelledPopulation modelled =
                build(2, FLAT, unit("u", 0, 2, 16, 4, township("a", 0, 0, 0, 1, 0.5), township("b", 0, 0, 1, 2, 1.5)));

        assertPeople(modelled, 10, 10);
        assertThat(modelled.caveats())
                .containsExactly(
                        new Caveat(Caveat.Kind.NO_COMMUNITIES, "u", Optional.empty(), 16),
                        new Caveat(Caveat.Kind.NO_VILLAGES, "u", Optional.empty(), 4));
    }

    @Test
    void withoutUrbanAndRuralFiguresCommunitiesAndVillagesDecide() {
        UnitPopulation unit = new UnitPopulation(
                "u",
                columns(0, 2),
                Map.of(AgeBand.A60_64, 40.0),
                0,
                0,
                List.of(township("a", 1, 0, 0, 1, 0.5), township("b", 0, 3, 1, 2, 1.5)));

        ModelledPopulation modelled = build(2, FLAT, unit);

        assertPeople(modelled, 10, 30);
        assertThat(modelled.caveats())
                .containsExactly(new Caveat(Caveat.Kind.RESIDENCE_UNKNOWN, "u", Optional.empty(), 40));
    }

    @Test
    void anAreaOfWaterAloneIsFilledByAreaAndFlagged() {
        UnitPopulation unit = unit("u", 0, 3, 0, 8, township("wet", 0, 1, 0, 2, 0.5), township("dry", 0, 1, 2, 3, 2.5));

        ModelledPopulation modelled = Dasymetric.build(row(3), List.of(unit), cells(0, 1), new BitSet(), FLAT);

        assertPeople(modelled, 2, 2, 4);
        assertThat(modelled.caveats()).containsExactly(new Caveat(Caveat.Kind.ONLY_WATER, "u", Optional.of("wet"), 4));
    }

    @Test
    void everyCellHasTheAgesOfItsUnit() {
        UnitPopulation unit = new UnitPopulation(
                "u",
                columns(0, 2),
                Map.of(
                        AgeBand.A0_14,
                        1.0,
                        AgeBand.A15_59,
                        2.0,
                        AgeBand.A60_64,
                        4.0,
                        AgeBand.A65_79,
                        8.0,
                        AgeBand.A80PLUS,
                        16.0),
                0,
                5,
                List.of(township("a", 0, 3, 0, 1, 0.5), township("b", 0, 1, 1, 2, 1.5)));

        PopulationSurface surface = build(2, FLAT, unit).surface();

        assertThat(surface.people(AgeBand.A0_14)).containsExactly(0.75, 0.25);
        assertThat(surface.people(AgeBand.A80PLUS)).containsExactly(12, 4);
        assertThat(surface.weight(Weight.AGE65PLUS)).containsExactly(18, 6);
    }

    @Test
    void aHamletFarFromItsCellsDoesNotVanish() {
        // One person at 20,000 per km²: d0 is 2.8 m, and exp(-4500 / 2.8) is 0 in a double.
        var settings = new DasymetricSettings(20_000, 6, 1.5, 0.02, 300);

        assertPeople(build(5, settings, unit("u", 0, 5, 1, 0, township("t", 1, 0, 4, 5, 0))), 0, 0, 0, 0, 1);
    }

    @Test
    void randomTownsAgreeWithTheFormulaAndKeepTheirCensus() {
        for (int seed = 0; seed < 200; seed++) {
            Town town = new Town(new Random(seed));
            ModelledPopulation modelled =
                    Dasymetric.build(town.extent, town.units, town.water, town.roads, town.settings);

            double[] expected = town.naive();
            double[] actual = people(modelled);
            for (int cell = 0; cell < expected.length; cell++) {
                assertThat(actual[cell])
                        .as("seed %d cell %d", seed, cell)
                        .isEqualTo(expected[cell], within(1e-6 * Math.max(1, expected[cell])));
            }
            assertThat(modelled.conservation()).hasSize(town.units.size() * AgeBand.ALL.size());
            for (Conservation row : modelled.conservation()) {
                assertThat(row.relativeDifference()).as("seed %d %s", seed, row).isLessThan(1e-12);
                assertThat(row.holds()).isTrue();
            }
        }
    }

    @Test
    void theOrderOfUnitsAndTownshipsDoesNotMatter() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Town town = new Town(random);
            ModelledPopulation ordered =
                    Dasymetric.build(town.extent, town.units, town.water, town.roads, town.settings);
            List<UnitPopulation> shuffled = new ArrayList<>();
            for (UnitPopulation unit : town.units) {
                List<TownshipPopulation> townships = new ArrayList<>(unit.townships());
                Collections.shuffle(townships, random);
                shuffled.add(new UnitPopulation(
                        unit.code(), unit.area(), unit.census(), unit.urban(), unit.rural(), townships));
            }
            Collections.shuffle(shuffled, random);
            ModelledPopulation mixed = Dasymetric.build(town.extent, shuffled, town.water, town.roads, town.settings);

            assertThat(mixed.surface().cells())
                    .as("seed %d", seed)
                    .isEqualTo(ordered.surface().cells());
            for (AgeBand band : AgeBand.ALL) {
                assertThat(mixed.surface().people(band))
                        .isEqualTo(ordered.surface().people(band));
            }
            assertThat(mixed.townships()).isEqualTo(ordered.townships());
            assertThat(mixed.caveats()).isEqualTo(ordered.caveats());
            assertThat(mixed.conservation()).isEqualTo(ordered.conservation());
        }
    }

    @Test
    void refusesWhatCannotBeTrue() {
        assertThatThrownBy(() -> build(2, FLAT, unit("far", 5, 9, 1, 1)))
                .hasMessageContaining("unit far has 2 people but no cell");
        assertThatThrownBy(() -> build(2, FLAT, unit("u", 0, 1, 1, 1), unit("u", 1, 2, 1, 1)))
                .hasMessageContaining("unit u comes twice");
        assertThatThrownBy(() -> unit("u", 0, 1, 1, 1, township("t", 1, 1, 0, 1, 0), township("t", 1, 1, 0, 1, 0)))
                .hasMessageContaining("township t twice");
        assertThatThrownBy(() -> unit("u", 0, 1, -5, 0)).hasMessageContaining("-5");
        assertThatThrownBy(() -> new DasymetricSettings(20_000, 6, 1.5, 1, 300)).hasMessageContaining("cutoff");
        assertThatThrownBy(() -> new DasymetricSettings(Double.NaN, 6, 1.5, 0, 300))
                .hasMessageContaining("NaN");
    }

    @Test
    void aUnitWithoutPeopleHasNoCells() {
        ModelledPopulation modelled = build(2, FLAT, unit("empty", 0, 1, 0, 0), unit("full", 1, 2, 3, 0));

        assertPeople(modelled, 0, 3);
        assertThat(modelled.conservation().get(0).relativeDifference()).isZero();
    }

    /** Two units side by side on a grid of 12 by 6 cells of 500 m, each with up to four townships in quarters. */
    private static final class Town {

        final GridExtent extent = new GridExtent(4551, 0, 3_000, 500, 12, 6);
        final DasymetricSettings settings;
        final BitSet water = new BitSet();
        final BitSet roads = new BitSet();
        final List<UnitPopulation> units = new ArrayList<>();

        Town(Random random) {
            settings = new DasymetricSettings(
                    100 + random.nextInt(20_000),
                    1 + random.nextDouble(9),
                    0.5 + random.nextDouble(3),
                    random.nextBoolean() ? 0 : 0.02,
                    random.nextBoolean() ? 0 : 700);
            for (int cell = 0; cell < extent.cellCount(); cell++) {
                water.set(cell, random.nextInt(10) == 0);
                roads.set(cell, random.nextInt(10) == 0);
            }
            for (int u = 0; u < 2; u++) {
                List<TownshipPopulation> townships = new ArrayList<>();
                for (int q = 0; q < 4; q++) {
                    double west = u * 3_000 + (q % 2) * 1_500;
                    double south = q < 2 ? 1_500 : 0;
                    Place place = new Place(
                            new Coordinate(west + random.nextDouble(1_500), south + random.nextDouble(1_500)),
                            GEOMETRY.toGeometry(new Envelope(west, west + 1_500, south, south + 1_500)));
                    // The first has all it needs, so that the formula needs no exceptions.
                    boolean known = q == 0 || random.nextInt(4) > 0;
                    townships.add(new TownshipPopulation(
                            "t" + u + q,
                            random.nextInt(5) + (q == 0 ? 1 : 0),
                            random.nextInt(5) + (q == 0 ? 1 : 0),
                            known ? Optional.of(place) : Optional.empty()));
                }
                Map<AgeBand, Double> census = new EnumMap<>(AgeBand.class);
                for (AgeBand band : AgeBand.ALL) {
                    census.put(band, (double) random.nextInt(100_000));
                }
                units.add(new UnitPopulation(
                        "u" + u,
                        GEOMETRY.toGeometry(new Envelope(u * 3_000.0, u * 3_000.0 + 3_000, 0, 3_000)),
                        census,
                        1 + random.nextInt(1_000),
                        random.nextInt(1_000),
                        townships));
            }
        }

        /** The formulas of the method page, cell by cell, with no care for speed. */
        double[] naive() {
            double[] people = new double[extent.cellCount()];
            for (UnitPopulation unit : units) {
                double total = AgeBand.ALL.stream().mapToDouble(unit::people).sum();
                double urbanTotal = total * unit.urban() / (unit.urban() + unit.rural());
                double ruralTotal = total - urbanTotal;
                add(people, urbanTotal, place(unit, urbanTotal, true));
                add(people, ruralTotal, place(unit, ruralTotal, false));
            }
            return people;
        }

        private void add(double[] people, double total, double[] placed) {
            double sum = 0;
            for (double p : placed) {
                sum += p;
            }
            for (int cell = 0; cell < people.length; cell++) {
                people[cell] += total == 0 ? 0 : placed[cell] * total / sum;
            }
        }

        private double[] place(UnitPopulation unit, double total, boolean urban) {
            double[] placed = new double[extent.cellCount()];
            int counts = unit.townships().stream()
                    .mapToInt(t -> urban ? t.communities() : t.villages())
                    .sum();
            for (TownshipPopulation township : unit.townships()) {
                double here = total * (urban ? township.communities() : township.villages()) / counts;
                if (township.place().isEmpty() || here == 0) {
                    continue;
                }
                Place place = township.place().get();
                double[] weights = new double[placed.length];
                double highest = 0;
                for (int cell = 0; cell < placed.length; cell++) {
                    if (place.area().contains(GEOMETRY.createPoint(centre(cell)))) {
                        weights[cell] = urban ? urbanWeight(cell, place, here) : ruralWeight(cell, place);
                        highest = Math.max(highest, weights[cell]);
                    }
                }
                double sum = 0;
                for (int cell = 0; cell < placed.length; cell++) {
                    weights[cell] = weights[cell] < settings.cutoff() * highest ? 0 : weights[cell];
                    sum += weights[cell];
                }
                for (int cell = 0; cell < placed.length; cell++) {
                    placed[cell] += weights[cell] / sum * here;
                }
            }
            return placed;
        }

        private double urbanWeight(int cell, Place place, double people) {
            double d0 = 1_000 * Math.sqrt(people / (2 * Math.PI * settings.urbanPeakPerKm2()));
            return water.get(cell) ? 0 : Math.exp(-centre(cell).distance(place.centre()) / d0);
        }

        private double ruralWeight(int cell, Place place) {
            double bank = nearest(cell, water) - 250;
            double plain = water.get(cell)
                    ? 0
                    : settings.floodplainMetres() == 0 ? 1 : Math.min(1, bank / settings.floodplainMetres());
            return Math.exp(-centre(cell).distance(place.centre()) / (1_000 * settings.ruralCentreKm()))
                    * (roads.isEmpty() ? 1 : Math.exp(-nearest(cell, roads) / (1_000 * settings.ruralRoadKm())))
                    * plain;
        }

        private double nearest(int cell, BitSet targets) {
            return targets.stream()
                    .mapToDouble(target -> centre(cell).distance(centre(target)))
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
        }

        private Coordinate centre(int cell) {
            return new Coordinate(extent.centreX(extent.column(cell)), extent.centreY(extent.row(cell)));
        }
    }
}
