package org.livingcircle.streets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A walk of 15 minutes at 4 km/h from 72 places: the people in the catchment of each, and the shares of all together by zone. On a
 * jittered grid of streets of about 19,000 junctions and 35,000 streets, or on real ones:
 * {@code bench/jmh StreetCatchmentBenchmark -p streets=…/harbin.osm.pbf}. Cells of 100 m; people and zones are made up.
 */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class StreetCatchmentBenchmark {

    private static final int PLACES = 72;
    private static final int LIMIT = 900;
    private static final int ZONE_METRES = 2_000;
    private static final int MOST_PEOPLE = 1_000;
    private static final StreetTravel WALK = new StreetTravel(Mode.WALK, new Profile("adult", 4), false, Metric.TIME);
    private static final StreetSpeeds SPEEDS = StreetSpeeds.asTagged(0.8);

    @Param("grid")
    String streets = "grid";

    private StreetReach reach = reach(new StreetGraph.Builder(BenchmarkStreets.SRID).build());
    private StreetCatchment catchment = reach.catchment();
    private Plain plain = new Plain(reach, new long[0]);
    private List<Optional<Snap>> places = List.of();
    private long[] people = {};
    private JoinSums sums = JoinSums.of(reach.grid(), people);
    private JoinZones zones = JoinZones.of(0, new int[0]);

    @Setup
    public void prepare() {
        reach = reach(streets.endsWith(".pbf") ? BenchmarkStreets.streets(Path.of(streets)) : grid());
        catchment = reach.catchment();
        Random random = new Random(1);
        people = random.longs(reach.grid().joins().size(), 0, MOST_PEOPLE).toArray();
        sums = JoinSums.of(reach.grid(), people);
        zones = zones(reach.grid());
        places = new ArrayList<>();
        double[] box = reach.grid().graph().box();
        while (places.size() < PLACES) {
            double x = box[0] + random.nextDouble() * (box[2] - box[0]);
            double y = box[1] + random.nextDouble() * (box[3] - box[1]);
            Optional<Snap> snap = reach.grid().snap(new GridPoint(new LonLat(126, 45), x, y));
            if (snap.isPresent()) {
                places.add(snap);
            }
        }
        plain = new Plain(reach, people);
        for (Optional<Snap> place : places) {
            long expected = plain.people(place.orElseThrow());
            catchment.run(place.orElseThrow(), LIMIT);
            if (catchment.sum(people) != expected || catchment.sum(place.orElseThrow(), LIMIT, sums) != expected) {
                throw new IllegalStateException("the catchment of " + place + " differs from the plain one");
            }
        }
        StreetGraph graph = reach.grid().graph();
        System.out.printf(
                "%d nodes, %d edges, %d cells joined, last catchment: %d cells, %s%n",
                graph.nodeCount(), graph.edgeCount(), people.length, catchment.size(), catchment.stats());
    }

    @Benchmark
    @OperationsPerInvocation(PLACES)
    public long plainDijkstra() {
        long all = 0;
        for (Optional<Snap> place : places) {
            all += plain.people(place.orElseThrow());
        }
        return all;
    }

    @Benchmark
    @OperationsPerInvocation(PLACES)
    public long costsAndPeopleByCell() {
        long all = 0;
        for (Optional<Snap> place : places) {
            catchment.run(place.orElseThrow(), LIMIT);
            all += catchment.sum(people);
        }
        return all;
    }

    @Benchmark
    @OperationsPerInvocation(PLACES)
    public long peopleOfACatchment() {
        long all = 0;
        for (Optional<Snap> place : places) {
            all += catchment.sum(place.orElseThrow(), LIMIT, sums);
        }
        return all;
    }

    @Benchmark
    public int[] nearestOfAllPlaces() {
        return reach.cellCosts(places, LIMIT);
    }

    @Benchmark
    public long[] sharesOfAllPlaces() {
        return zones.within(reach.cellCosts(places, LIMIT), LIMIT, people);
    }

    private static StreetReach reach(StreetGraph graph) {
        StreetCosts costs = StreetCosts.of(graph, WALK, SPEEDS, StreetChanges.NONE);
        double[] box = graph.box();
        GridExtent extent = GridExtent.covering(BenchmarkStreets.SRID, box[0], box[1], box[2], box[3], 100);
        int[] cells = IntStream.range(0, extent.cellCount()).toArray();
        StreetGrid grid = StreetGrid.withoutWater(extent, cells, graph, costs, SPEEDS.access());
        return new StreetReach(grid, costs, Direction.TO_FACILITY);
    }

    private static JoinZones zones(StreetGrid grid) {
        GridExtent extent = grid.extent();
        int across = (int) (extent.columns() * extent.cellMetres() / ZONE_METRES) + 1;
        int down = (int) (extent.rows() * extent.cellMetres() / ZONE_METRES) + 1;
        int cellsAcross = (int) (ZONE_METRES / extent.cellMetres());
        return JoinZones.of(
                across * down,
                Arrays.stream(grid.cellsInOrder())
                        .map(cell -> extent.row(cell) / cellsAcross * across + extent.column(cell) / cellsAcross)
                        .toArray());
    }

    /** Returns junctions about 130 m apart, each moved by up to a third of that, all joined to their neighbours but for one street in 14. */
    private static StreetGraph grid() {
        int side = 138;
        double block = 130;
        Random random = new Random(7);
        StreetGraph.Builder builder = new StreetGraph.Builder(BenchmarkStreets.SRID);
        double[] xs = new double[side * side];
        double[] ys = new double[side * side];
        for (int i = 0; i < xs.length; i++) {
            int row = i / side;
            xs[i] = (i % side + 0.7 * random.nextDouble()) * block;
            ys[i] = (row + 0.7 * random.nextDouble()) * block;
            builder.node(xs[i], ys[i]);
        }
        for (int i = 0; i < xs.length; i++) {
            for (int other : new int[] {i + 1, i + side}) {
                boolean neighbour = other == i + side ? other < xs.length : other % side != 0;
                if (neighbour && random.nextInt(14) != 0) {
                    double[] shape = {xs[i], ys[i], xs[other], ys[other]};
                    double metres = Math.hypot(shape[2] - shape[0], shape[3] - shape[1]);
                    int flags = StreetGraph.WALK_FORWARD | StreetGraph.WALK_BACKWARD;
                    int millimetres = (int) Math.round(1000 * metres);
                    builder.edge(i, other, millimetres, RoadClass.RESIDENTIAL, flags, 5, 0, 0, 0, 0, shape, "", 0);
                }
            }
        }
        return builder.build();
    }

    /** Dijkstra (1959) with a heap over compressed rows; people by the cells at each settled node, each counted once. */
    private static final class Plain {
        private final StreetReach reach;
        private final int[] first;
        private final int[] arcs;
        private final int[] costs;
        private final int[] settled;
        private final int[] firstAt;
        private final int[] joinAt;
        private final int[] wayAt;
        private final int[] stamps;
        private final long[] people;
        private final LongHeap queue = new LongHeap();
        private int run;
        private int settledCount;

        Plain(StreetReach reach, long[] people) {
            this.reach = reach;
            this.people = people;
            StreetGraph graph = reach.grid().graph();
            ArcGraph out = ArcGraph.of(graph, reach.costs()).reversed();
            this.first = out.first();
            this.arcs = out.arcs();
            this.costs = new int[graph.nodeCount()];
            this.settled = new int[graph.nodeCount()];
            Arrays.fill(costs, StreetSearch.UNREACHED);
            CellJoins joins = reach.grid().joins();
            this.stamps = new int[joins.size()];
            int[] nodes = new int[2 * joins.size()];
            this.firstAt = new int[graph.nodeCount() + 1];
            for (int join = 0; join < joins.size(); join++) {
                nodes[2 * join] = graph.from(joins.edge(join));
                nodes[2 * join + 1] = graph.to(joins.edge(join));
                firstAt[nodes[2 * join] + 1]++;
                firstAt[nodes[2 * join + 1] + 1]++;
            }
            for (int node = 0; node < graph.nodeCount(); node++) {
                firstAt[node + 1] += firstAt[node];
            }
            this.joinAt = new int[nodes.length];
            this.wayAt = new int[nodes.length];
            int[] next = firstAt.clone();
            for (int i = 0; i < nodes.length; i++) {
                int at = next[nodes[i]]++;
                joinAt[at] = i / 2;
                wayAt[at] = i % 2 == 0 ? reach.viaFirst(i / 2) : reach.viaLast(i / 2);
            }
        }

        long people(Snap place) {
            for (int i = 0; i < settledCount; i++) {
                costs[settled[i]] = StreetSearch.UNREACHED;
            }
            settledCount = 0;
            run++;
            int most = StreetReach.inner(LIMIT);
            StreetGraph graph = reach.grid().graph();
            queue.clear();
            improve(graph.from(place.edge()), reach.placeVia(place, true), most);
            improve(graph.to(place.edge()), reach.placeVia(place, false), most);
            long sum = 0;
            while (!queue.isEmpty()) {
                long key = queue.pop();
                int node = LongHeap.node(key);
                int cost = LongHeap.cost(key);
                if (cost == costs[node]) {
                    settled[settledCount++] = node;
                    for (int at = firstAt[node]; at < firstAt[node + 1]; at++) {
                        sum += count(joinAt[at], cost + wayAt[at], most);
                    }
                    for (int arc = 2 * first[node]; arc < 2 * first[node + 1]; arc += 2) {
                        improve(arcs[arc], cost + arcs[arc + 1], most);
                    }
                }
            }
            CellJoins joins = reach.grid().joins();
            for (int join = joins.first(place.edge()); join < joins.first(place.edge() + 1); join++) {
                sum += count(join, reach.meetCost(place, join), most);
            }
            return sum;
        }

        private void improve(int node, int cost, int most) {
            if (cost <= most && cost < costs[node]) {
                costs[node] = cost;
                queue.push(LongHeap.key(cost, node));
            }
        }

        private long count(int join, int cost, int most) {
            if (cost > most || stamps[join] == run) {
                return 0;
            }
            stamps[join] = run;
            return people[join];
        }
    }
}
