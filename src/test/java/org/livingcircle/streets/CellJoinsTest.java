package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.testing.StreetTown;

class CellJoinsTest {

    @Test
    void eachCellJoinsTheNearestPointOrNone() {
        for (int seed = 0; seed < 20; seed++) {
            StreetGraph graph = StreetTown.random(new Random(seed), 30, 60, 4000);
            BitSet all = new BitSet();
            all.set(0, graph.edgeCount());
            StreetIndex index = StreetIndex.of(graph, all);
            GridExtent extent = new GridExtent(4551, -1000, 5000, 100, 60, 60);
            int[] cells = IntStream.range(0, extent.cellCount())
                    .filter(cell -> cell % 3 != 0)
                    .toArray();
            CellJoins joins = joins(extent, cells, index, 200);
            int[] joinOf = new int[cells.length];
            for (int join = 0; join < joins.size(); join++) {
                joinOf[joins.position(join)] = join + 1;
            }
            int joined = 0;
            for (int i = 0; i < cells.length; i++) {
                Optional<Snap> nearest = index.nearest(
                        extent.centreX(extent.column(cells[i])), extent.centreY(extent.row(cells[i])), 200);
                assertThat(joinOf[i] > 0).as("seed %d, cell %d", seed, cells[i]).isEqualTo(nearest.isPresent());
                if (nearest.isPresent()) {
                    int join = joinOf[i] - 1;
                    joined++;
                    assertThat(joins.edge(join)).isEqualTo(nearest.get().edge());
                    assertThat(joins.along(join))
                            .isEqualTo((float) nearest.get().along());
                    assertThat(joins.metres(join))
                            .isEqualTo((float) nearest.get().metres());
                }
            }
            assertThat(joins.size()).isEqualTo(joined);
        }
    }

    @Test
    void joinsLieInTheOrderOfTheEdgesAndThenOfTheCells() {
        StreetGraph graph = StreetTown.random(new Random(3), 30, 60, 4000);
        BitSet all = new BitSet();
        all.set(0, graph.edgeCount());
        GridExtent extent = new GridExtent(4551, 0, 4000, 100, 40, 40);
        int[] cells = IntStream.range(0, extent.cellCount()).toArray();
        CellJoins joins = joins(extent, cells, StreetIndex.of(graph, all), 500);
        int at = 0;
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            assertThat(joins.first(edge)).isEqualTo(at);
            for (; at < joins.first(edge + 1); at++) {
                assertThat(joins.edge(at)).isEqualTo(edge);
                if (at > joins.first(edge)) {
                    assertThat(joins.position(at)).isGreaterThan(joins.position(at - 1));
                }
            }
        }
        assertThat(at).isEqualTo(joins.size());
        long[] byPosition =
                IntStream.range(0, cells.length).mapToLong(i -> 7L * i).toArray();
        long[] ordered = joins.inOrder(byPosition);
        for (int join = 0; join < joins.size(); join++) {
            assertThat(ordered[join]).isEqualTo(7L * joins.position(join));
        }
    }

    @Test
    void nobodyJoinsBeyondTheLimit() {
        StreetGraph graph = StreetTown.of(100, "A.........B").street("AB").graph();
        BitSet all = new BitSet();
        all.set(0);
        // one column of cells over the middle of the street, which lies at y = -50: centres 0, 100, .. 900 m from it
        GridExtent extent = new GridExtent(4551, 500, 900, 100, 1, 10);
        int[] cells = IntStream.range(0, 10).toArray();
        CellJoins joins = joins(extent, cells, StreetIndex.of(graph, all), StreetGrid.SNAP_METRES);
        assertThat(IntStream.range(0, joins.size()).map(joins::position)).containsExactly(4, 5, 6, 7, 8, 9);
        assertThat(joins.metres(0)).isEqualTo(500);
        assertThat(joins.metres(5)).isZero();
        assertThat(joins.along(0)).isEqualTo(0.5f, within(0f));
    }

    private static CellJoins joins(GridExtent extent, int[] cells, StreetIndex index, double limitMetres) {
        return CellJoins.of(extent, index.graph(), List.of(new CellJoins.Part(cells, index, limitMetres)));
    }
}
