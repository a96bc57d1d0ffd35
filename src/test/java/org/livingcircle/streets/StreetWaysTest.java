package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.testing.StreetTown;

class StreetWaysTest {

    private static final GridExtent EXTENT = new GridExtent(4551, -2000, 2000, 100, 60, 60);
    private static final Profile ADULT = new Profile("adult", 3.6); // a metre a second
    private static final StreetSpeeds TAGGED = StreetSpeeds.asTagged(0.8);
    private static final int FAR = 20_000_000;

    @Test
    void aWayBeginsAndEndsOnEdgesAndNamesItsStreets() {
        StreetTown town = StreetTown.of(100, """
                A-B-C
                ....|
                ....D
                """).street("ABC").street("CD");
        StreetGraph graph = town.graph();
        StreetReach reach = reach(graph, Mode.WALK, Metric.TIME, Direction.TO_FACILITY, StreetChanges.NONE);
        GridPoint from = town.at("A", 50, 30); // 50 m along AB, 30 m beside it
        GridPoint to = town.at("D", 20, 50); // 50 m before D, 20 m beside CD

        StreetWays ways = new StreetWays(reach);
        ways.run(snap(reach, from), FAR);
        Snap place = snap(reach, to);
        StreetRoute route = ways.routeTo(place);

        // 30 m to the street, 150 m to B, 200 m to C, 150 m down, 20 m to the place: at a metre a second
        assertThat(route.cost()).isEqualTo(550_000).isEqualTo(ways.costTo(place));
        assertThat(route.millimetres()).isEqualTo(550_000).isEqualTo(ways.millimetresTo(place));
        assertThat(route.steps(graph))
                .containsExactly(
                        new StreetRoute.Step("", "access", 30_000, 30_000),
                        new StreetRoute.Step("AB", "residential", 150_000, 150_000),
                        new StreetRoute.Step("BC", "residential", 200_000, 200_000),
                        new StreetRoute.Step("CD", "residential", 150_000, 150_000),
                        new StreetRoute.Step("", "access", 20_000, 20_000));
        GridPoint a = town.at("A", 0, 0);
        GridPoint b = town.at("B", 0, 0);
        GridPoint c = town.at("C", 0, 0);
        assertThat(route.line(graph, from, to))
                .containsExactly(
                        from.x(),
                        from.y(),
                        a.x() + 50,
                        a.y(),
                        b.x(),
                        b.y(),
                        c.x(),
                        c.y(),
                        c.x(),
                        to.y(),
                        to.x(),
                        to.y());
    }

    @Test
    void twoPlacesOnOneEdgeMeetOnIt() {
        StreetTown town = StreetTown.of(100, "A-B").street("AB");
        StreetReach reach = reach(town.graph(), Mode.WALK, Metric.TIME, Direction.TO_FACILITY, StreetChanges.NONE);
        StreetWays ways = new StreetWays(reach);
        ways.run(snap(reach, town.at("A", 150, 0)), FAR);

        StreetRoute route = ways.routeTo(snap(reach, town.at("A", 50, 10)));

        assertThat(route.cost()).isEqualTo(110_000);
        assertThat(route.legs()).hasSize(2);
        assertThat(route.legs().get(0).begin()).isEqualTo(0.75);
        assertThat(route.legs().get(0).end()).isEqualTo(0.25);
    }

    @Test
    void aOneWayStreetIsDrivenAround() {
        StreetTown town = StreetTown.of(100, """
                A-B
                | |
                D-C
                """).oneWay("ABCDA");
        StreetGraph graph = town.graph();
        GridPoint from = town.at("A", 150, 0);
        GridPoint to = town.at("A", 50, 0);

        for (Direction direction : Direction.values()) {
            StreetReach reach = reach(graph, Mode.DRIVE, Metric.DISTANCE, direction, StreetChanges.NONE);
            StreetWays ways = new StreetWays(reach);
            ways.run(snap(reach, from), FAR);
            StreetRoute route = ways.routeTo(snap(reach, to));
            // all around from 150 to 50 and 100 m against that way; the drawing is 200 m square
            assertThat(route.millimetres()).isEqualTo(direction == Direction.TO_FACILITY ? 700_000 : 100_000);
        }
    }

