package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.livingcircle.network.SearchStats;

class ContractionHierarchyTest {

    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;
    private static final int D = 3;
    private static final int E = 4;
    private static final int F = 5;
    private static final int ISLAND = 6;

    private static final int UNREACHED = TravelMatrix.UNREACHED;

    /**
     * <pre>
     *   a --2-- b --2-- c     g
     *   |       |       |
     *   4       1       4
     *   |       |       |
     *   d >-1-> e >-1-> f
     * </pre>
     */
    private static final ArcGraph TOWN = new Streets(7)
            .both(A, B, 2)
            .both(B, C, 2)
            .both(A, D, 4)
            .both(B, E, 1)
            .both(C, F, 4)
            .way(D, E, 1)
            .way(E, F, 1)
            .graph();

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 0; seed < 200; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @Test
    void costsOfTheTownAreThoseWorkedOutByHand() {
        TravelMatrix matrix = ContractionHierarchy.of(TOWN).matrix(Origins.atNodes(A, D, F, ISLAND));

        assertThat(row(matrix, 0)).containsExactly(0, 2, 4, 4, 3, 4, UNREACHED);
        assertThat(row(matrix, 1)).containsExactly(4, 2, 4, 0, 1, 2, UNREACHED);
        assertThat(row(matrix, 2)).containsExactly(8, 6, 4, 12, 7, 0, UNREACHED);
        assertThat(row(matrix, 3)).containsExactly(UNREACHED, UNREACHED, UNREACHED, UNREACHED, UNREACHED, UNREACHED, 0);
    }

    @Test
    void oneWayStreetsMakeTimesTowardsDiffer() {
        ContractionHierarchy towards = ContractionHierarchy.of(TOWN).reversed();

        assertThat(row(towards.matrix(Origins.atNodes(F)), 0)).containsExactly(4, 2, 4, 2, 1, 0, UNREACHED);
    }

    @Test
    void wayIsUnpackedToStreets() {
        HierarchySearch search = ContractionHierarchy.of(TOWN).search();

        ArcPath path = search.path(A, F).orElseThrow();

        assertThat(path.cost()).isEqualTo(4);
        assertThat(path.nodes()).containsExactly(A, B, E, F);
        assertThat(search.path(F, D).orElseThrow().nodes()).containsExactly(F, C, B, A, D);
        assertThat(search.path(A, A).orElseThrow().nodes()).containsExactly(A);
        assertThat(search.path(A, ISLAND)).isEmpty();
        assertThat(search.cost(A, ISLAND)).isEqualTo(UNREACHED);
    }

    @Test
    void originInTheMiddleOfAStreetBeginsAtBothEnds() {
        ContractionHierarchy hierarchy = ContractionHierarchy.of(TOWN);
        Origins between = Origins.together(new int[] {A, B}, new int[] {1, 1});

        assertThat(row(hierarchy.matrix(between), 0)).containsExactly(1, 1, 3, 5, 2, 3, UNREACHED);
        assertThat(hierarchy.costs(between)).containsExactly(1, 1, 3, 5, 2, 3, UNREACHED);
        assertThat(hierarchy
                        .search()
                        .path(between, Origins.atNodes(D))
                        .orElseThrow()
                        .nodes())
                .as("1 + 4 from a, 1 + 6 from b")
                .containsExactly(A, D);
    }

    @Test
    void destinationsBelongToOneHierarchyAndDirection() {
        ContractionHierarchy hierarchy = ContractionHierarchy.of(TOWN);
        Destinations towards = hierarchy.reversed().destinations(A);

        assertThatThrownBy(() -> hierarchy.matrix(Origins.atNodes(A), towards))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another direction");
    }

