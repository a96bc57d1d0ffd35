package org.livingcircle.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.network.Metric;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.population.Area;
import org.livingcircle.population.Weight;

/** Cells of 1 km, so that a cell is a tile and a window is 3 x 3 cells; 9 x 1 cells in a row. */
class HotSpotsTest {

    private static final GridExtent ROW = new GridExtent(4551, 0, 0, 1000, 9, 1);

    @Test
    void ranksWindowsThatShareNoTile() {
        // windows around cell 0 to 8: 3, 7, 14, 28, 24, 16, 5, 5, 5
        List<HotSpot> spots = rank(reach(1, 1, 1, 1, 1, 1, 1, 1, 1), 0, 10, 1, 2, 4, 8, 16, 0, 0, 5, 0);

        // 28 around cell 3 takes out the windows around 1 to 5; those left begin with 5 around cell 6, 7 or 8: the
        // western one
        assertThat(spots).extracting(HotSpot::rank).containsExactly(1, 2, 3);
        assertThat(spots).extracting(HotSpot::people).containsExactly(28d, 5d, 3d);
        assertThat(spots).extracting(HotSpot::cell).containsExactly(3, 7, 1);
    }

    @Test
    void standsAtTheCentreOfItsUncoveredPeople() {
        HotSpot spot = rank(reach(1, 1, 1, 0, 0, 0, 0, 0, 0), 0, 1, 1, 0, 3, 100, 100, 100, 100, 100, 100)
                .get(0);

        // 1 person in cell 0 and 3 in cell 2: 0.5 km * 1/4 + 2.5 km * 3/4
        assertThat(spot.people()).isEqualTo(4);
        assertThat(spot.x()).isCloseTo(2_000, offset(1e-9));
        assertThat(spot.y()).isCloseTo(-500, offset(1e-9));
    }

    @Test
    void theLimitItselfIsCoveredAndNobodyLeftMeansNoSpot() {
        assertThat(rank(reach(5, 5, 5, 5, 5, 5, 5, 5, 5), 5, 10, 1, 1, 1, 1, 1, 1, 1, 1, 1))
                .isEmpty();
        assertThat(rank(reach(5, 5, 5, 5, 5, 5, 5, 5, 5), 4, 10, 1, 0, 0, 0, 0, 0, 0, 0, 1))
                .hasSize(2);
    }

    private static ReachSurface reach(int... costs) {
        return ReachSurface.of(ROW, Metric.DISTANCE, 100, 1, costs);
    }

    private static List<HotSpot> rank(ReachSurface reach, int limit, int count, double... people) {
        Residents residents = CoverageTest.residents(CoverageTest.people(ROW, people), List.of(CoverageTest.city(ROW)));
        return HotSpots.rank(
                residents, List.of(new CirclePart<>(Area.ALL, limit, reach)), Weight.TOTAL, cell -> true, count);
    }
}
