package org.livingcircle.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.population.TownshipPopulation.Place;
import org.livingcircle.testing.FlatEarth;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A row of four cells of a hectare with a thousand people, whom the model spreads evenly: 250 each. A degree is a kilometre,
 * so the towns can be drawn in metres; a person lives on 25 m².
 */
class LandRefinementTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final GridExtent ROW = new GridExtent(4551, 0, 100, 100, 4, 1);
    private static final DasymetricSettings FLAT = new DasymetricSettings(1e-12, 1e12, 1e12, 0, 0);
    private static final LandSettings SETTINGS = new LandSettings(25, 7, 150, 0.3, 0.5);
    private static final Reprojection THOUSAND = new FlatEarth(1000);

    /** A rectangle in metres, as degrees. */
    private static Geometry box(double west, double east, double south, double north) {
        return GEOMETRY.toGeometry(new Envelope(west / 1000, east / 1000, south / 1000, north / 1000));
    }

    private static Building building(
            String id, Building.Use use, int levels, double west, double east, double south, double north) {
        return new Building(
                id,
                levels == 0 ? OptionalInt.empty() : OptionalInt.of(levels),
                use,
                (east - west) * (north - south),
                box(west, east, south, north));
    }

    private static LandTract tract(
            String id, LandTract.Kind kind, double west, double east, double south, double north) {
        return new LandTract(id, kind, box(west, east, south, north));
    }

    private static Land land(double east, List<Building> buildings, List<LandTract> tracts) {
        return new Land(
                new LonLatBox(new LonLat(0, 0), new LonLat(east / 1000, 0.1)),
                "drawn",
                null,
                buildings,
                tracts,
                List.of());
    }

    private static LandCover cover(Land land) {
        return LandCover.of(land, ROW, THOUSAND, SETTINGS).orElseThrow();
    }

    private static ModelledPopulation town(double people, @Nullable LandCover cover, int... water) {
        BitSet wet = new BitSet();
        IntStream.of(water).forEach(wet::set);
        Geometry all = GEOMETRY.toGeometry(new Envelope(0, 400, 0, 100));
        UnitPopulation unit = new UnitPopulation(
                "u",
                all,
                Map.of(AgeBand.A15_59, people * 0.75, AgeBand.A80PLUS, people * 0.25),
                0,
                1,
                List.of(new TownshipPopulation("t", 0, 1, Optional.of(new Place(new Coordinate(50, 50), all)))));
        return Dasymetric.build(ROW, List.of(unit), wet, new BitSet(), FLAT, cover);
    }

    private static double[] people(ModelledPopulation modelled) {
        double[] people = new double[ROW.cellCount()];
        for (int i = 0; i < modelled.surface().size(); i++) {
            people[modelled.surface().cell(i)] = modelled.surface().weight(Weight.TOTAL)[i];
        }
        return people;
    }

    private static void assertPeople(ModelledPopulation modelled, double... expected) {
        assertThat(people(modelled)).containsExactly(expected, within(1e-6));
        assertThat(modelled.conservation()).allMatch(row -> row.relativeDifference() < 1e-12);
    }

    /** 50 by 50 m and four floors: 10,000 m², room for 400. */
    private static final Building BLOCK = building("a", Building.Use.RESIDENTIAL, 4, 20, 70, 20, 70);

    @Test
    void aCompleteMapPlacesPeopleByFloor() {
        // 40 by 50 m and ten floors across the edge of cells 1 and 2: room for 400 in each. 1200 rooms for 1000 people.
        Building across = building("b", Building.Use.RESIDENTIAL, 10, 180, 220, 20, 70);

        assertPeople(
                town(1000, cover(land(400, List.of(BLOCK, across), List.of()))), 1000 / 3.0, 1000 / 3.0, 1000 / 3.0, 0);
    }

    @Test
    void anIncompleteMapFillsItsRoomsAndLeavesTheOthersToTheModel() {
        // 400 in the block; 600 over three cells that the model expects 250 in.
        assertPeople(town(1000, cover(land(400, List.of(BLOCK), List.of()))), 400, 200, 200, 200);
    }

    @Test
    void aHouseAmongUnmappedOnesDoesNotDrawPeopleIn() {
        // One floor: room for 100, where the model expects 250.
        Building house = building("a", Building.Use.RESIDENTIAL, 1, 20, 70, 20, 70);

        assertPeople(town(1000, cover(land(400, List.of(house), List.of()))), 250, 250, 250, 250);
    }

    @Test
    void landForLivingHoldsMoreThanUnknownLandAndParksHoldNobody() {
        // Weights 1, 0.75 (half and half), 0 and 0.5.
        List<LandTract> tracts = List.of(
                tract("quarter", LandTract.Kind.RESIDENTIAL, 0, 150, 0, 100),
                tract("park", LandTract.Kind.UNINHABITED, 200, 300, 0, 100));

        assertPeople(town(900, cover(land(400, List.of(), tracts))), 400, 300, 0, 200);
    }

    @Test
    void theSmallerTractLiesOnTheLarger() {
        List<LandTract> tracts = List.of(
                tract("1-garden", LandTract.Kind.UNINHABITED, 100, 200, 0, 100),
                tract("2-quarter", LandTract.Kind.RESIDENTIAL, 0, 400, 0, 100));

        assertPeople(town(900, cover(land(400, List.of(), tracts))), 300, 0, 300, 300);
    }

    @Test
    void floorsFollowUseAndLand() {
        List<LandTract> tracts = List.of(
                tract("quarter", LandTract.Kind.RESIDENTIAL, 0, 100, 0, 100),
                tract("works", LandTract.Kind.UNINHABITED, 200, 300, 0, 100));
        List<Building> buildings = List.of(
                // Cell 0: flats 2 x 1000, above shops 4 x 1000, a school, a small shed of unknown use 1 x 100.
                building("flats", Building.Use.RESIDENTIAL, 2, 0, 50, 0, 20),
                building("shops", Building.Use.MIXED, 5, 0, 50, 20, 40),
                building("school", Building.Use.OTHER, 3, 0, 50, 40, 60),
                building("shed", Building.Use.UNKNOWN, 0, 0, 10, 60, 70),
                // Cell 1: nothing known of 1000 m² but that they are built on: 7 floors by 0.3.
                building("block", Building.Use.UNKNOWN, 0, 110, 160, 0, 20),
                // Cell 2: the same at the works, and a hostel there.
                building("hall", Building.Use.UNKNOWN, 0, 210, 260, 0, 20),
                building("hostel", Building.Use.RESIDENTIAL, 3, 210, 260, 20, 40));
        LandCover cover = cover(land(400, buildings, tracts));

        assertThat(IntStream.range(0, 4).mapToDouble(cover::floorM2).toArray())
                .containsExactly(new double[] {2000 + 4000 + 100, 2100, 3000, 0}, within(1e-6));
    }

    @Test
    void courtyardsAreNotBuiltOn() {
        Geometry ring = box(10, 90, 10, 90).difference(box(30, 70, 30, 70));
        LandCover cover = cover(land(
                400, List.of(new Building("a", OptionalInt.of(1), Building.Use.RESIDENTIAL, 4800, ring)), List.of()));

        assertThat(cover.floorM2(0)).isCloseTo(6400 - 1600, within(1e-6));
    }

    @Test
    void nothingChangesOutsideTheMap() {
        // The map ends after two cells: 500 people inside, 400 in the block, the others in the other cell.
        LandCover cover = cover(land(200, List.of(BLOCK), List.of()));

        assertThat(cover.covers(1)).isTrue();
        assertThat(cover.covers(2)).isFalse();
        assertPeople(town(1000, cover), 400, 100, 250, 250);
    }

    @Test
    void aBuildingInTheRiverHouseNobody() {
        assertPeople(town(900, cover(land(400, List.of(BLOCK), List.of())), 0), 0, 300, 300, 300);
    }

    @Test
    void peopleStayWhereTheMapSaysThatNobodyLives() {
        LandTract wood = tract("wood", LandTract.Kind.UNINHABITED, 0, 400, 0, 100);

        assertPeople(town(1000, cover(land(400, List.of(), List.of(wood)))), 250, 250, 250, 250);
        // With one hostel in the wood, that is where they all are.
        assertPeople(town(1000, cover(land(400, List.of(BLOCK), List.of(wood)))), 1000, 0, 0, 0);
    }

    @Test
    void withoutLandTheSurfaceIsTheSameToTheLastBit() {
        ModelledPopulation before = Dasymetric.build(
                ROW,
                List.of(new UnitPopulation(
                        "u",
                        GEOMETRY.toGeometry(new Envelope(0, 400, 0, 100)),
                        Map.of(AgeBand.A15_59, 1000.0),
                        0,
                        1,
                        List.of())),
                new BitSet(),
                new BitSet(),
                FLAT);
        ModelledPopulation after = Dasymetric.build(
                ROW,
                List.of(new UnitPopulation(
                        "u",
                        GEOMETRY.toGeometry(new Envelope(0, 400, 0, 100)),
                        Map.of(AgeBand.A15_59, 1000.0),
                        0,
                        1,
                        List.of())),
                new BitSet(),
                new BitSet(),
                FLAT,
                null);

        assertThat(after.surface().cells()).isEqualTo(before.surface().cells());
        for (AgeBand band : AgeBand.ALL) {
            assertThat(after.surface().people(band)).isEqualTo(before.surface().people(band));
        }
        assertThat(LandCover.of(
                        new Land(
                                new LonLatBox(new LonLat(20, 20), new LonLat(21, 21)),
                                "elsewhere",
                                null,
                                List.of(),
                                List.of(),
                                List.of()),
                        ROW,
                        THOUSAND,
                        SETTINGS))
                .isEmpty();
    }

    @Test
    void randomTownsKeepTheirCensusAndLieBetweenRoomAndModel() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Building> buildings = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                double west = random.nextDouble() * 380;
                double south = random.nextDouble() * 80;
                buildings.add(building(
                        "b" + i,
                        List.of(Building.Use.values()).get(random.nextInt(4)),
                        random.nextInt(9),
                        west,
                        west + 5 + random.nextDouble() * 60,
                        south,
                        south + 5 + random.nextDouble() * 60));
            }
            List<LandTract> tracts = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                double west = random.nextDouble() * 300;
                LandTract.Kind kind = List.of(LandTract.Kind.values()).get(random.nextInt(2));
                tracts.add(tract("t" + i, kind, west, west + random.nextDouble() * 200, 0, 50 + random.nextInt(60)));
            }
            double total = 1 + random.nextInt(3000);
            LandCover cover = cover(land(400, buildings, tracts));
            ModelledPopulation refined = town(total, cover);
            double[] actual = people(refined);
            double rooms = IntStream.range(0, 4).mapToDouble(cover::floorM2).sum() / 25;
            double weights = IntStream.range(0, 4).mapToDouble(cover::weight).sum();

            assertThat(refined.conservation()).as("seed %d", seed).allMatch(row -> row.relativeDifference() < 1e-12);
            for (int cell = 0; cell < 4 && weights > 0; cell++) {
                double room = cover.floorM2(cell) / 25 * Math.min(1, total / rooms);
                double model = total * cover.weight(cell) / weights;
                double low = rooms >= total ? room : Math.min(room, model);
                double high = rooms >= total ? room : Math.max(room, model);
                assertThat(actual[cell])
                        .as("seed %d cell %d", seed, cell)
                        .isBetween(low - 1e-6 * total, high + 1e-6 * total);
            }
        }
    }

    @Test
    void tellsWhatChangedByZone() {
        ModelledPopulation before = town(1000, null);
        LandCover cover = cover(land(400, List.of(BLOCK), List.of()));
        ModelledPopulation after = town(1000, cover);

        List<PopulationChange> rows = PopulationChange.between(
                before.surface(),
                after.surface(),
                cover,
                List.of(
                        GEOMETRY.toGeometry(new Envelope(0, 100, 0, 100)),
                        GEOMETRY.toGeometry(new Envelope(100, 300, 0, 100))));

        assertThat(rows).hasSize(3);
        assertChange(rows.get(0), 250, 400, 75, 250, 400);
        assertChange(rows.get(1), 500, 400, 50, 250, 200);
        // The city with the cell that lies in no zone: 150 came into the block.
        assertChange(rows.get(2), 1000, 1000, 150, 250, 400);
        assertThat(rows.get(2).movedShare()).isCloseTo(0.15, within(1e-9));
        // 10,000 m² for 1000 people who need 25,000.
        assertThat(rows.get(2).completeness()).hasValue(0.4);
        assertThat(rows.get(1).completeness()).hasValue(0);
        assertThat(rows.get(0).floorM2()).isCloseTo(10_000, within(1e-6));
    }

    private static void assertChange(
            PopulationChange change, double before, double after, double moved, double densest, double densestAfter) {
        assertThat(new double[] {
                    change.before(), change.after(), change.moved(), change.densestBefore(), change.densestAfter()
                })
                .containsExactly(new double[] {before, after, moved, densest, densestAfter}, within(1e-6));
    }
}