    @Test
    void originsWhoseListsDoNotMatchAreRefused() {
        assertThatThrownBy(() -> Origins.together(new int[] {1, 2}, new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("origin 0 has 2 nodes and 1 costs");
        assertThatThrownBy(() -> Origins.together(new int[] {7}, new int[] {-1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cost of getting to node 7 must be 0 or more, was -1");
    }

    @Test
    void emptyGraphHasEmptyAnswers() {
        ContractionHierarchy hierarchy = ContractionHierarchy.of(new Streets(0).graph());

        assertThat(hierarchy.matrix(Origins.atNodes()).originCount()).isZero();
        assertThat(hierarchy.matrix(Origins.atNodes()).destinationCount()).isZero();
    }

    /** Just within the range of costs, and one beyond. */
    @Test
    void costsBeyondTheRangeCountAsUnreached() {
        int half = UNREACHED / 2;
        ArcGraph graph = new Streets(5)
                .way(0, 1, half)
                .way(1, 2, half)
                .way(2, 3, 1)
                .way(0, 4, UNREACHED)
                .graph();
        ContractionHierarchy hierarchy = ContractionHierarchy.of(graph);

        assertThat(row(hierarchy.matrix(Origins.atNodes(0)), 0))
                .containsExactly(0, half, UNREACHED - 1, UNREACHED, UNREACHED);
        assertThat(hierarchy.search().cost(0, 2)).isEqualTo(UNREACHED - 1);
        assertThat(hierarchy.search().cost(0, 3)).isEqualTo(UNREACHED);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sweepsEqualPlainDijkstra(long seed) {
        Random random = new Random(seed);
        Streets streets = Streets.random(random);
        ContractionHierarchy hierarchy = ContractionHierarchy.of(streets.graph());
        Origins origins = randomOrigins(random, streets.nodes);
        int[] some = random.ints(1 + random.nextInt(9), 0, streets.nodes).toArray();

        TravelMatrix all = hierarchy.matrix(origins);
        TravelMatrix toSome = hierarchy.matrix(origins, hierarchy.destinations(some));
        TravelMatrix towards = hierarchy.reversed().matrix(origins);

        int[] column = new int[origins.count()];
        for (int origin = 0; origin < origins.count(); origin++) {
            int[] expected = streets.dijkstra(origins, origin, false);
            assertThat(row(all, origin))
                    .as("seed %d, from origin %d", seed, origin)
                    .containsExactly(expected);
            assertThat(row(towards, origin))
                    .as("seed %d, towards origin %d", seed, origin)
                    .containsExactly(streets.dijkstra(origins, origin, true));
            for (int i = 0; i < some.length; i++) {
                assertThat(toSome.cost(origin, i))
                        .as("seed %d, from origin %d to node %d", seed, origin, some[i])
                        .isEqualTo(expected[some[i]]);
                toSome.copyColumn(i, column);
                assertThat(column[origin]).isEqualTo(expected[some[i]]);
            }
        }
        assertThat(hierarchy.costs(origins))
                .as("seed %d, one lane", seed)
                .containsExactly(streets.dijkstra(origins, 0, false));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void waysEqualPlainDijkstraAndAddUp(long seed) {
        Random random = new Random(seed);
        Streets streets = Streets.random(random);
        ArcGraph graph = streets.graph();
        HierarchySearch search = ContractionHierarchy.of(graph).search();
        HierarchySearch again = ContractionHierarchy.of(graph).search();
        for (int from = 0; from < streets.nodes; from += 1 + random.nextInt(4)) {
            int[] expected = streets.dijkstra(Origins.atNodes(from), 0, false);
            for (int to = 0; to < streets.nodes; to++) {
                String which = "seed %d, from %d to %d".formatted(seed, from, to);
                assertThat(search.cost(from, to)).as(which).isEqualTo(expected[to]);
                var path = search.path(from, to);
                assertThat(path.isPresent()).as(which).isEqualTo(expected[to] != UNREACHED);
                if (path.isPresent()) {
                    assertThat(path.get().cost()).as(which).isEqualTo(expected[to]);
                    assertLeads(graph, path.get(), from, to, which);
                    assertThat(again.path(from, to).orElseThrow().arcs())
                            .as(which)
                            .containsExactly(path.get().arcs());
                }
            }
        }
    }

    private static void assertLeads(ArcGraph graph, ArcPath path, int from, int to, String which) {
        int[] nodes = path.nodes();
        int[] arcs = path.arcs();
        assertThat(nodes).as(which).hasSize(arcs.length + 1).startsWith(from).endsWith(to);
        int sum = 0;
        for (int i = 0; i < arcs.length; i++) {
            assertThat(arcs[i]).as(which).isBetween(graph.first()[nodes[i]], graph.first()[nodes[i] + 1] - 1);
            assertThat(graph.arcs()[2 * arcs[i]]).as(which).isEqualTo(nodes[i + 1]);
            sum += graph.arcs()[2 * arcs[i] + 1];
        }
        assertThat(sum).as(which).isEqualTo(path.cost());
    }

    @Test
    void matrixInSpentMemoryIsTheSame() {
        Streets streets = Streets.grid(20, new Random(3));
        ContractionHierarchy hierarchy = ContractionHierarchy.of(streets.graph());
        TravelMatrix spent = hierarchy.matrix(randomOrigins(new Random(4), streets.nodes));
        Origins origins = Origins.atNodes(new Random(5).ints(72, 0, 400).toArray());

        TravelMatrix wrongShape = hierarchy.matrix(origins, spent);
        TravelMatrix rightShape =
                hierarchy.matrix(Origins.atNodes(new Random(6).ints(72, 0, 400).toArray()), wrongShape);
        TravelMatrix matrix = hierarchy.matrix(origins, rightShape);

        for (int origin = 0; origin < 72; origin++) {
            assertThat(row(matrix, origin)).containsExactly(streets.dijkstra(origins, origin, false));
        }
    }

    /** The work, not the time: these numbers are the same on every machine, and a change of them is a change to explain. */
    @Test
    void workOnAGridOf3600Junctions() {
        Streets streets = Streets.grid(60, new Random(1));
        ArcGraph graph = streets.graph();
        ContractionHierarchy hierarchy = ContractionHierarchy.of(graph);
        Origins corner = Origins.atNodes(0);
        HierarchySearch search = hierarchy.search();
        search.cost(0, 3599);

        assertThat(graph.arcCount()).as("arcs").isEqualTo(10_317);
        assertThat(hierarchy.sweepArcCount()).as("arcs a sweep passes").isEqualTo(11_283);
        assertThat(hierarchy.upwardArcCount()).as("arcs upward").isEqualTo(11_322);
        assertThat(hierarchy.preparation()).isEqualTo(new ContractionHierarchy.Preparation(12_288, 47, 478_376));
        assertThat(hierarchy.matrix(corner).stats()).as("to all").isEqualTo(new SearchStats(3_750, 12_053));
        assertThat(hierarchy.matrix(corner, hierarchy.destinations(3599)).stats())
                .as("to the far corner")
                .isEqualTo(new SearchStats(281, 1_409));
        assertThat(search.stats()).as("one way").isEqualTo(new SearchStats(176, 592));
    }

    private static int[] row(TravelMatrix matrix, int origin) {
        int[] costs = new int[matrix.destinationCount()];
        matrix.copyRow(origin, costs);
        return costs;
    }

    /** Origins of no, one or several nodes; sometimes enough for several batches. */
    private static Origins randomOrigins(Random random, int nodes) {
        int count = random.nextInt(10) == 0 ? 100 + random.nextInt(150) : 1 + random.nextInt(20);
        List<int[]> begins = new ArrayList<>();
        List<int[]> costs = new ArrayList<>();
        for (int origin = 0; origin < count; origin++) {
            int ends = random.nextInt(4);
            begins.add(random.ints(ends, 0, nodes).toArray());
            costs.add(random.ints(ends, 0, 50).toArray());
        }
        return Origins.of(begins, costs);
    }

    /** Arcs in a list, and the search of the textbook on them. */
    private static final class Streets {

        private record Arc(int tail, int head, int cost) {}

        private record Entry(long cost, int node) {}

        private final int nodes;
        private final List<Arc> arcs = new ArrayList<>();

        private Streets(int nodes) {
            this.nodes = nodes;
        }

        /** Any tangle: islands, loops, parallel arcs, arcs of no cost; or a piece of a city. */
        private static Streets random(Random random) {
            if (random.nextInt(3) == 0) {
                return grid(2 + random.nextInt(9), random);
            }
            Streets streets = new Streets(1 + random.nextInt(60));
            int dearest = 1 + random.nextInt(random.nextBoolean() ? 4 : 1000);
            int count = random.nextInt(1 + 4 * streets.nodes);
            for (int arc = 0; arc < count; arc++) {
                int tail = random.nextInt(streets.nodes);
                int head = random.nextInt(streets.nodes);
                streets.way(tail, head, random.nextInt(dearest));
                if (random.nextInt(3) == 0) {
                    streets.way(head, tail, random.nextInt(dearest));
                }
            }
            return streets;
        }

        private static Streets grid(int side, Random random) {
            Streets streets = new Streets(side * side);
            for (int node = 0; node < streets.nodes; node++) {
                for (int other : new int[] {node % side + 1 < side ? node + 1 : -1, node + side}) {
                    if (other >= 0 && other < streets.nodes && random.nextInt(10) < 8) {
                        int cost = 50 + random.nextInt(100);
                        streets.way(node, other, cost);
                        if (random.nextInt(5) > 0) {
                            streets.way(other, node, cost);
                        }
                    }
                }
            }
            return streets;
        }

        private Streets way(int tail, int head, int cost) {
            arcs.add(new Arc(tail, head, cost));
            return this;
        }

        private Streets both(int one, int other, int cost) {
            return way(one, other, cost).way(other, one, cost);
        }

        private ArcGraph graph() {
            return ArcGraph.of(
                    nodes,
                    arcs.stream().mapToInt(Arc::tail).toArray(),
                    arcs.stream().mapToInt(Arc::head).toArray(),
                    arcs.stream().mapToInt(Arc::cost).toArray());
        }

        private int[] dijkstra(Origins origins, int origin, boolean towards) {
            List<List<Arc>> out = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                out.add(new ArrayList<>());
            }
            for (Arc arc : arcs) {
                out.get(towards ? arc.head() : arc.tail()).add(arc);
            }
            long[] costs = new long[nodes];
            Arrays.fill(costs, Long.MAX_VALUE);
            PriorityQueue<Entry> queue = new PriorityQueue<>(Comparator.comparingLong(Entry::cost));
            for (int at = origins.begin(origin); at < origins.end(origin); at++) {
                queue.add(new Entry(origins.cost(at), origins.node(at)));
            }
            while (!queue.isEmpty()) {
                Entry entry = queue.remove();
                if (entry.cost() < costs[entry.node()]) {
                    costs[entry.node()] = entry.cost();
                    for (Arc arc : out.get(entry.node())) {
                        queue.add(new Entry(entry.cost() + arc.cost(), towards ? arc.tail() : arc.head()));
                    }
                }
            }
            return Arrays.stream(costs)
                    .mapToInt(cost -> cost >= UNREACHED ? UNREACHED : (int) cost)
                    .toArray();
        }
    }
}
