package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.network.CostRows;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.Metric;
import org.livingcircle.network.NearestSurface;
import org.livingcircle.network.Profile;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.network.Sources;
import org.livingcircle.testing.StreetTown;

class StreetReachTest {

    private static final int TOWNS = 150;
    private static final Profile ADULT = new Profile("adult", 4);
    private static final StreetSpeeds TAGGED = StreetSpeeds.asTagged(0.8);

    /** A random town, somebody who travels in it, and some facilities. */
    private static final class Town {

        final StreetReach reach;
        final StreetGrid grid;
        final StreetCosts costs;
        final Direction direction;
        final Sources facilities;
        final List<Optional<Snap>> snaps;
        final int limit;
        final String name;

        Town(int seed) {
            Random random = new Random(seed);
            double side = 1500;
            StreetGraph graph = StreetTown.random(random, 2 + random.nextInt(25), 1 + random.nextInt(60), side);
            Mode mode = StreetTown.mode(random);
            Metric metric = random.nextBoolean() ? Metric.TIME : Metric.DISTANCE;
            StreetTravel travel = new StreetTravel(mode, ADULT, random.nextBoolean(), metric);
            StreetCosts all = StreetCosts.of(graph, travel, TAGGED, StreetChanges.NONE);
            GridExtent extent = GridExtent.covering(4551, -700, -700, side + 700, side + 700, 100);
            int[] cells = IntStream.range(0, extent.cellCount())
                    .filter(cell -> random.nextInt(4) != 0)
                    .toArray();
            BitSet closed = new BitSet();
            for (int edge = 0; edge < graph.edgeCount(); edge++) {
                closed.set(edge, random.nextInt(12) == 0);
            }
            this.costs = StreetCosts.of(graph, travel, TAGGED, new StreetChanges(closed, List.of()));
            this.direction = random.nextBoolean() ? Direction.TO_FACILITY : Direction.FROM_FACILITY;
            this.grid = StreetGrid.withoutWater(extent, cells, graph, all, StreetSpeeds.StrategicAccess.USUAL);
            this.reach = new StreetReach(grid, costs, direction);
            TreeMap<String, GridPoint> places = new TreeMap<>();
            int count = 1 + random.nextInt(6);
            for (int i = 0; i < count; i++) {
                double x = side * (1.4 * random.nextDouble() - 0.2);
                double y = side * (1.4 * random.nextDouble() - 0.2);
                places.put("facility " + i, StreetTown.point(x, y));
                if (random.nextInt(5) == 0) {
                    places.put("twin " + i, StreetTown.point(x, y));
                }
            }
            this.facilities = Sources.ofPoints(List.copyOf(places.keySet()), places.values());
            this.snaps = reach.snaps(facilities);
            this.limit = 1 + random.nextInt(metric == Metric.TIME ? 2000 : 3000);
            this.name = "seed %d, %s, %s, %s to %d".formatted(seed, mode, direction, metric, limit);
        }

        /**
         * Returns the inner cost between every joined cell and one facility: every joint becomes a node of its own, joined to the
         * ends of its edge and to the joint of the facility on the same edge, and costs go down until none does any more.
         */
        int[] expected(int facility) {
            int[] found = new int[grid.joins().size()];
            Arrays.fill(found, Integer.MAX_VALUE);
            Snap place = snaps.get(facility).orElse(null);
            if (place == null) {
                return found;
            }
            long[] nodes = new long[grid.graph().nodeCount()];
            Arrays.fill(nodes, Integer.MAX_VALUE);
            long access = costs.access(place.edge(), place.metres());
            improve(nodes, grid.graph().from(place.edge()), access, ways(place.edge(), place.along(), 0));
            improve(nodes, grid.graph().to(place.edge()), access, ways(place.edge(), place.along(), 1));
            for (boolean changed = true; changed; ) {
                changed = false;
                for (int edge = 0; edge < grid.graph().edgeCount(); edge++) {
                    int from = grid.graph().from(edge);
                    int to = grid.graph().to(edge);
                    changed |= improve(nodes, to, nodes[from], ways(edge, 0, 1));
                    changed |= improve(nodes, from, nodes[to], ways(edge, 1, 0));
                }
            }
            for (int join = 0; join < found.length; join++) {
                int edge = grid.joins().edge(join);
                double along = grid.joins().along(join);
                long[] cost = {Integer.MAX_VALUE};
                improve(cost, 0, nodes[grid.graph().from(edge)], ways(edge, 0, along));
                improve(cost, 0, nodes[grid.graph().to(edge)], ways(edge, 1, along));
                if (edge == place.edge()) {
                    improve(cost, 0, access, ways(edge, place.along(), along));
                }
                long all = cost[0] + costs.access(edge, grid.joins().metres(join));
                found[join] = all <= limit * 1000L ? (int) all : Integer.MAX_VALUE;
            }
            return found;
        }

