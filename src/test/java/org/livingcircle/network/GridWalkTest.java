package org.livingcircle.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.testing.DrawnTown;

/** Cells are 100 m wide and a metre costs a metre unless a test says otherwise. */
class GridWalkTest {

    private static final int FAR = ReachSurface.UNREACHED;
    private static final TravelCost METRES = new TravelCost(Metric.DISTANCE, 1);

    @Test
    void walksStraightDiagonallyAndByKnightsMoves() {
        DrawnTown town = DrawnTown.of("""
                .....
                .....
                ..A..
                .....
                .....
                """);

        // 100, 141.42.. and 223.61.. rounded up; the corners are two diagonals, 282.84..
        assertThat(costs(town.walk().reach(town.facilities(), METRES, 1000)))
                .containsExactly(
                        283, 224, 200, 224, 283, 224, 142, 100, 142, 224, 200, 100, 0, 100, 200, 224, 142, 100, 142,
                        224, 283, 224, 200, 224, 283);
    }

    @Test
    void goesAroundWater() {
        DrawnTown town = DrawnTown.of("""
                A~b
                .~.
                ...
                """);

        ReachSurface reach = town.walk().reach(town.facilities(), METRES, 1000);

        // down 100, then (1,2) is a diagonal whose other side is free: 241.42; then up the other bank
        assertThat(costs(reach)).containsExactly(0, FAR, 483, 100, FAR, 383, 200, 242, 342);
    }

    @Test
    void noMoveSqueezesBetweenWaterCellsThatTouchAtACorner() {
        DrawnTown town = DrawnTown.of("""
                A..~
                ..~.
                .~..
                ~..b
                """);

        ReachSurface reach = town.walk().reach(town.facilities(), METRES, 10_000);

        assertThat(reach.costAt(town.cell('b'))).isEqualTo(FAR);
    }

    @Test
    void aRiverBlocksAndABridgeOpensIt() {
        String river = """
                A....
                ~~~~~
                b....
                """;

        DrawnTown blocked = DrawnTown.of(river);
        DrawnTown bridged = DrawnTown.of(river.replace("~~~~~", "~~=~~"));

        assertThat(blocked.walk().reach(blocked.facilities(), METRES, 10_000).costAt(blocked.cell('b')))
                .isEqualTo(FAR);
        // two cells along the bank; the diagonals onto the bridge are open, one side of each is land: 100 + 2 * 141.42
        // + 100
        assertThat(bridged.walk().reach(bridged.facilities(), METRES, 10_000).costAt(bridged.cell('b')))
                .isEqualTo(483);
    }

    @ParameterizedTest(name = "limit {0} reaches {1} cells")
    @CsvSource({"0, 1", "899, 10", "900, 11", "901, 11", "989, 11", "990, 12"})
    void theLimitItselfIsInside(int seconds, int cells) {
        DrawnTown town = DrawnTown.of("A....................");
        // 4 km/h without detour: 90 s a cell, and 1000 m are 900 s
        TravelCost adult = TravelCost.walkingTime(new Profile("adult", 4), false, new WalkingSettings(1, 0.8));

        ReachSurface reach = town.walk().reach(town.facilities(), adult, seconds);

        assertThat(IntStream.of(costs(reach)).filter(cost -> cost <= seconds).count())
                .isEqualTo(cells);
        assertThat(IntStream.of(costs(reach)).filter(cost -> cost == FAR).count())
                .isEqualTo(21 - cells);
    }

    @Test
    void detourSpeedAndWinterMakeSecondsOfMetres() {
        DrawnTown town = DrawnTown.of("A..........");
        WalkingSettings settings = new WalkingSettings(1.3, 0.8);

        // 1000 m * 1.3 / (3.6 km/h = 1 m/s) = 1300 s, in winter 1625 s
        assertThat(cost(town, TravelCost.walkingTime(new Profile("slow", 3.6), false, settings)))
                .isEqualTo(1300);
        assertThat(cost(town, TravelCost.walkingTime(new Profile("slow", 3.6), true, settings)))
                .isEqualTo(1625);
        assertThat(cost(town, TravelCost.walkedDistance(settings))).isEqualTo(1300);
    }

    private static int cost(DrawnTown town, TravelCost cost) {
        return town.walk().reach(town.facilities(), cost, 5000).costAt(10);
    }