    @Test
    void aPlaceThatIsNotReachedHasNoWay() {
        StreetTown town = StreetTown.of(100, "A-B C-D").street("AB").street("CD");
        StreetReach reach = reach(town.graph(), Mode.WALK, Metric.TIME, Direction.TO_FACILITY, StreetChanges.NONE);
        StreetWays ways = new StreetWays(reach);
        ways.run(snap(reach, town.at("A", 0, 0)), FAR);
        Snap there = snap(reach, town.at("D", 0, 0));

        assertThat(ways.costTo(there)).isEqualTo(StreetSearch.UNREACHED);
        assertThatThrownBy(() -> ways.routeTo(there)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Cost first, then length: against Bellman and Ford's plain iteration, from either end. */
    @Test
    void costAndLengthAreThoseOfAPlainSearchFromEitherEnd() {
        int reached = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            StreetGraph graph = StreetTown.random(random, 2 + random.nextInt(25), 1 + random.nextInt(60), 1500);
            Mode mode = StreetTown.mode(random);
            Metric metric = random.nextBoolean() ? Metric.TIME : Metric.DISTANCE;
            StreetReach reach = reach(graph, mode, metric, Direction.TO_FACILITY, StreetChanges.NONE);
            List<Snap> snaps = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                reach.grid()
                        .snap(StreetTown.point(1500 * random.nextDouble(), 1500 * random.nextDouble()))
                        .ifPresent(snaps::add);
            }
            StreetWays ways = new StreetWays(reach);
            StreetWays turned = new StreetWays(reach.turned());
            StreetTable table = StreetTable.of(reach);
            int[][] all = table.costs(snaps, snaps, FAR);
            int near = 300_000;
            int[][] some = table.costs(snaps, snaps, near);
            for (int i = 0; i < snaps.size(); i++) {
                Snap from = snaps.get(i);
                ways.run(from, FAR);
                for (int j = 0; j < snaps.size(); j++) {
                    Snap to = snaps.get(j);
                    String name = "seed %d, %s, %s, %s to %s".formatted(seed, mode, metric, from, to);
                    turned.run(to, FAR);
                    int cost = ways.costTo(to);
                    assertThat(turned.costTo(from)).as(name).isEqualTo(cost);
                    assertThat(all[i][j]).as(name).isEqualTo(cost);
                    assertThat(some[i][j]).as(name).isEqualTo(cost <= near ? cost : StreetSearch.UNREACHED);
                    assertThat(reach.pointCosts(from, List.of(Optional.of(to)), 20_000))
                            .as(name)
                            .containsExactly(cost);
                    long[] plain = plain(graph, reach, from, to);
                    assertThat((long) cost).as(name).isEqualTo(plain[0]);
                    if (cost != StreetSearch.UNREACHED) {
                        reached++;
                        assertThat(ways.millimetresTo(to)).as(name).isEqualTo(plain[1]);
                        assertThat(turned.millimetresTo(from)).as(name).isEqualTo(plain[1]);
                        check(graph, reach, ways.routeTo(to), plain, name);
                        check(graph, reach, turned.routeTo(from), plain, name);
                    }
                }
            }
        }
        assertThat(reached).isGreaterThan(2000);
    }

    /** Legs add up, each begins where the one before ends, and each costs what the edge costs that way. */
    private static void check(StreetGraph graph, StreetReach reach, StreetRoute route, long[] plain, String name) {
        assertThat(route.cost()).as(name).isEqualTo((int) plain[0]);
        assertThat(route.millimetres()).as(name).isEqualTo(plain[1]);
        int cost = 0;
        long millimetres = 0;
        int node = -1;
        for (StreetRoute.Leg leg : route.legs()) {
            cost += leg.cost();
            millimetres += leg.millimetres();
            if (leg.edge() == StreetRoute.ACCESS) {
                continue;
            }
            int begin = leg.begin() == 0 ? graph.from(leg.edge()) : leg.begin() == 1 ? graph.to(leg.edge()) : -1;
            if (node >= 0) {
                assertThat(begin).as(name + ", " + route).isEqualTo(node);
            }
            node = leg.end() == 0 ? graph.from(leg.edge()) : leg.end() == 1 ? graph.to(leg.edge()) : -1;
            if (Math.abs(leg.end() - leg.begin()) == 1) {
                int whole = leg.begin() < leg.end()
                        ? reach.costs().forward(leg.edge())
                        : reach.costs().backward(leg.edge());
                assertThat(leg.cost()).as(name).isEqualTo(whole);
            }
        }
        assertThat(cost).as(name).isEqualTo(route.cost());
        assertThat(millimetres).as(name).isEqualTo(route.millimetres());
    }