        private static boolean improve(long[] costs, int at, long from, long way) {
            if (way < 0 || from + way >= costs[at]) {
                return false;
            }
            costs[at] = from + way;
            return true;
        }

        /** Returns the cost of going along an edge as seen from the facility, -1 if it is closed. */
        private long ways(int edge, double begin, double end) {
            boolean ahead = begin < end == (direction == Direction.FROM_FACILITY);
            int whole = ahead ? costs.forward(edge) : costs.backward(edge);
            if (begin == end && (begin == 0 || begin == 1 || costs.open(edge))) {
                return 0;
            }
            return whole == StreetCosts.CLOSED ? -1 : Math.round(whole * Math.abs(end - begin));
        }

        int outer(int inner) {
            return inner == Integer.MAX_VALUE ? ReachSurface.UNREACHED : (int) Math.ceil(inner / 1000.0);
        }
    }

    @Test
    void reachAndNearestAreThoseOfAGraphWithEveryJointInIt() {
        for (int seed = 0; seed < TOWNS; seed++) {
            Town town = new Town(seed);
            int joined = town.grid.joins().size();
            int[] cells = town.grid.cellsInOrder();
            int[] best = new int[joined];
            int[] owner = new int[joined];
            Arrays.fill(best, Integer.MAX_VALUE);
            Arrays.fill(owner, NearestSurface.NONE);
            for (int facility = 0; facility < town.facilities.size(); facility++) {
                int[] one = town.expected(facility);
                for (int join = 0; join < joined; join++) {
                    if (one[join] < best[join]) {
                        best[join] = one[join];
                        owner[join] = facility;
                    }
                }
            }
            ReachSurface reach = town.reach.reach(town.facilities, town.limit);
            NearestSurface nearest = town.reach.nearest(town.facilities, town.limit);
            int[] inner = town.reach.cellCosts(town.snaps, town.limit);
            BitSet others = new BitSet();
            others.set(0, town.grid.extent().cellCount());
            for (int join = 0; join < joined; join++) {
                String where = "%s, cell %d".formatted(town.name, cells[join]);
                assertThat(reach.costAt(cells[join])).as(where).isEqualTo(town.outer(best[join]));
                assertThat(nearest.sourceAt(cells[join])).as(where).isEqualTo(owner[join]);
                if (best[join] == Integer.MAX_VALUE) {
                    assertThat(inner[join]).as(where).isGreaterThan(town.limit * 1000);
                } else {
                    assertThat(inner[join]).as(where).isEqualTo(best[join]);
                }
                others.clear(cells[join]);
            }
            assertThat(nearest.reach()).as(town.name).isEqualTo(reach);
            others.stream().forEach(cell -> {
                assertThat(reach.costAt(cell)).as(town.name).isEqualTo(ReachSurface.UNREACHED);
                assertThat(nearest.sourceAt(cell)).as(town.name).isEqualTo(NearestSurface.NONE);
            });
        }
    }

