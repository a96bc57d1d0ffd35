package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.livingcircle.network.SearchStats;

class StreetSearchTest {

    private static final int SEEDS = 200;

    /** A graph, and places to search from, some of them beyond the limit. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Task(ArcGraph graph, int limit, int[] seeds, int[] offsets) {

        static Task random(int seed) {
            Random random = new Random(seed);
            int nodes = 1 + random.nextInt(40);
            int arcs = random.nextInt(120);
            int heaviest = new int[] {3, 300, 100_000, 400_000_000}[random.nextInt(4)];
            int[] tails = random.ints(arcs, 0, nodes).toArray();
            int[] heads = random.ints(arcs, 0, nodes).toArray();
            int[] weights = random.ints(arcs, 0, heaviest)
                    .map(weight -> weight % 5 == 0 ? 0 : weight)
                    .toArray();
            int places = 1 + random.nextInt(5);
            int limit = random.nextInt(2 * heaviest);
            return new Task(
                    ArcGraph.of(nodes, tails, heads, weights),
                    limit,
                    random.ints(places, 0, nodes).toArray(),
                    random.ints(places, 0, limit + limit / 4 + 2).toArray());
        }

        /** Dijkstra's own search: always the cheapest open node next. */
        int[] plain(int place) {
            int[] costs = new int[graph.nodeCount()];
            boolean[] done = new boolean[costs.length];
            Arrays.fill(costs, StreetSearch.UNREACHED);
            costs[seeds[place]] = offsets[place] <= limit ? offsets[place] : StreetSearch.UNREACHED;
            while (true) {
                int node = -1;
                for (int candidate = 0; candidate < costs.length; candidate++) {
                    if (!done[candidate] && (node < 0 || costs[candidate] < costs[node])) {
                        node = candidate;
                    }
                }
                if (node < 0 || costs[node] == StreetSearch.UNREACHED) {
                    return costs;
                }
                done[node] = true;
                for (int arc = graph.first()[node]; arc < graph.first()[node + 1]; arc++) {
                    int head = graph.arcs()[2 * arc];
                    long cost = (long) costs[node] + graph.arcs()[2 * arc + 1];
                    if (cost <= limit && cost < costs[head]) {
                        costs[head] = (int) cost;
                    }
                }
            }
        }