    private static long[] plain(StreetGraph graph, StreetReach reach, Snap from, Snap to) {
        StreetCosts costs = reach.costs();
        long[][] best = new long[graph.nodeCount()][];
        for (int node = 0; node < best.length; node++) {
            best[node] = new long[] {StreetSearch.UNREACHED, 0};
        }
        int access = costs.access(from.edge(), from.metres());
        long accessLength = Math.round(from.metres() * 1000);
        lower(
                best[graph.from(from.edge())],
                access + part(costs.backward(from.edge()), from.along()),
                accessLength + part(graph.lengthMillimetres(from.edge()), from.along()));
        lower(
                best[graph.to(from.edge())],
                access + part(costs.forward(from.edge()), 1 - from.along()),
                accessLength + part(graph.lengthMillimetres(from.edge()), 1 - from.along()));
        for (boolean improved = true; improved; ) {
            improved = false;
            for (int edge = 0; edge < graph.edgeCount(); edge++) {
                long[] first = best[graph.from(edge)];
                long[] last = best[graph.to(edge)];
                int length = graph.lengthMillimetres(edge);
                if (costs.forward(edge) != StreetCosts.CLOSED) {
                    improved |= lower(last, first[0] + costs.forward(edge), first[1] + length);
                }
                if (costs.backward(edge) != StreetCosts.CLOSED) {
                    improved |= lower(first, last[0] + costs.backward(edge), last[1] + length);
                }
            }
        }
        long[] found = {StreetSearch.UNREACHED, 0};
        int leave = costs.access(to.edge(), to.metres());
        long leaveLength = Math.round(to.metres() * 1000);
        int length = graph.lengthMillimetres(to.edge());
        long[] first = best[graph.from(to.edge())];
        long[] last = best[graph.to(to.edge())];
        lower(
                found,
                first[0] + part(costs.forward(to.edge()), to.along()) + leave,
                first[1] + part(length, to.along()) + leaveLength);
        lower(
                found,
                last[0] + part(costs.backward(to.edge()), 1 - to.along()) + leave,
                last[1] + part(length, 1 - to.along()) + leaveLength);
        if (from.edge() == to.edge()) {
            double share = Math.abs(to.along() - from.along());
            int whole = from.along() <= to.along() ? costs.forward(to.edge()) : costs.backward(to.edge());
            if (share == 0 && whole == StreetCosts.CLOSED) {
                whole = costs.backward(to.edge());
            }
            lower(found, access + part(whole, share) + leave, accessLength + part(length, share) + leaveLength);
        }
        return found;
    }

    /** At the very end of an edge one need not go along it. */
    private static long part(int whole, double share) {
        if (share == 0) {
            return 0;
        }
        return whole == StreetCosts.CLOSED ? StreetSearch.UNREACHED : Math.round(whole * share);
    }

    private static boolean lower(long[] best, long cost, long length) {
        if (cost < best[0] || (cost == best[0] && cost < StreetSearch.UNREACHED && length < best[1])) {
            best[0] = cost;
            best[1] = length;
            return true;
        }
        return false;
    }

    private static Snap snap(StreetReach reach, GridPoint place) {
        return reach.grid().snap(place).orElseThrow();
    }

    static StreetReach reach(StreetGraph graph, Mode mode, Metric metric, Direction direction, StreetChanges changes) {
        StreetCosts costs = StreetCosts.of(graph, new StreetTravel(mode, ADULT, false, metric), TAGGED, changes);
        int[] cells = {};
        StreetGrid grid = StreetGrid.withoutWater(EXTENT, cells, graph, costs, StreetSpeeds.StrategicAccess.USUAL);
        return new StreetReach(grid, costs, direction);
    }
}
