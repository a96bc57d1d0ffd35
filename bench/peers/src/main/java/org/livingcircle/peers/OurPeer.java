package org.livingcircle.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.streets.ArcGraph;
import org.livingcircle.streets.Direction;
import org.livingcircle.streets.JoinSums;
import org.livingcircle.streets.JoinZones;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.RoadClass;
import org.livingcircle.streets.Snap;
import org.livingcircle.streets.StreetCatchment;
import org.livingcircle.streets.StreetChanges;
import org.livingcircle.streets.StreetCosts;
import org.livingcircle.streets.StreetGraph;
import org.livingcircle.streets.StreetGrid;
import org.livingcircle.streets.StreetReach;
import org.livingcircle.streets.StreetSearch;
import org.livingcircle.streets.StreetSpeeds;
import org.livingcircle.streets.StreetTravel;

/** LivingCircle's kernels on the same edges, called as the service calls them. Snaps and joins in the plane by itself. */
final class OurPeer {

    /** People are counted in whole thousandths: a long adds up the same in any order. */
    private static final double THOUSANDTHS = 1000;

    private static final StreetTravel WALK = new StreetTravel(Mode.WALK, new Profile("adult", 4), false, Metric.TIME);
    private static final StreetSpeeds SPEEDS = StreetSpeeds.asTagged(1);

    private OurPeer() {}

    static void measure(Town town, Shapes shapes, String version, Timing timing) {
        timing.version("LivingCircle " + version);
        long before = Timing.heap();
        StreetGraph graph = graph(shapes);
        timing.memory("streets with shapes", Timing.heap() - before);
        before = Timing.heap();
        GridExtent extent = new GridExtent(
                shapes.grid()[0],
                shapes.corner()[0],
                shapes.corner()[1],
                shapes.corner()[2],
                shapes.grid()[1],
                shapes.grid()[2]);
        StreetCosts costs = StreetCosts.of(graph, WALK, SPEEDS, StreetChanges.NONE);
        StreetGrid grid = StreetGrid.withoutWater(extent, town.cells().number(), graph, costs, SPEEDS.access());
        timing.memory("index of streets, cells joined", Timing.heap() - before);
        before = Timing.heap();
        StreetReach reach = new StreetReach(grid, costs, Direction.FROM_FACILITY);
        StreetCatchment catchment = reach.catchment();
        timing.memory("walking costs, arcs and workspace", Timing.heap() - before);

        int[] position = positions(town, grid);
        long[] people = new long[position.length];
        int[] township = new int[position.length];
        for (int join = 0; join < position.length; join++) {
            people[join] = Math.round(town.cells().people()[position[join]] * THOUSANDTHS);
            township[join] = town.cells().township()[position[join]];
        }
        List<Optional<Snap>> places = new ArrayList<>();
        for (int h = 0; h < town.hospitals(); h++) {
            places.add(grid.snap(new org.livingcircle.network.GridPoint(
                    new org.livingcircle.geo.LonLat(town.hospitalLon()[h], town.hospitalLat()[h]),
                    shapes.hospitals()[2 * h],
                    shapes.hospitals()[2 * h + 1])));
        }
        int seconds = Town.LIMIT_MS / 1000;
        JoinSums sums = JoinSums.of(grid, people);
        timing.row("catchment", "catchment, people", town.hospitals(), 1500, 500, h -> {
            return catchment.sum(places.get(h).orElseThrow(), seconds, sums) / THOUSANDTHS;
        });
        timing.row("catchment", "catchment, time and people by cell", town.hospitals(), 1500, 500, h -> {
            catchment.run(places.get(h).orElseThrow(), seconds);
            return catchment.sum(people) / THOUSANDTHS;
        });
        JoinZones zones = JoinZones.of(town.cells().townships().length, township);
        timing.row("union", "one search from all, nearest time by cell, people by township", 1, 3000, 1000, none -> {
            int[] nearest = reach.cellCosts(places, seconds);
            return Arrays.stream(zones.within(nearest, seconds, people)).sum() / THOUSANDTHS;
        });
        same(town, timing);
        OurMatrix.measure(town, timing);
    }

    /** Where in the town's cells each joined cell stands. */
    private static int[] positions(Town town, StreetGrid grid) {
        Map<Integer, Integer> byNumber = new HashMap<>();
        for (int i = 0; i < town.cells().count(); i++) {
            byNumber.put(town.cells().number()[i], i);
        }
        return Arrays.stream(grid.cellsInOrder()).map(byNumber::get).toArray();
    }

    /** The search on the very arcs and joints of the other peers: the same people to the last digit. */
    private static void same(Town town, Timing timing) {
        StreetSearch search = new StreetSearch(arcs(town.walk()));
        Count count = new Count(town);
        timing.row("same", "search on the peers' arcs and joints", town.hospitals(), 1, 1, h -> {
            search.open(Town.LIMIT_MS);
            search.seed(town.nodes() + h, town.access()[h]);
            search.run();
            count.begin();
            for (int i = 0; i < search.reachedCount(); i++) {
                int node = search.reached(i);
                count.node(node, search.costTo(node), Town.LIMIT_MS);
            }
            return count.people();
        });
    }

    static ArcGraph arcs(Arcs arcs) {
        int[] tails = new int[arcs.head().length];
        for (int node = 0; node < arcs.nodes(); node++) {
            Arrays.fill(tails, arcs.first()[node], arcs.first()[node + 1], node);
        }
        return ArcGraph.of(arcs.nodes(), tails, arcs.head(), arcs.cost());
    }

    private static StreetGraph graph(Shapes shapes) {
        StreetGraph.Builder builder = new StreetGraph.Builder(shapes.grid()[0]);
        for (int node = 0; node < shapes.xy().length / 2; node++) {
            builder.node(shapes.xy()[2 * node], shapes.xy()[2 * node + 1]);
        }
        int[] flags = {
            0, StreetGraph.WALK_FORWARD, StreetGraph.WALK_BACKWARD, StreetGraph.WALK_FORWARD | StreetGraph.WALK_BACKWARD
        };
        for (int edge = 0; edge < shapes.edges(); edge++) {
            builder.edge(
                    shapes.ends()[2 * edge],
                    shapes.ends()[2 * edge + 1],
                    shapes.millimetres()[edge],
                    RoadClass.RESIDENTIAL,
                    flags[shapes.walk()[edge]],
                    5,
                    0,
                    0,
                    0,
                    0,
                    Arrays.copyOfRange(shapes.shape(), 2 * shapes.start()[edge], 2 * shapes.start()[edge + 1]),
                    "",
                    0);
        }
        return builder.build();
    }
}
