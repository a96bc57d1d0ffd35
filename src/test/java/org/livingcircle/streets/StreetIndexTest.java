package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.livingcircle.testing.StreetTown;

class StreetIndexTest {

    /** Joints are kept as floats: less than a millimetre. */
    private static final double NOTHING = 0.001;

    @Test
    void findsWhatLookingAtEveryPieceFinds() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            double side = random.nextBoolean() ? 800 : 8000;
            StreetGraph graph = StreetTown.random(random, 2 + random.nextInt(40), 1 + random.nextInt(80), side);
            BitSet usable = new BitSet();
            for (int edge = 0; edge < graph.edgeCount(); edge++) {
                usable.set(edge, random.nextInt(5) != 0);
            }
            StreetIndex index = StreetIndex.of(graph, usable);
            for (int i = 0; i < 100; i++) {
                double x = side * (3 * random.nextDouble() - 1);
                double y = side * (3 * random.nextDouble() - 1);
                double limit = random.nextInt(10) == 0 ? 1e7 : 1500 * random.nextDouble();
                assertNearest(graph, usable, index, x, y, limit, "seed %d, point %d".formatted(seed, i));
            }
        }
    }

    private static void assertNearest(
            StreetGraph graph, BitSet usable, StreetIndex index, double x, double y, double limit, String where) {
        double best = Double.POSITIVE_INFINITY;
        for (int edge = usable.nextSetBit(0); edge >= 0; edge = usable.nextSetBit(edge + 1)) {
            best = Math.min(best, toEdge(graph, edge, x, y));
        }
        Optional<Snap> found = index.nearest(x, y, limit);
        if (best > limit) {
            assertThat(found).as(where).isEmpty();
            return;
        }
        assertThat(found).as(where).isPresent();
        Snap snap = found.get();
        assertThat(usable.get(snap.edge())).as(where).isTrue();
        assertThat(snap.metres()).as(where).isEqualTo(best, within(NOTHING));
        assertThat(toEdge(graph, snap.edge(), x, y)).as(where).isEqualTo(best, within(NOTHING));
        assertThat(Math.hypot(snap.x() - x, snap.y() - y)).as(where).isEqualTo(best, within(NOTHING));
        double[] joint = at(graph, snap.edge(), snap.along());
        assertThat(Math.hypot(snap.x() - joint[0], snap.y() - joint[1]))
                .as(where)
                .isLessThan(NOTHING);
    }

    /** Returns the distance of a point from an edge. */
    private static double toEdge(StreetGraph graph, int edge, double x, double y) {
        double best = Double.POSITIVE_INFINITY;
        for (int point = 1; point < graph.shapePoints(edge); point++) {
            double ax = graph.shapeX(edge, point - 1) / 100.0;
            double ay = graph.shapeY(edge, point - 1) / 100.0;
            double length = Math.hypot(graph.shapeX(edge, point) / 100.0 - ax, graph.shapeY(edge, point) / 100.0 - ay);
            double ux = length == 0 ? 0 : (graph.shapeX(edge, point) / 100.0 - ax) / length;
            double uy = length == 0 ? 0 : (graph.shapeY(edge, point) / 100.0 - ay) / length;
            double t = Math.min(length, Math.max(0, (x - ax) * ux + (y - ay) * uy));
            best = Math.min(best, Math.hypot(ax + t * ux - x, ay + t * uy - y));
        }
        return best;
    }

    /** Returns the point at a share of an edge's length. */
    private static double[] at(StreetGraph graph, int edge, double along) {
        double whole = 0;
        for (int point = 1; point < graph.shapePoints(edge); point++) {
            whole += piece(graph, edge, point);
        }
        double left = along * whole;
        int point = 1;
        while (point + 1 < graph.shapePoints(edge) && left > piece(graph, edge, point)) {
            left -= piece(graph, edge, point++);
        }
        double length = piece(graph, edge, point);
        double share = length == 0 ? 0 : left / length;
        double ax = graph.shapeX(edge, point - 1) / 100.0;
        double ay = graph.shapeY(edge, point - 1) / 100.0;
        return new double[] {
            ax + share * (graph.shapeX(edge, point) / 100.0 - ax), ay + share * (graph.shapeY(edge, point) / 100.0 - ay)
        };
    }

    private static double piece(StreetGraph graph, int edge, int point) {
        return Math.hypot(
                (graph.shapeX(edge, point) - graph.shapeX(edge, point - 1)) / 100.0,
                (graph.shapeY(edge, point) - graph.shapeY(edge, point - 1)) / 100.0);
    }

    @Test
    void theLimitItselfIsInside() {
        StreetGraph graph = StreetTown.of(100, "A.........B").street("AB").graph();
        StreetIndex index = StreetIndex.of(graph, all(graph));
        // the street runs from 50 to 1050 m east, 50 m south
        assertThat(index.nearest(300, 450, 500)).hasValue(new Snap(0, 0.25, 500, 300, -50));
        assertThat(index.nearest(300, 450.01, 500)).isEmpty();
        assertThat(index.nearest(1450, -350, 500)).hasValue(new Snap(0, 1, 500, 1050, -50));
        assertThat(index.nearest(1451, -350, 500)).isEmpty();
        assertThat(index.nearest(300, -50, 0)).hasValue(new Snap(0, 0.25, 0, 300, -50));
    }

    @Test
    void amongEqualsTheLowestEdgeAndItsBeginning() {
        StreetTown town = StreetTown.of(100, """
                A.B
                ...
                D.C
                """).street("ABCDA").street("BA");
        StreetGraph graph = town.graph();
        StreetIndex index = StreetIndex.of(graph, all(graph));
        // the middle of the square is 100 m from all five
        assertThat(index.nearest(150, -150, 500).orElseThrow().edge()).isZero();
        BitSet some = all(graph);
        some.clear(0);
        assertThat(StreetIndex.of(graph, some)
                        .nearest(150, -150, 500)
                        .orElseThrow()
                        .edge())
                .isEqualTo(1);
        // a corner belongs to two streets
        int ab = StreetTown.edge(graph, "AB");
        int bc = StreetTown.edge(graph, "BC");
        int ba = StreetTown.edge(graph, "BA");
        assertThat(index.nearest(260, -40, 500).orElseThrow().edge()).isEqualTo(Math.min(Math.min(ab, bc), ba));
    }

    @Test
    void aBentStreetIsMeasuredAlongItsBends() {
        StreetGraph.Builder builder = new StreetGraph.Builder(4551);
        int a = builder.node(0, 0);
        int b = builder.node(300, 100);
        double[] shape = {0, 0, 100, 0, 100, 100, 300, 100};
        builder.edge(a, b, 400_000, RoadClass.PATH, StreetGraph.WALK_FORWARD, 5, 0, 0, 0, 0, shape, "", 0);
        StreetGraph graph = builder.build();
        StreetIndex index = StreetIndex.of(graph, all(graph));
        Snap snap = index.nearest(200, 130, 50).orElseThrow();
        double along = graph.x(graph.from(0)) == 0 ? 0.75 : 0.25;
        assertThat(snap.along()).isEqualTo(along);
        assertThat(snap.metres()).isEqualTo(30);
    }

    @Test
    void withoutStreetsNothingIsNear() {
        StreetGraph graph = StreetTown.of(100, "A.B").street("AB").graph();
        assertThat(StreetIndex.of(graph, new BitSet()).nearest(100, -50, 5000)).isEmpty();
    }

    private static BitSet all(StreetGraph graph) {
        BitSet all = new BitSet();
        all.set(0, graph.edgeCount());
        return all;
    }
}
