package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.livingcircle.testing.StreetTown;

class StreetGraphTest {

    private static final int BOTH_WALK = StreetGraph.WALK_FORWARD | StreetGraph.WALK_BACKWARD;

    @Test
    void theOrderOfInsertionLeavesNoTrace() {
        List<double[]> streets = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            // two junctions of their own for each street
            double x = random.nextInt(5000);
            double y = random.nextInt(5000);
            streets.add(new double[] {x, y, x + 1 + random.nextInt(300), y + random.nextInt(300)});
        }
        String once = text(graph(streets));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(streets, new Random(seed));
            assertThat(text(graph(streets))).as("seed %d", seed).isEqualTo(once);
        }
    }

    private static StreetGraph graph(List<double[]> streets) {
        StreetGraph.Builder builder = new StreetGraph.Builder(4551);
        for (double[] line : streets) {
            int from = builder.node(line[0], line[1]);
            int to = builder.node(line[2], line[3]);
            String name = "street " + line[0] + " " + line[1];
            builder.edge(from, to, (int) line[0], RoadClass.SERVICE, BOTH_WALK, 5, 0, 0, 0, 0, line, name, 1);
        }
        return builder.build();
    }

    /** Writes out nodes and edges in the order of their numbers. */
    private static String text(StreetGraph graph) {
        StringBuilder text = new StringBuilder();
        for (int node = 0; node < graph.nodeCount(); node++) {
            text.append(graph.x(node)).append(' ').append(graph.y(node)).append('\n');
        }
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            text.append("%d-%d %s".formatted(graph.from(edge), graph.to(edge), graph.name(edge)));
            for (int point = 0; point < graph.shapePoints(edge); point++) {
                text.append(" %d/%d".formatted(graph.shapeX(edge, point), graph.shapeY(edge, point)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    @Test
    void edgesLieInTheOrderOfTheirNodesAndNeighboursNearEachOther() {
        StreetGraph graph = StreetTown.random(new Random(1), 400, 1000, 5000);
        for (int edge = 1; edge < graph.edgeCount(); edge++) {
            int before = edge - 1;
            assertThat(graph.from(edge)).isGreaterThanOrEqualTo(graph.from(before));
            if (graph.from(edge) == graph.from(before)) {
                assertThat(graph.to(edge)).isGreaterThanOrEqualTo(graph.to(before));
            }
        }
        double steps = 0;
        for (int node = 1; node < graph.nodeCount(); node++) {
            steps += Math.hypot(graph.x(node) - graph.x(node - 1), graph.y(node) - graph.y(node - 1));
        }
        // 400 junctions on 25 km2 are 250 m apart; in random order it would be 2,600 m to the next
        assertThat(steps / 399 / 100).isLessThan(500);
    }

    @Test
    void anEdgeKeepsWhatItWasGiven() {
        StreetGraph.Builder builder = new StreetGraph.Builder(4551);
        int far = builder.node(1000.004, 2000);
        int near = builder.node(-0.006, 5);
        int flags = StreetGraph.WALK_FORWARD
                | StreetGraph.CYCLE_BACKWARD
                | StreetGraph.DRIVE_FORWARD
                | StreetGraph.DRIVE_BACKWARD
                | StreetGraph.BRIDGE;
        double[] shape = {1000.004, 2000, 3, 4, -0.006, 5};
        builder.edge(
                far, near, 2_236_067, RoadClass.SECONDARY, flags, 3, 14, 15, 255, 50, shape, "Main\nStreet", 1L << 40);
        StreetGraph graph = builder.build();

        assertThat(graph.srid()).isEqualTo(4551);
        assertThat(graph.nodeCount()).isEqualTo(2);
        assertThat(graph.edgeCount()).isEqualTo(1);
        assertThat(graph.x(graph.from(0))).isEqualTo(100_000);
        assertThat(graph.x(graph.to(0))).isEqualTo(-1);
        assertThat(graph.y(graph.to(0))).isEqualTo(500);
        assertThat(graph.lengthMillimetres(0)).isEqualTo(2_236_067);
        assertThat(graph.roadClass(0)).isEqualTo(RoadClass.SECONDARY);
        assertThat(graph.flags(0)).isEqualTo(flags);
        assertThat(graph.name(0)).isEqualTo("Main Street");
        assertThat(graph.osmWay(0)).isEqualTo(1L << 40);
        assertThat(graph.shapePoints(0)).isEqualTo(3);
        assertThat(graph.shapeX(0, 1)).isEqualTo(300);
        assertThat(graph.shapeY(0, 1)).isEqualTo(400);
        assertThat(graph.box()).containsExactly(-0.01, 5, 1000, 2000);
        assertThat(graph.covers(1000, 2000)).isTrue();
        assertThat(graph.covers(1000.01, 2000)).isFalse();

        assertThat(graph.kmh(0, Mode.WALK, true)).isEqualTo(3);
        assertThat(graph.kmh(0, Mode.WALK, false)).isZero();
        assertThat(graph.kmh(0, Mode.CYCLE, true)).isZero();
        assertThat(graph.kmh(0, Mode.CYCLE, false)).isEqualTo(15);
        assertThat(graph.kmh(0, Mode.DRIVE, true)).isEqualTo(255);
        assertThat(graph.kmh(0, Mode.DRIVE, false)).isEqualTo(50);
        assertThat(graph.open(0, Mode.WALK)).isTrue();
        assertThat(graph.open(0, Mode.CYCLE, true)).isFalse();
    }

    @Test
    void refusesAnEdgeThatMakesNoSense() {
        StreetGraph.Builder builder = new StreetGraph.Builder(4551);
        int a = builder.node(0, 0);
        int b = builder.node(1, 1);
        double[] line = {0, 0, 1, 1};
        RoadClass path = RoadClass.PATH;
        assertThatThrownBy(() -> builder.edge(a, 2, 1, path, 0, 0, 0, 0, 0, 0, line, "", 0))
                .hasMessage("an edge joins nodes 0 and 2 of 2");
        assertThatThrownBy(() -> builder.edge(a, b, -1, path, 0, 0, 0, 0, 0, 0, line, "", 0))
                .hasMessage("an edge of -1 mm has 4 coordinates");
        assertThatThrownBy(() -> builder.edge(a, b, 1, path, 0, 0, 0, 0, 0, 0, new double[] {0, 0}, "", 0))
                .hasMessage("an edge of 1 mm has 2 coordinates");
        assertThatThrownBy(() -> builder.edge(a, b, 1, path, BOTH_WALK, 0, 0, 0, 0, 0, line, "", 0))
                .hasMessageContaining("speed 0 of an edge is 0 km/h");
        assertThatThrownBy(() -> builder.edge(a, b, 1, path, 0, 0, 0, 0, 256, 0, line, "", 0))
                .hasMessageContaining("speed 3 of an edge is 256 km/h");
        assertThatThrownBy(() -> builder.node(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.node(3e7, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTownWithoutStreetsIsAGraph() {
        StreetGraph graph = new StreetGraph.Builder(4551).build();
        assertThat(graph.nodeCount()).isZero();
        assertThat(graph.edgeCount()).isZero();
    }
}