    @Test
    void beginsWhereInItsCellThePlaceStands() {
        DrawnTown town = DrawnTown.of("....");
        Sources east = Sources.ofPoints(List.of("p"), List.of(DrawnTown.point(190, -50)));

        // 40 m east of the centre of cell 1: west 140, own 40, east 60, then on
        assertThat(costs(town.walk().reach(east, METRES, 1000))).containsExactly(140, 40, 60, 160);
    }

    @Test
    void aPlaceInWaterJoinsTheNearestBankAndOneFarOutNothing() {
        DrawnTown town = DrawnTown.of("""
                ..~~~~~~~~~~~~
                """);
        Sources places =
                Sources.ofPoints(List.of("far", "near"), List.of(DrawnTown.point(950, -50), DrawnTown.point(350, -50)));

        List<Joining> joinings = town.walk().joinings(places);

        assertThat(joinings.get(0).failed()).isTrue();
        assertThat(joinings.get(0).snapMetres()).isNaN();
        assertThat(joinings.get(1)).isEqualTo(new Joining(1, 1, 200));
        assertThat(costs(town.walk().reach(places, METRES, 1000))).startsWith(300, 200, FAR);
    }

    @Test
    void tellsTheNearestPlaceAndGivesTiesToTheLowestId() {
        DrawnTown town = DrawnTown.of("B...A");

        NearestSurface nearest = town.walk().nearest(town.facilities(), METRES, 200);

        // A is source 0; the middle is 200 m from both
        assertThat(IntStream.range(0, 5).map(nearest::sourceAt)).containsExactly(1, 1, 0, 0, 0);
    }

    @Test
    void tellsNoPlaceBeyondTheLimit() {
        DrawnTown town = DrawnTown.of("A..");

        NearestSurface nearest = town.walk().nearest(town.facilities(), METRES, 100);

        assertThat(nearest.sourceAt(2)).isEqualTo(NearestSurface.NONE);
        assertThat(nearest.reach().costAt(2)).isEqualTo(FAR);
    }

    @Test
    void fromAPointToAPlaceInTheSameCellIsTheLineBetween() {
        DrawnTown town = DrawnTown.of("A..~B");
        Sources targets = town.facilities();

        int[] costs = town.walk().fromPoint(DrawnTown.point(60, -50), targets, METRES, 1000);

        assertThat(costs).containsExactly(10, FAR);
        assertThat(town.walk().fromPoint(DrawnTown.point(260, -50), targets, METRES, 210))
                .containsExactly(210, FAR);
        assertThat(town.walk().fromPoint(DrawnTown.point(260, -50), targets, METRES, 209))
                .containsExactly(FAR, FAR);
    }

    @Test
    void aSurfaceWithoutPlacesIsUnreached() {
        DrawnTown town = DrawnTown.of("...");

        ReachSurface reach = town.walk().reach(Sources.ofPoints(List.of(), List.of()), METRES, 100);

        assertThat(costs(reach)).containsOnly(FAR);
        assertThat(reach.sourceCount()).isZero();
    }

