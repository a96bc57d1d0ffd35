package org.livingcircle.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;

/** Maps of one digit a cell: hundreds of people. Dots are empty. */
class SettlementRuleTest {

    private static PopulationSurface surface(double west, double north, double cellMetres, String map) {
        List<String> rows = map.lines().toList();
        List<Integer> cells = new ArrayList<>();
        List<Double> people = new ArrayList<>();
        int columns = rows.get(0).length();
        for (int cell = 0; cell < rows.size() * columns; cell++) {
            char digit = rows.get(cell / columns).charAt(cell % columns);
            if (digit != '.') {
                cells.add(cell);
                people.add(100.0 * (digit - '0'));
            }
        }
        double[][] bands = new double[AgeBand.ALL.size()][cells.size()];
        bands[AgeBand.A15_59.index()] =
                people.stream().mapToDouble(Double::doubleValue).toArray();
        return PopulationSurface.of(
                new GridExtent(4551, west, north, cellMetres, columns, rows.size()),
                cells.stream().mapToInt(Integer::intValue).toArray(),
                bands);
    }

    private static String draw(PopulationSurface surface, Settlement settlement) {
        StringBuilder map = new StringBuilder();
        for (int cell = 0; cell < surface.extent().cellCount(); cell++) {
            int index = surface.indexOf(cell);
            map.append(index < 0 ? '.' : settlement.isUrban(index) ? 'U' : 'r');
            if (surface.extent().column(cell) == surface.extent().columns() - 1) {
                map.append('\n');
            }
        }
        return map.toString();
    }

    @Test
    void denseCellsThatTouchByACornerAreOneTown() {
        // Cells are blocks of 1 km². Dense from 300 on. The corner joins 300 and 300, and alone stand 900 and 400.
        PopulationSurface surface = surface(0, 4_000, 1_000, """
                3.....
                .3...9
                2.....
                2..4..
                """);

        // 600 people make a town, edge inclusive: the pair and the 900, not the 400, nor 200 and 200 for want of
        // density.
        Settlement settlement = new SettlementRule(1_000, 300, 600).classify(surface);
        assertThat(draw(surface, settlement)).isEqualTo("""
                        U.....
                        .U...U
                        r.....
                        r..r..
                        """);
        assertThat(settlement.urbanPeople(Weight.TOTAL)).isEqualTo(1_500);
        assertThat(settlement.urbanPeople(Weight.AGE60PLUS)).isZero();
        assertThat(settlement.urbanCells()).isEqualTo(3);

        assertThat(new SettlementRule(1_000, 300, 601).classify(surface).urbanPeople(Weight.TOTAL))
                .isEqualTo(900);
        assertThat(new SettlementRule(1_000, 301, 0).classify(surface).urbanPeople(Weight.TOTAL))
                .isEqualTo(1_300);
    }

    @Test
    void everyPopulatedCellOfAnUrbanBlockIsUrban() {
        // Blocks of 2 by 2 cells of 500 m. The western block has 500, the eastern 400.
        PopulationSurface surface = surface(0, 1_000, 500, """
                4.11
                .111
                """);

        assertThat(draw(surface, new SettlementRule(1_000, 450, 0).classify(surface)))
                .isEqualTo("""
                        U.rr
                        .Urr
                        """);
    }

    @Test
    void blocksDoNotMoveWithTheEdgeOfTheGrid() {
        // The same two cells, 500 m to the east of a block's edge: they share a block whatever the grid's west.
        SettlementRule rule = new SettlementRule(1_000, 400, 0);
        PopulationSurface near = surface(1_000, 1_000, 500, "22\n");
        PopulationSurface far = surface(500, 1_000, 500, ".22\n");
        PopulationSurface split = surface(500, 1_000, 500, "22.\n");

        assertThat(rule.classify(near).urbanCells()).isEqualTo(2);
        assertThat(rule.classify(far).urbanCells()).isEqualTo(2);
        assertThat(rule.classify(split).urbanCells()).isZero();
    }

    @Test
    void theCityWithoutDenseBlocksIsRural() {
        PopulationSurface surface = surface(0, 1_000, 1_000, "12\n");

        assertThat(new SettlementRule(1_000, 300, 0).classify(surface).urbanPeople(Weight.TOTAL))
                .isZero();
    }

    @Test
    void refusesARuleThatIsNone() {
        assertThatThrownBy(() -> new SettlementRule(0, 300, 0)).hasMessageContaining("blockMetres");
        assertThatThrownBy(() -> new SettlementRule(1_000, Double.NaN, 0)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new SettlementRule(1_000, 300, -1)).hasMessageContaining("-1");
    }
}