    @Test
    void theCatchmentOfEachFacilityIsThatOfAGraphWithEveryJointInIt() {
        for (int seed = 0; seed < TOWNS; seed++) {
            Town town = new Town(seed);
            ConcurrentSkipListMap<Integer, TreeMap<Integer, Integer>> found = new ConcurrentSkipListMap<>();
            town.reach.catchments(town.facilities, town.limit, (source, cells, costs, count) -> {
                TreeMap<Integer, Integer> own = new TreeMap<>();
                for (int i = 0; i < count; i++) {
                    assertThat(own.put(cells[i], (int) costs[i]))
                            .as("%s: twice", town.name)
                            .isNull();
                }
                found.put(source, own);
            });
            StreetCatchment catchment = town.reach.catchment();
            long[] people = new Random(seed)
                    .longs(town.grid.joins().size(), 0, 1L << 40)
                    .toArray();
            JoinSums sums = JoinSums.of(town.grid, people);
            assertThat(found).as(town.name).hasSize(town.facilities.size());
            for (int facility = 0; facility < town.facilities.size(); facility++) {
                TreeMap<Integer, Integer> expected = new TreeMap<>();
                int[] inner = town.expected(facility);
                long sum = 0;
                for (int join = 0; join < inner.length; join++) {
                    if (inner[join] != Integer.MAX_VALUE) {
                        expected.put(town.grid.cellsInOrder()[join], town.outer(inner[join]));
                        sum += people[join];
                    }
                }
                assertThat(found.get(facility))
                        .as("%s, facility %d", town.name, facility)
                        .isEqualTo(expected);
                if (town.snaps.get(facility).isPresent()) {
                    catchment.run(town.snaps.get(facility).get(), town.limit);
                    assertThat(catchment.sum(people))
                            .as("%s, facility %d", town.name, facility)
                            .isEqualTo(sum);
                    assertThat(catchment.size())
                            .as("%s, facility %d", town.name, facility)
                            .isEqualTo(expected.size());
                    assertThat(catchment.sum(town.snaps.get(facility).get(), town.limit, sums))
                            .as("%s, facility %d", town.name, facility)
                            .isEqualTo(sum);
                    assertBorders(catchment, town.snaps.get(facility).get(), inner, people, sums, town.name);
                }
            }
        }
    }