    @Test
    void refusesWhatItCannotAnswer() {
        DrawnTown town = DrawnTown.of("A");

        assertThatThrownBy(() -> town.walk().reach(town.facilities(), TravelCost.straight(), 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("straight");
        assertThatThrownBy(() -> town.walk().reach(town.facilities(), METRES, 65_535))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65534");
        assertThatThrownBy(() -> town.walk().reach(town.facilities(), METRES, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNoMoreWorkThanThis() {
        DrawnTown town = DrawnTown.of((".".repeat(41) + "\n").repeat(20) + ".".repeat(20) + "A" + ".".repeat(20) + "\n"
                + (".".repeat(41) + "\n").repeat(20));

        SearchStats stats = town.walk().reach(town.facilities(), METRES, 1000).stats();

        // Each cell of the 16-sided figure with a reach of 10 cells is settled once. The first 9 try 16 moves, the
        // others 3.
        long cells = IntStream.of(costs(town.walk().reach(town.facilities(), METRES, 1000)))
                .filter(cost -> cost != FAR)
                .count();
        assertThat(cells).isBetween(293L, 317L); // pi * 10^2 = 314 and the circle inscribed in the figure's scale, 305
        assertThat(stats).isEqualTo(new SearchStats(cells, 9 * 16 + (cells - 9) * 3));
    }

    /** Random towns of water, bridges and places: the search against a plain one that knows nothing of its short cuts. */
    @Test
    void equalsAPlainSearchOnRandomTowns() {
        for (int seed = 0; seed < 200; seed++) {
            RandomTown town = new RandomTown(seed);
            NearestSurface nearest = town.walk.nearest(town.sources, METRES, town.limit);
            ReachSurface reach = town.walk.reach(town.sources, METRES, town.limit);

            int[] expected = new int[town.extent.cellCount()];
            int[] owners = new int[expected.length];
            long[] best = new long[expected.length];
            Arrays.fill(expected, FAR);
            Arrays.fill(owners, NearestSurface.NONE);
            Arrays.fill(best, Long.MAX_VALUE);
            for (int source = 0; source < town.sources.size(); source++) {
                long[] single = town.plainSearch(source);
                for (int cell = 0; cell < single.length; cell++) {
                    int whole = single[cell] == Long.MAX_VALUE ? FAR : METRES.of(single[cell] / 1000d);
                    if (whole <= town.limit && single[cell] < best[cell]) {
                        best[cell] = single[cell];
                        expected[cell] = whole;
                        owners[cell] = source;
                    }
                }
            }
            assertThat(costs(reach)).as("seed %d", seed).isEqualTo(expected);
            assertThat(costs(nearest.reach())).as("seed %d", seed).isEqualTo(expected);
            assertThat(IntStream.range(0, owners.length).map(nearest::sourceAt).toArray())
                    .as("seed %d", seed)
                    .isEqualTo(owners);
        }
    }

    @Test
    void manyPlacesAtOnceAreTheLowestOfEachAlone() {
        for (int seed = 200; seed < 300; seed++) {
            RandomTown town = new RandomTown(seed);
            int[] lowest = new int[town.extent.cellCount()];
            Arrays.fill(lowest, FAR);
            town.walk.catchments(town.sources, METRES, town.limit, (source, cells, costs, count) -> {
                synchronized (lowest) {
                    for (int i = 0; i < count; i++) {
                        lowest[cells[i]] = Math.min(lowest[cells[i]], costs[i]);
                    }
                }
            });
            for (int source = 0; source < town.sources.size(); source++) {
                Sources alone = Sources.ofPoints(List.of(town.sources.id(source)), List.of(town.sources.point(source)));
                int[] single = costs(town.walk.reach(alone, METRES, town.limit));
                for (int cell = 0; cell < single.length; cell++) {
                    assertThat(lowest[cell]).isLessThanOrEqualTo(single[cell]);
                }
            }
            assertThat(lowest).as("seed %d", seed).isEqualTo(costs(town.walk.reach(town.sources, METRES, town.limit)));
        }
    }

    @Test
    void theOrderOfThePlacesLeavesNoTrace() {
        RandomTown town = new RandomTown(7);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, town.sources.size()).boxed().toList());
        Collections.shuffle(order, new Random(1));
        Sources shuffled = Sources.ofPoints(
                order.stream().map(town.sources::id).toList(),
                order.stream().map(town.sources::point).toList());

        assertThat(town.walk.reach(shuffled, METRES, town.limit))
                .isEqualTo(town.walk.reach(town.sources, METRES, town.limit));
    }

    @Test
    void bothWaysCostTheSame() {
        for (int seed = 300; seed < 400; seed++) {
            RandomTown town = new RandomTown(seed);
            for (int from = 0; from < town.sources.size(); from++) {
                int[] there = town.walk.fromPoint(town.sources.point(from), town.sources, METRES, town.limit);
                for (int to = 0; to < there.length; to++) {
                    int back = town.walk.fromPoint(town.sources.point(to), town.sources, METRES, town.limit)[from];
                    // the last millimetre may round differently
                    assertThat((double) there[to])
                            .as("seed %d, %d to %d", seed, from, to)
                            .isCloseTo(back, offset(1d));
                }
            }
        }
    }

    static int[] costs(ReachSurface reach) {
        return IntStream.range(0, reach.extent().cellCount()).map(reach::costAt).toArray();
    }

    /** Up to 40 x 40 cells, a tenth to nearly half of them water, up to 12 places anywhere in them. */
    private static final class RandomTown {
        private static final int[][] MOVES = {
            {0, 1}, {1, 0}, {0, -1}, {-1, 0}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1},
            {1, 2}, {2, 1}, {1, -2}, {2, -1}, {-1, 2}, {-2, 1}, {-1, -2}, {-2, -1}
        };

        final GridExtent extent;
        final BitSet water = new BitSet();
        final Sources sources;
        final GridWalk walk;
        final int limit;

        RandomTown(int seed) {
            Random random = new Random(seed);
            extent = new GridExtent(4551, 0, 0, 100, 1 + random.nextInt(40), 1 + random.nextInt(40));
            double wet = random.nextInt(4) * 0.15;
            for (int cell = 0; cell < extent.cellCount(); cell++) {
                water.set(cell, random.nextDouble() < wet);
            }
            List<String> ids = new ArrayList<>();
            List<GridPoint> points = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                ids.add("p%02d".formatted(i));
                // half of them at centres, so that there are ties
                boolean centred = random.nextBoolean();
                double dx = centred ? 0.5 : random.nextDouble();
                double dy = centred ? 0.5 : random.nextDouble();
                points.add(DrawnTown.point(
                        (random.nextInt(extent.columns()) + dx) * 100, -(random.nextInt(extent.rows()) + dy) * 100));
            }
            sources = Sources.ofPoints(ids, points);
            walk = new GridWalk(CostSurface.of(extent, water), GroundScale.flat(extent));
            limit = 200 + random.nextInt(3000);
        }

        /** Dijkstra with a priority queue over all 16 moves, straight from their definition. */
        long[] plainSearch(int source) {
            long[] known = new long[extent.cellCount()];
            Arrays.fill(known, Long.MAX_VALUE);
            PriorityQueue<long[]> queue = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
            GridPoint place = sources.point(source);
            int own = extent.cellAt(place.x(), place.y());
            if (!water.get(own)) {
                for (int row = -1; row <= 1; row++) {
                    for (int column = -1; column <= 1; column++) {
                        int c = extent.column(own) + column;
                        int r = extent.row(own) + row;
                        if ((column == 0 && row == 0) || free(extent.column(own), extent.row(own), column, row)) {
                            double line = Math.hypot(extent.centreX(c) - place.x(), extent.centreY(r) - place.y());
                            queue.add(new long[] {Math.round(line * 1000), extent.cell(c, r)});
                        }
                    }
                }
            } else {
                int nearest = -1;
                double shortest = 500;
                for (int cell = 0; cell < known.length; cell++) {
                    double line = Math.hypot(
                            extent.centreX(extent.column(cell)) - place.x(),
                            extent.centreY(extent.row(cell)) - place.y());
                    if (!water.get(cell) && (nearest < 0 ? line <= shortest : line < shortest)) {
                        nearest = cell;
                        shortest = line;
                    }
                }
                if (nearest >= 0) {
                    queue.add(new long[] {Math.round(shortest * 1000), nearest});
                }
            }
            while (!queue.isEmpty()) {
                long[] next = queue.remove();
                int cell = (int) next[1];
                if (next[0] < known[cell]) {
                    known[cell] = next[0];
                    int column = extent.column(cell);
                    int row = extent.row(cell);
                    for (int[] move : MOVES) {
                        if (free(column, row, move[0], move[1])) {
                            long length = Math.round(100_000 * Math.hypot(move[0], move[1]));
                            queue.add(new long[] {next[0] + length, extent.cell(column + move[0], row + move[1])});
                        }
                    }
                }
            }
            return known;
        }

        private boolean free(int column, int row, int east, int south) {
            if (!land(column + east, row + south)) {
                return false;
            }
            return switch (Math.abs(east) + Math.abs(south)) {
                case 1 -> true;
                case 2 -> land(column + east, row) || land(column, row + south);
                default ->
                    Math.abs(east) == 2
                            ? land(column + east / 2, row) && land(column + east / 2, row + south)
                            : land(column, row + south / 2) && land(column + east, row + south / 2);
            };
        }

        private boolean land(int column, int row) {
            return column >= 0
                    && column < extent.columns()
                    && row >= 0
                    && row < extent.rows()
                    && !water.get(extent.cell(column, row));
        }
    }
}
