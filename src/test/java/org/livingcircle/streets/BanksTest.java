package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;

/** Banks against a plain flood, cell by cell. */
class BanksTest {

    @Test
    void equalsAPlainFlood() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            GridExtent extent = new GridExtent(1, 0, 0, 100, 1 + random.nextInt(30), 1 + random.nextInt(30));
            BitSet water = new BitSet();
            for (int cell = 0; cell < extent.cellCount(); cell++) {
                water.set(cell, random.nextInt(100) < 40);
            }

            Banks banks = Banks.of(extent, water);

            int[] flooded = flood(extent, water);
            for (int cell = 0; cell < flooded.length; cell++) {
                assertThat(banks.ofCell(cell))
                        .as("seed %d, cell %d", seed, cell)
                        .isEqualTo(flooded[cell]);
            }
        }
    }

    @Test
    void outsideTheGridIsNoBank() {
        Banks banks = Banks.of(new GridExtent(1, 0, 1000, 100, 10, 10), new BitSet());

        assertThat(banks.at(50, 50)).isZero();
        assertThat(banks.at(-1, 50)).isEqualTo(Banks.NONE);
        assertThat(banks.at(50, 1001)).isEqualTo(Banks.NONE);
    }

    /** Numbers banks by their first cell. */
    private static int[] flood(GridExtent extent, BitSet water) {
        int[] banks = new int[extent.cellCount()];
        Arrays.fill(banks, Banks.NONE);
        int found = 0;
        for (int start = 0; start < banks.length; start++) {
            if (water.get(start) || banks[start] != Banks.NONE) {
                continue;
            }
            Deque<Integer> open = new ArrayDeque<>();
            open.add(start);
            banks[start] = found;
            while (!open.isEmpty()) {
                int cell = open.remove();
                int[][] steps = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
                for (int[] step : steps) {
                    int column = extent.column(cell) + step[0];
                    int row = extent.row(cell) + step[1];
                    if (column >= 0 && column < extent.columns() && row >= 0 && row < extent.rows()) {
                        int next = extent.cell(column, row);
                        if (!water.get(next) && banks[next] == Banks.NONE) {
                            banks[next] = found;
                            open.add(next);
                        }
                    }
                }
            }
            found++;
        }
        return banks;
    }
}
