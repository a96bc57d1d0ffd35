package org.livingcircle.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;

/** Three populated cells of six. Each cell and band holds a different power of two, so a wrong sum names what was added. */
class PopulationSurfaceTest {

    private static final GridExtent SIX_CELLS = new GridExtent(4551, 0, 0, 100, 6, 1);

    private static double[][] people() {
        return new double[][] {
            {0x1, 0x2, 0x4},
            {0x10, 0x20, 0x40},
            {0x100, 0x200, 0x400},
            {0x1000, 0x2000, 0x4000},
            {0x10000, 0x20000, 0x40000}
        };
    }

    private static final PopulationSurface SURFACE = PopulationSurface.of(SIX_CELLS, new int[] {1, 3, 5}, people());

    @Test
    void weighsCellsByTheBandsThatCount() {
        assertThat(SURFACE.weight(Weight.TOTAL)).containsExactly(0x11111, 0x22222, 0x44444);
        assertThat(SURFACE.weight(Weight.AGE60PLUS)).containsExactly(0x11100, 0x22200, 0x44400);
        assertThat(SURFACE.weight(Weight.AGE65PLUS)).containsExactly(0x11000, 0x22000, 0x44000);
        assertThat(SURFACE.weight(Weight.AGE80PLUS)).containsExactly(0x10000, 0x20000, 0x40000);
        assertThat(SURFACE.total(Weight.TOTAL)).isEqualTo(0x77777);
        assertThat(SURFACE.people(AgeBand.A60_64)).containsExactly(0x100, 0x200, 0x400);
    }

    @Test
    void findsACellByItsNumber() {
        assertThat(SURFACE.size()).isEqualTo(3);
        assertThat(SURFACE.cell(1)).isEqualTo(3);
        assertThat(SURFACE.indexOf(3)).isEqualTo(1);
        assertThat(SURFACE.indexOf(4)).isEqualTo(-1);
    }

    @Test
    void doesNotChangeWithTheArraysItWasMadeOf() {
        int[] cells = {1, 3, 5};
        double[][] people = people();
        PopulationSurface surface = PopulationSurface.of(SIX_CELLS, cells, people);
        cells[0] = 0;
        people[0][0] = -1;

        assertThat(surface.cell(0)).isEqualTo(1);
        assertThat(surface.people(AgeBand.A0_14)[0]).isEqualTo(0x1);
    }

    @Test
    void sumsByZoneLeavingOutWhatIsInNone() {
        // Cells 1, 3 and 5 are in zones 0, none and 2.
        short[] zones = {0, 0, 1, -1, 1, 2};

        assertThat(ZonalSum.people(SURFACE, Weight.TOTAL, zones, 3)).containsExactly(0x11111, 0, 0x44444);
        assertThat(ZonalSum.people(SURFACE, AgeBand.A0_14, zones, 3)).containsExactly(0x1, 0, 0x4);
        assertThatThrownBy(() -> ZonalSum.people(SURFACE, Weight.TOTAL, zones, 2))
                .hasMessageContaining("zone 2");
        assertThatThrownBy(() -> ZonalSum.people(SURFACE, Weight.TOTAL, new short[5], 2))
                .hasMessageContaining("6 cells");
    }

    @Test
    void keepsTheDigitsThatPlainAdditionDrops() {
        assertThat(1e16 + 1 + 1 - 1e16).isNotEqualTo(2);
        assertThat(CompensatedSum.of(1e16, 1, 1, -1e16)).isEqualTo(2);
        assertThat(CompensatedSum.of()).isZero();
    }

    @Test
    void refusesCellsOutOfOrderOutsideOrWithImpossiblePeople() {
        assertThatThrownBy(() -> PopulationSurface.of(SIX_CELLS, new int[] {1, 5, 3}, people()))
                .hasMessageContaining("3 follows 5");
        assertThatThrownBy(() -> PopulationSurface.of(SIX_CELLS, new int[] {1, 3, 3}, people()))
                .hasMessageContaining("3 follows 3");
        assertThatThrownBy(() -> PopulationSurface.of(SIX_CELLS, new int[] {1, 3, 6}, people()))
                .hasMessageContaining("cell 6");
        assertThatThrownBy(() -> PopulationSurface.of(SIX_CELLS, new int[] {1, 3}, people()))
                .hasMessageContaining("3 values for 2 cells");
        assertThatThrownBy(() -> PopulationSurface.of(SIX_CELLS, new int[0], new double[4][0]))
                .hasMessageContaining("5 age bands");
        double[][] people = people();
        people[2][1] = Double.NaN;
        assertThatThrownBy(() -> PopulationSurface.of(SIX_CELLS, new int[] {1, 3, 5}, people))
                .hasMessageContaining("cell 3 has NaN people aged 60-64");
    }
}
