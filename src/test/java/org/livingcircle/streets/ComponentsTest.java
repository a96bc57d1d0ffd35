package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.testing.StreetTown;

class ComponentsTest {

    private static final StreetTravel DRIVE =
            new StreetTravel(Mode.DRIVE, new Profile("adult", 4), false, Metric.DISTANCE);

    @Test
    void partsAreWhereAllReachAll() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int nodes = 1 + random.nextInt(25);
            int[] tails = random.ints(random.nextInt(50), 0, nodes).toArray();
            int[] heads = random.ints(tails.length, 0, nodes).toArray();
            int[] part = Components.of(ArcGraph.of(nodes, tails, heads, new int[tails.length]));
            boolean[][] reaches = new boolean[nodes][nodes];
            for (int node = 0; node < nodes; node++) {
                reaches[node][node] = true;
            }
            for (int arc = 0; arc < tails.length; arc++) {
                reaches[tails[arc]][heads[arc]] = true;
            }
            for (int via = 0; via < nodes; via++) {
                for (int a = 0; a < nodes; a++) {
                    for (int b = 0; b < nodes; b++) {
                        reaches[a][b] |= reaches[a][via] && reaches[via][b];
                    }
                }
            }
            for (int a = 0; a < nodes; a++) {
                for (int b = 0; b < nodes; b++) {
                    assertThat(part[a] == part[b])
                            .as("seed %d, nodes %d and %d", seed, a, b)
                            .isEqualTo(reaches[a][b] && reaches[b][a]);
                }
            }
        }
    }

    @Test
    void aDeadEndOneWayIsNotJoined() {
        // C can be driven to but not left; E and F are a part of their own, smaller than the largest
        StreetTown town = StreetTown.of(100, """
                A.B.C
                .....
                D.E.F
                """).street("ABDA").oneWay("BC").street("EF");
        assertThat(joinable(town.graph())).containsExactlyInAnyOrder("AB", "BD", "DA");
    }

    @Test
    void theLargestPartCountsHoweverSmallAndOthersFromTwoHundredNodes() {
        StreetGraph.Builder builder = new StreetGraph.Builder(4551);
        for (Map.Entry<String, Integer> chain :
                List.of(Map.entry("long", 300), Map.entry("enough", 200), Map.entry("short", 199))) {
            int before = -1;
            for (int i = 0; i < chain.getValue(); i++) {
                int node = builder.node(100 * i, 1000 * chain.getValue());
                if (before >= 0) {
                    double[] shape = {100 * (i - 1), 1000 * chain.getValue(), 100 * i, 1000 * chain.getValue()};
                    int both = StreetGraph.DRIVE_FORWARD | StreetGraph.DRIVE_BACKWARD;
                    builder.edge(
                            before, node, 100_000, RoadClass.PATH, both, 0, 0, 0, 30, 30, shape, chain.getKey(), 0);
                }
                before = node;
            }
        }
        List<String> names = joinable(builder.build());
        assertThat(names).hasSize(299 + 199).containsOnly("long", "enough");
    }

    @Test
    void aChainOfAHundredThousandNodesDoesNotOverflowTheStack() {
        int nodes = 100_000;
        int[] tails = new int[nodes];
        int[] heads = new int[nodes];
        Arrays.setAll(tails, i -> i);
        Arrays.setAll(heads, i -> (i + 1) % nodes);
        assertThat(Components.of(ArcGraph.of(nodes, tails, heads, new int[nodes])))
                .containsOnly(0);
    }

    private static List<String> joinable(StreetGraph graph) {
        StreetCosts costs = StreetCosts.of(graph, DRIVE, StreetSpeeds.asTagged(0.8), StreetChanges.NONE);
        BitSet edges = Components.joinable(graph, costs, ArcGraph.of(graph, costs));
        List<String> names = new ArrayList<>();
        edges.stream().forEach(edge -> names.add(graph.name(edge)));
        return names;
    }
}