        /** Returns the minimum of single runs, and the lowest place that has it. */
        int[][] plain() {
            int[] costs = new int[graph.nodeCount()];
            int[] owners = new int[graph.nodeCount()];
            Arrays.fill(costs, StreetSearch.UNREACHED);
            for (int place = 0; place < seeds.length; place++) {
                int[] single = plain(place);
                for (int node = 0; node < costs.length; node++) {
                    if (single[node] < costs[node]) {
                        costs[node] = single[node];
                        owners[node] = place;
                    }
                }
            }
            return new int[][] {costs, owners};
        }
    }

    @Test
    void equalsAPlainDijkstraFromOnePlace() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Task task = Task.random(seed);
            StreetSearch search = new StreetSearch(task.graph);
            for (int place = 0; place < task.seeds.length; place++) {
                search.open(task.limit);
                search.seed(task.seeds[place], task.offsets[place]);
                search.run();
                assertCosts(search, task.plain(place), "seed %d, place %d".formatted(seed, place));
            }
        }
    }

    @Test
    void severalPlacesGiveTheMinimumOfEachAlone() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Task task = Task.random(seed);
            StreetSearch search = new StreetSearch(task.graph);
            search.open(task.limit);
            for (int place = 0; place < task.seeds.length; place++) {
                search.seed(task.seeds[place], task.offsets[place]);
            }
            search.run();
            assertCosts(search, task.plain()[0], "seed %d".formatted(seed));
        }
    }

    @Test
    void atEqualCostTheLowestPlaceOwnsTheNode() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Task task = Task.random(seed);
            StreetSearch search = new StreetSearch(task.graph);
            search.openOwned(task.limit);
            // the order of the seeds leaves no trace
            for (int i = 0; i < task.seeds.length; i++) {
                int place = seed % 2 == 0 ? i : task.seeds.length - 1 - i;
                search.seed(task.seeds[place], task.offsets[place], place);
            }
            search.run();
            int[][] expected = task.plain();
            assertCosts(search, expected[0], "seed %d".formatted(seed));
            for (int node = 0; node < task.graph.nodeCount(); node++) {
                if (expected[0][node] != StreetSearch.UNREACHED) {
                    assertThat(search.ownerOf(node))
                            .as("seed %d, node %d", seed, node)
                            .isEqualTo(expected[1][node]);
                }
            }
        }
    }

    @Test
    void aSearchForgetsTheOneBefore() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Task task = Task.random(seed);
            StreetSearch search = new StreetSearch(task.graph);
            Random random = new Random(seed);
            for (int run = 0; run < 6; run++) {
                int limit = random.nextInt(2) == 0 ? task.limit : random.nextInt(StreetSearch.UNREACHED);
                Task other = new Task(task.graph, limit, task.seeds, task.offsets);
                int place = random.nextInt(task.seeds.length);
                search.open(limit);
                if (random.nextInt(4) == 0) {
                    // given up before it began
                    search.seed(random.nextInt(task.graph.nodeCount()), random.nextInt(limit + 1));
                    search.open(limit);
                }
                search.seed(task.seeds[place], task.offsets[place]);
                search.run();
                assertCosts(search, other.plain(place), "seed %d, run %d".formatted(seed, run));
            }
        }
    }

    @Test
    void moreSeedsMayFollow() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Task task = Task.random(seed);
            StreetSearch search = new StreetSearch(task.graph);
            search.open(task.limit);
            for (int place = 0; place < task.seeds.length; place++) {
                search.seed(task.seeds[place], task.offsets[place]);
                search.run();
            }
            assertCosts(search, task.plain()[0], "seed %d".formatted(seed));
        }
    }

    private static void assertCosts(StreetSearch search, int[] expected, String where) {
        int[] found = new int[expected.length];
        int reached = 0;
        for (int node = 0; node < found.length; node++) {
            found[node] = search.costTo(node);
            reached += found[node] == StreetSearch.UNREACHED ? 0 : 1;
        }
        assertThat(found).as(where).isEqualTo(expected);
        assertThat(search.reachedCount()).as(where).isEqualTo(reached);
        for (int i = 0; i < reached; i++) {
            assertThat(search.costTo(search.reached(i))).as(where).isLessThan(StreetSearch.UNREACHED);
        }
    }

    @Test
    void littleIsTakenTwice() {
        // a town of 3,600 junctions, 80 to 160 m apart, on foot
        int side = 60;
        Random random = new Random(1);
        int[] tails = new int[4 * side * (side - 1)];
        int[] heads = new int[tails.length];
        int[] weights = new int[tails.length];
        int arcs = 0;
        for (int node = 0; node < side * side; node++) {
            for (int other : new int[] {node + 1, node + side}) {
                if (other < side * side && (other == node + side || other % side != 0)) {
                    int weight = 72_000 + random.nextInt(72_000);
                    tails[arcs] = heads[arcs + 1] = node;
                    heads[arcs] = tails[arcs + 1] = other;
                    weights[arcs] = weights[arcs + 1] = weight;
                    arcs += 2;
                }
            }
        }
        StreetSearch search = new StreetSearch(ArcGraph.of(side * side, tails, heads, weights));
        for (int limit : new int[] {900_000, 3_600_000, 65_000_000}) {
            search.open(limit);
            search.seed(side * side / 2 + side / 2, 0);
            search.run();
            SearchStats stats = search.stats();
            assertThat(stats.settled())
                    .as("%d reached within %d", search.reachedCount(), limit)
                    .isBetween((long) search.reachedCount(), (long) (1.1 * search.reachedCount()));
            assertThat(stats.relaxed()).isLessThanOrEqualTo(4 * stats.settled());
        }
    }

    @Test
    void theLimitItselfIsInside() {
        ArcGraph chain = ArcGraph.of(4, new int[] {0, 1, 2}, new int[] {1, 2, 3}, new int[] {400, 500, 1});
        StreetSearch search = new StreetSearch(chain);
        search.open(900);
        search.seed(0, 0);
        search.run();
        assertThat(search.costTo(2)).isEqualTo(900);
        assertThat(search.costTo(3)).isEqualTo(StreetSearch.UNREACHED);
        search.open(899);
        search.seed(0, 0);
        search.run();
        assertThat(search.costTo(2)).isEqualTo(StreetSearch.UNREACHED);
        search.open(0);
        search.seed(3, 0);
        search.seed(2, 1);
        search.run();
        assertThat(search.costTo(3)).isZero();
        assertThat(search.costTo(2)).isEqualTo(StreetSearch.UNREACHED);
    }

    @Test
    void theHighestLimitCannotOverflow() {
        int most = StreetSearch.HIGHEST_LIMIT;
        ArcGraph chain = ArcGraph.of(3, new int[] {0, 1}, new int[] {1, 2}, new int[] {most, most});
        StreetSearch search = new StreetSearch(chain);
        search.open(most);
        search.seed(0, 0);
        search.run();
        assertThat(search.costTo(1)).isEqualTo(most);
        assertThat(search.costTo(2)).isEqualTo(StreetSearch.UNREACHED);
        assertThatThrownBy(() -> search.open(most + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> search.open(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesArcsThatMakeNoSense() {
        assertThatThrownBy(() -> ArcGraph.of(2, new int[] {0}, new int[] {2}, new int[] {1}))
                .hasMessageContaining("leads from 0 to 2 of 2 nodes");
        assertThatThrownBy(() -> ArcGraph.of(2, new int[] {0}, new int[] {1}, new int[] {-1}))
                .hasMessageContaining("costs -1");
        assertThatThrownBy(() -> ArcGraph.of(2, new int[] {0}, new int[] {}, new int[] {1}))
                .hasMessageContaining("1 tails, 0 heads");
    }

    @Test
    void reversedTwiceIsTheSame() {
        ArcGraph graph = Task.random(11).graph;
        ArcGraph twice = graph.reversed().reversed();
        assertThat(twice.first()).isEqualTo(graph.first());
        assertThat(twice.arcs()).isEqualTo(graph.arcs());
        ArcGraph one =
                ArcGraph.of(3, new int[] {0}, new int[] {2}, new int[] {5}).reversed();
        assertThat(one.first()).containsExactly(0, 0, 0, 1);
        assertThat(one.arcs()).containsExactly(0, 5);
    }
}
