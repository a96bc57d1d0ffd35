package org.livingcircle.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.testing.DrawnTown;

class BridgeDeckTest {

    @Test
    void opensTheShortestWayAcross() {
        assertThat(opened("""
                .......
                ~~~~~~~
                ~~~~~~~
                ~~~~~~~
                .......
                """, 350, -250, 300)).isEqualTo("""
                .......
                ~~~=~~~
                ~~~=~~~
                ~~~=~~~
                .......
                """);
    }

    @Test
    void aPointBesideTheRiverIsMovedToIt() {
        assertThat(opened("""
                .......
                .......
                ~~~~~~~
                .......
                """, 250, -20, 100)).isEqualTo("""
                .......
                .......
                ~~=~~~~
                .......
                """);
    }

    @Test
    void opensNothingFarFromWaterOrWhereTheWaterIsTooWide() {
        String lake = """
                ........
                .~~~~~~.
                .~~~~~~.
                .~~~~~~.
                .~~~~~~.
                .~~~~~~.
                .~~~~~~.
                ........
                """;
        assertThat(opened(lake, 410, -410, 100)).isEqualTo(lake);
        assertThat(opened("~......\n", 650, -50, 100)).isEqualTo("~......\n");
    }

    @Test
    void aWalkCrossesASlantingRiverByItsBridge() {
        DrawnTown town = DrawnTown.of("""
                A..~~~..
                ...~~~~.
                ....~~~~
                .....~~~
                ......~~
                """);
        BitSet water = new BitSet();
        for (int cell = 0; cell < town.extent().cellCount(); cell++) {
            water.set(cell, !town.ground().passable(cell));
        }
        int east = town.extent().cell(7, 0);
        assertThat(costAt(town, water, east)).isEqualTo(ReachSurface.UNREACHED);

        water.andNot(BridgeDeck.cells(town.extent(), water, 450, -50, 300));

        assertThat(costAt(town, water, east)).isBetween(700, 900);
    }

    private static int costAt(DrawnTown town, BitSet water, int cell) {
        GridWalk walk = new GridWalk(CostSurface.of(town.extent(), water), GroundScale.flat(town.extent()));
        return walk.reach(town.facilities(), new TravelCost(Metric.DISTANCE, 1), 2_000)
                .costAt(cell);
    }

    private static String opened(String drawing, double x, double y, double length) {
        DrawnTown town = DrawnTown.of(drawing);
        GridExtent extent = town.extent();
        BitSet water = new BitSet();
        for (int cell = 0; cell < extent.cellCount(); cell++) {
            water.set(cell, !town.ground().passable(cell));
        }
        BitSet bridge = BridgeDeck.cells(extent, water, x, y, length);
        StringBuilder drawn = new StringBuilder();
        for (int row = 0; row < extent.rows(); row++) {
            for (int column = 0; column < extent.columns(); column++) {
                int cell = extent.cell(column, row);
                drawn.append(bridge.get(cell) ? '=' : water.get(cell) ? '~' : '.');
            }
            drawn.append('\n');
        }
        return drawn.toString();
    }
}