    /** Counts to every limit that a cell reaches exactly, or misses by the least there is. */
    private static void assertBorders(
            StreetCatchment catchment, Snap place, int[] inner, long[] people, JoinSums sums, String name) {
        for (int border : inner) {
            int limit = border / 1000;
            if (border != Integer.MAX_VALUE && border % 1000 <= 1) {
                long expected = 0;
                for (int join = 0; join < inner.length; join++) {
                    expected += inner[join] <= 1000 * limit ? people[join] : 0;
                }
                assertThat(catchment.sum(place, limit, sums))
                        .as("%s, to %d", name, limit)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void fromAPointIsTheCostOfItsCell() {
        for (int seed = 0; seed < TOWNS; seed++) {
            Town town = new Town(seed);
            Random random = new Random(seed);
            for (int i = 0; i < 5 && town.grid.joins().size() > 0; i++) {
                int join = random.nextInt(town.grid.joins().size());
                int cell = town.grid.cellsInOrder()[join];
                GridExtent extent = town.grid.extent();
                GridPoint centre =
                        StreetTown.point(extent.centreX(extent.column(cell)), extent.centreY(extent.row(cell)));
                int[] found = town.reach.fromPoint(centre, town.facilities, town.limit);
                for (int facility = 0; facility < found.length; facility++) {
                    int inner = town.expected(facility)[join];
                    String where = "%s, cell %d, facility %d".formatted(town.name, cell, facility);
                    assertThat(found[facility]).as(where).isEqualTo(town.outer(inner));
                }
            }
        }
    }

    @Test
    void rowsHoldWhatTheCatchmentsHoldForTheCellsAskedFor() {
        for (int seed = 0; seed < TOWNS; seed++) {
            Town town = new Town(seed);
            Random random = new Random(seed);
            int[] cells = IntStream.range(0, town.grid.extent().cellCount())
                    .filter(cell -> random.nextInt(3) != 0)
                    .boxed()
                    .sorted(Comparator.comparingInt(cell -> Integer.reverse(cell)))
                    .mapToInt(cell -> cell)
                    .toArray();
            int[][] expected = new int[town.facilities.size()][cells.length];
            for (int[] row : expected) {
                Arrays.fill(row, CostRows.NO_WAY);
            }
            town.reach.catchments(town.facilities, town.limit, (source, found, costs, count) -> {
                TreeMap<Integer, Integer> own = new TreeMap<>();
                for (int i = 0; i < count; i++) {
                    own.put(found[i], (int) costs[i]);
                }
                Arrays.setAll(expected[source], at -> own.getOrDefault(cells[at], CostRows.NO_WAY));
            });
            int[][] rows = new int[town.facilities.size()][];
            town.reach.rows(town.facilities, cells, town.limit, (source, costs) -> rows[source] = costs.clone());
            assertThat(rows).as(town.name).isDeepEqualTo(expected);
        }
    }

    @Test
    void theCatchmentsTogetherAreTheReach() {
        for (int seed = 0; seed < TOWNS; seed++) {
            Town town = new Town(seed);
            int[] least = new int[town.grid.extent().cellCount()];
            Arrays.fill(least, ReachSurface.UNREACHED);
            town.reach.catchments(town.facilities, town.limit, (source, cells, costs, count) -> {
                synchronized (least) {
                    for (int i = 0; i < count; i++) {
                        least[cells[i]] = Math.min(least[cells[i]], costs[i]);
                    }
                }
            });
            ReachSurface reach = town.reach.reach(town.facilities, town.limit);
            assertThat(IntStream.range(0, least.length).map(reach::costAt).toArray())
                    .as(town.name)
                    .isEqualTo(least);
        }
    }

    /** A kilometre east, one way for wheels; and the way back 200 m north of it. */
    private static final StreetTown RING = StreetTown.of(100, """
                D.........C
                ...........
                A.........B
                """).oneWay("ABCDA");

    @Test
    void towardsAndFromDifferOnAOneWayStreet() {
        StreetGraph graph = RING.graph();
        Sources here = Sources.ofPoints(List.of("here"), List.of(RING.at("A", 400, 0)));
        GridPoint east = RING.at("A", 700, 0);
        StreetReach to = reach(graph, Mode.DRIVE, Direction.TO_FACILITY, StreetChanges.NONE);
        StreetReach from = reach(graph, Mode.DRIVE, Direction.FROM_FACILITY, StreetChanges.NONE);
        // 300 m at 30 km/h; back: 300 m to B, 200 m, 1000 m, 200 m, 400 m from A
        assertThat(from.fromPoint(east, here, 600)).containsExactly(36);
        assertThat(to.fromPoint(east, here, 600)).containsExactly(252);
        int cell = cellAt(to, east);
        assertThat(from.reach(here, 600).costAt(cell)).isEqualTo(36);
        assertThat(to.reach(here, 600).costAt(cell)).isEqualTo(252);
        // on foot there is no difference: 300 m at 4 km/h
        StreetReach onFoot = reach(graph, Mode.WALK, Direction.TO_FACILITY, StreetChanges.NONE);
        assertThat(onFoot.fromPoint(east, here, 600)).containsExactly(270);
        assertThat(onFoot.turned().fromPoint(east, here, 600)).containsExactly(270);
    }

    @Test
    void onTheSameEdgeOneNeedNotGoRoundByItsEnds() {
        StreetTown town = StreetTown.of(100, "A.........B").street("AB");
        StreetReach reach = reach(town.graph(), Mode.WALK, Direction.TO_FACILITY, StreetChanges.NONE);
        Sources place = Sources.ofPoints(List.of("place"), List.of(town.at("A", 400, 30)));
        // 100 m along and 30 m to the street: 117 s; by A or B it would be 900 m or 1100 m
        assertThat(reach.fromPoint(town.at("A", 500, 0), place, 900)).containsExactly(117);
        assertThat(reach.reach(place, 900).costAt(cellAt(reach, town.at("A", 500, 0))))
                .isEqualTo(117);
        // both off the street at the same joint: 30 m and 40 m, 63 s
        assertThat(reach.fromPoint(town.at("A", 400, -40), place, 900)).containsExactly(63);
        // the limit itself is inside, a second below is not
        assertThat(reach.fromPoint(town.at("A", 500, 0), place, 117)).containsExactly(117);
        assertThat(reach.fromPoint(town.at("A", 500, 0), place, 116)).containsExactly(ReachSurface.UNREACHED);
    }

    @Test
    void theRiverIsCrossedOnlyOnBridges() {
        // a street on each bank, 200 m apart, bridges at the ends
        StreetTown town =
                StreetTown.of(100, """
                A.........B
                ...........
                D.........C
                """).street("AB").street("DC").bridge("BC").bridge("AD");
        StreetGraph graph = town.graph();
        Sources place = Sources.ofPoints(List.of("place"), List.of(town.at("A", 700, 0)));
        GridPoint opposite = town.at("D", 700, 0);
        StreetReach open = reach(graph, Mode.WALK, Direction.TO_FACILITY, StreetChanges.NONE);
        // 300 m to B, 200 m over the bridge, 300 m back
        assertThat(open.fromPoint(opposite, place, 2000)).containsExactly(720);
        StreetReach west = reach(graph, Mode.WALK, Direction.TO_FACILITY, closed(graph, "BC"));
        // 700 m, 200 m, 700 m
        assertThat(west.fromPoint(opposite, place, 2000)).containsExactly(1440);
        StreetReach none = reach(graph, Mode.WALK, Direction.TO_FACILITY, closed(graph, "BC", "AD"));
        assertThat(none.fromPoint(opposite, place, 60_000)).containsExactly(ReachSurface.UNREACHED);
        ReachSurface reach = none.reach(place, 60_000);
        assertThat(reach.costAt(cellAt(none, opposite))).isEqualTo(ReachSurface.UNREACHED);
        assertThat(reach.costAt(cellAt(none, town.at("A", 100, 0)))).isEqualTo(540);
        // on a closed bridge nobody is reached
        assertThat(reach.costAt(cellAt(none, town.at("B", 0, -100)))).isEqualTo(ReachSurface.UNREACHED);
    }

    @Test
    void nobodyJoinsBeyondFiveHundredMetres() {
        StreetTown town = StreetTown.of(100, "A.........B").street("AB");
        StreetReach reach = reach(town.graph(), Mode.WALK, Direction.TO_FACILITY, StreetChanges.NONE);
        Sources near = Sources.ofPoints(
                List.of("at the limit", "beyond"), List.of(town.at("A", 500, -500), town.at("A", 500, -501)));
        assertThat(reach.snaps(near).get(0)).isPresent();
        assertThat(reach.snaps(near).get(1)).isEmpty();
        // 500 m on either side of the street: 900 s
        assertThat(reach.fromPoint(town.at("A", 500, 500), near, 2000)).containsExactly(900, ReachSurface.UNREACHED);
        assertThat(reach.fromPoint(town.at("A", 500, 501), near, 2000))
                .containsExactly(ReachSurface.UNREACHED, ReachSurface.UNREACHED);
        ReachSurface surface = reach.reach(near, 2000);
        assertThat(surface.costAt(cellAt(reach, town.at("A", 500, 500)))).isEqualTo(900);
        assertThat(surface.costAt(cellAt(reach, town.at("A", 500, 600)))).isEqualTo(ReachSurface.UNREACHED);
    }

    @Test
    void amongEqualsTheLowestIdIsTheNearest() {
        StreetTown town = StreetTown.of(100, "A.........B.........C....D").street("ABCD");
        StreetReach reach = reach(town.graph(), Mode.WALK, Direction.TO_FACILITY, StreetChanges.NONE);
        // at a junction, the places in the streets on both sides
        assertNearest(reach, town.at("A", 500, 0), town.at("B", 500, 0), town.at("B", 0, 0), town.at("B", -100, 0));
        // in the street between two junctions, a place beyond each
        assertNearest(reach, town.at("A", 700, 0), town.at("C", 300, 0), town.at("B", 500, 0), town.at("B", 400, 0));
        // two places in the street itself
        assertNearest(reach, town.at("A", 300, 0), town.at("A", 700, 0), town.at("A", 500, 0), town.at("A", 400, 0));
        // one beyond a junction and one in the street itself
        assertNearest(reach, town.at("A", 900, 0), town.at("B", 300, 0), town.at("B", 100, 0), town.at("B", 0, 0));
        assertNearest(reach, town.at("A", 700, 0), town.at("B", 100, 0), town.at("A", 900, 0), town.at("A", 800, 0));
    }

    /** Both places are equally far from a point, the first is nearer to another; either may have the lower id. */
    private static void assertNearest(
            StreetReach reach, GridPoint one, GridPoint other, GridPoint between, GridPoint nearOne) {
        NearestSurface oneIsLower = reach.nearest(Sources.ofPoints(List.of("1", "2"), List.of(one, other)), 900);
        assertThat(oneIsLower.sourceAt(cellAt(reach, between))).isZero();
        assertThat(oneIsLower.sourceAt(cellAt(reach, nearOne))).isZero();
        NearestSurface otherIsLower = reach.nearest(Sources.ofPoints(List.of("2", "1"), List.of(one, other)), 900);
        assertThat(otherIsLower.sourceAt(cellAt(reach, between))).isZero();
        assertThat(otherIsLower.sourceAt(cellAt(reach, nearOne))).isEqualTo(1);
    }

    @Test
    void peopleOfTheCellsWithinTheLimitAreCounted() {
        StreetTown town = StreetTown.of(100, "A.........B").street("AB");
        StreetReach reach = reach(town.graph(), Mode.WALK, Direction.TO_FACILITY, StreetChanges.NONE);
        long[] people = new long[reach.grid().joins().size()];
        for (int join = 0; join < people.length; join++) {
            people[join] = reach.grid().extent().row(reach.grid().cellsInOrder()[join]) == 7 ? 1 : 1000;
        }
        StreetCatchment catchment = reach.catchment();
        Snap place = reach.grid().snap(town.at("A", 200, 0)).orElseThrow();
        // row 7 is the street's; 80 s are 89 m, 90 s are 100 m
        JoinSums sums = JoinSums.of(reach.grid(), people);
        catchment.run(place, 80);
        assertThat(catchment.sum(people)).isEqualTo(1);
        assertThat(catchment.sum(place, 80, sums)).isEqualTo(1);
        catchment.run(place, 90);
        // along the street one cell to each side, and the cells beside the place
        assertThat(catchment.sum(people)).isEqualTo(2003);
        assertThat(catchment.sum(place, 90, sums)).isEqualTo(2003);
        assertThat(catchment.size()).isEqualTo(5);
    }

    @Test
    void peopleWithinTheLimitAreCountedByZone() {
        int most = 900_000;
        int[] costs = {0, most, most + 1, 5, Integer.MAX_VALUE, StreetSearch.UNREACHED, 7};
        long[] people = {1, 10, 100, 1000, 10_000, 100_000, 1L << 40};
        JoinZones zones = JoinZones.of(3, new int[] {0, 0, 0, 2, 2, 2, JoinZones.NONE});
        assertThat(zones.within(costs, 900, people)).containsExactly(11, 0, 1000);
        assertThat(zones.within(costs, 899, people)).containsExactly(1, 0, 1000);
        assertThatThrownBy(() -> JoinZones.of(3, new int[] {3})).hasMessage("join 0 lies in zone 3 of 3");
        for (int seed = 0; seed < TOWNS; seed++) {
            Town town = new Town(seed);
            Random random = new Random(seed);
            int joined = town.grid.joins().size();
            int[] zoneOf = random.ints(joined, -1, 4).toArray();
            long[] value = random.longs(joined, 0, 1L << 40).toArray();
            long[] expected = new long[4];
            ReachSurface reach = town.reach.reach(town.facilities, town.limit);
            for (int join = 0; join < joined; join++) {
                if (zoneOf[join] >= 0 && reach.costAt(town.grid.cellsInOrder()[join]) <= town.limit) {
                    expected[zoneOf[join]] += value[join];
                }
            }
            int[] inner = town.reach.cellCosts(town.snaps, town.limit);
            assertThat(JoinZones.of(4, zoneOf).within(inner, town.limit, value))
                    .as(town.name)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aLimitThatNoSurfaceHoldsIsRefused() {
        StreetTown town = StreetTown.of(100, "A.B").street("AB");
        StreetReach reach = reach(town.graph(), Mode.WALK, Direction.TO_FACILITY, StreetChanges.NONE);
        Sources none = Sources.ofPoints(List.of(), List.of());
        assertThatThrownBy(() -> reach.reach(none, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> reach.nearest(none, 65_535)).isInstanceOf(IllegalArgumentException.class);
        assertThat(reach.reach(none, 65_534).costAt(0)).isEqualTo(ReachSurface.UNREACHED);
    }

    private static StreetReach reach(StreetGraph graph, Mode mode, Direction direction, StreetChanges changes) {
        StreetTravel travel = new StreetTravel(mode, ADULT, false, Metric.TIME);
        StreetCosts open = StreetCosts.of(graph, travel, TAGGED, StreetChanges.NONE);
        // the centres of its cells lie on the junctions of the drawings
        GridExtent extent = new GridExtent(4551, -700, 700, 100, 40, 20);
        int[] cells = IntStream.range(0, extent.cellCount()).toArray();
        StreetGrid grid = StreetGrid.withoutWater(extent, cells, graph, open, StreetSpeeds.StrategicAccess.USUAL);
        return new StreetReach(grid, StreetCosts.of(graph, travel, TAGGED, changes), direction);
    }

    private static int cellAt(StreetReach reach, GridPoint point) {
        return reach.extent().cellAt(point.x(), point.y());
    }

    private static StreetChanges closed(StreetGraph graph, String... streets) {
        BitSet closed = new BitSet();
        for (String street : streets) {
            closed.set(StreetTown.edge(graph, street));
        }
        return new StreetChanges(closed, new ArrayList<>());
    }
}
