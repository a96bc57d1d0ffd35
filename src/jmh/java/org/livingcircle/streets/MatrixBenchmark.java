package org.livingcircle.streets;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Driving times from 72 hospitals to all junctions of the core of the city, on all cores: plain searches, and the hierarchy. For
 * the real streets: {@code bench/jmh MatrixBenchmark -p graph=…/harbin.osm.pbf}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class MatrixBenchmark {

    private static final int HOSPITALS = 72;

    @Param("19000")
    String graph;

    private ArcGraph arcs = ArcGraph.of(0, new int[0], new int[0], new int[0]);
    private ContractionHierarchy hierarchy = ContractionHierarchy.of(arcs);
    private int[] places = {};
    private Origins origins = Origins.atNodes();
    private Destinations destinations = hierarchy.destinations();
    private TravelMatrix spent = hierarchy.matrix(origins);
    private HierarchySearch search = hierarchy.search();
    private ThreadLocal<StreetSearch> buckets = new ThreadLocal<>();
    private int next;

    @Setup
    public void prepare() {
        arcs = BenchmarkStreets.of(graph);
        hierarchy = ContractionHierarchy.of(arcs);
        places = BenchmarkStreets.places(arcs, HOSPITALS);
        origins = Origins.atNodes(places);
        destinations = hierarchy.destinations(places);
        spent = hierarchy.matrix(origins);
        search = hierarchy.search();
        buckets = ThreadLocal.withInitial(() -> new StreetSearch(arcs));
        int[] row = new int[arcs.nodeCount()];
        for (int i = 0; i < HOSPITALS; i++) {
            spent.copyRow(i, row);
            if (!Arrays.equals(row, BenchmarkStreets.dijkstra(arcs, places[i]))) {
                throw new IllegalStateException("the hierarchy differs from the plain search at origin " + i);
            }
        }
        System.out.printf(
                "%d nodes, %d arcs, sweep %d arcs, %s, matrix %s%n",
                arcs.nodeCount(), arcs.arcCount(), hierarchy.sweepArcCount(), hierarchy.preparation(), spent.stats());
    }

    @Benchmark
    public int[][] plainDijkstra() {
        return Arrays.stream(places)
                .parallel()
                .mapToObj(place -> BenchmarkStreets.dijkstra(arcs, place))
                .toArray(int[][]::new);
    }

    @Benchmark
    public int[] bucketSearch() {
        return IntStream.range(0, HOSPITALS)
                .parallel()
                .map(i -> {
                    StreetSearch one = buckets.get();
                    one.open(StreetSearch.HIGHEST_LIMIT / 100);
                    one.seed(places[i], 0);
                    one.run();
                    return one.reachedCount();
                })
                .toArray();
    }

    @Benchmark
    public TravelMatrix sweep() {
        return hierarchy.matrix(origins);
    }

    @Benchmark
    public TravelMatrix sweepInSpentMemory() {
        spent = hierarchy.matrix(origins, spent);
        return spent;
    }

    @Benchmark
    public TravelMatrix amongThePlaces() {
        return hierarchy.matrix(origins, destinations);
    }

    @Benchmark
    public int[] oneSweep() {
        return hierarchy.costs(origins);
    }

    @Benchmark
    public int oneWay() {
        next = (next + 1) % HOSPITALS;
        return search.cost(places[next], places[(next * 7 + 1) % HOSPITALS]);
    }

    @Benchmark
    public ContractionHierarchy preparation() {
        return ContractionHierarchy.of(arcs);
    }
}
