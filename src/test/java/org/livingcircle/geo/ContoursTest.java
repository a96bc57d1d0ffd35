package org.livingcircle.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;

class ContoursTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final int NONE = Contours.NONE;

    @Test
    void theBoundaryLiesWhereTheCostReachesTheLimit() {
        // centres at x 5, 15, 25; the cost rises from 0 to 10 between the first two: 4 is reached at x 9
        GridExtent row = new GridExtent(4551, 0, 10, 10, 3, 1);

        MultiPolygon region = Contours.of(row, new int[] {0, 10, 20}, 4).get(0);

        assertThat(region.getSRID()).isEqualTo(4551);
        // a diamond: half a cell to the sides where there is no cost, 4 m to the east
        assertThat(region.getArea()).isEqualTo((5 + 4) * 10 / 2.0);
        assertThat(region.getEnvelopeInternal().getMaxX()).isEqualTo(9);
        assertThat(region.getEnvelopeInternal().getMinX()).isEqualTo(0);
    }

    @Test
    void aHoleIsKeptAndAnIslandInIt() {
        GridExtent square = new GridExtent(4551, 0, 5, 1, 5, 5);
        int[] costs = new int[25];
        Arrays.setAll(costs, cell -> cell / 5 % 4 == 0 || cell % 5 % 4 == 0 ? 1 : NONE);
        costs[12] = 1;

        MultiPolygon region = Contours.of(square, costs, 1).get(0);

        assertThat(region.getNumGeometries()).isEqualTo(2);
        assertThat(region.isValid()).isTrue();
        assertThat(region.covers(point(2.5, 2.5))).isTrue();
        assertThat(region.covers(point(1.5, 2.5))).isFalse();
    }

    @Test
    void nothingWithinTheLimitIsAnEmptyRegion() {
        GridExtent square = new GridExtent(4551, 0, 2, 1, 2, 2);

        assertThat(Contours.of(square, new int[] {5, 6, NONE, 7}, 4).get(0).isEmpty())
                .isTrue();
        assertThatThrownBy(() -> Contours.of(square, new int[3], 4)).hasMessageContaining("need 4 costs, got 3");
    }

    @Test
    void regionsAreValidNestAndHoldTheCentresWithinTheirLimitOnly() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            GridExtent extent = new GridExtent(4551, 1000, 2000, 25, 1 + random.nextInt(14), 1 + random.nextInt(14));
            int[] costs = new int[extent.cellCount()];
            int none = 1 + random.nextInt(6);
            Arrays.setAll(costs, cell -> random.nextInt(none) == 0 ? NONE : random.nextInt(20));

            List<MultiPolygon> regions = Contours.of(extent, costs, 0, 3, 9, 10, 19);

            int[] limits = {0, 3, 9, 10, 19};
            for (int i = 0; i < limits.length; i++) {
                MultiPolygon region = regions.get(i);
                assertThat(region.isValid())
                        .as("seed %d, limit %d", seed, limits[i])
                        .isTrue();
                for (int cell = 0; cell < costs.length; cell++) {
                    Point centre = point(extent.centreX(extent.column(cell)), extent.centreY(extent.row(cell)));
                    assertThat(region.contains(centre))
                            .as("seed %d, limit %d, cell %d", seed, limits[i], cell)
                            .isEqualTo(costs[cell] <= limits[i]);
                }
                if (i > 0 && !regions.get(i - 1).isEmpty()) {
                    // the buffer is a hair: two boundaries that agree are computed apart
                    assertThat(region.buffer(1e-6).covers(regions.get(i - 1)))
                            .as("seed %d, %d in %d", seed, limits[i - 1], limits[i])
                            .isTrue();
                }
            }
        }
    }

    private static Point point(double x, double y) {
        return GEOMETRIES.createPoint(new Coordinate(x, y));
    }
}
