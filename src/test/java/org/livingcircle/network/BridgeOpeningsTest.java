package org.livingcircle.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.GridRaster;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A river three cells wide that flows east through the middle of 10 x 9 cells of 100 m. */
class BridgeOpeningsTest {

    private static final GridExtent EXTENT = new GridExtent(4551, 0, 900, 100, 10, 9);
    private static final Geometry RIVER = new GeometryFactory()
            .createLineString(new Coordinate[] {new Coordinate(-100, 450), new Coordinate(1100, 450)});
    private static final BitSet WATER = GridRaster.within(EXTENT, RIVER, 150);

    @Test
    void aBridgeOpensTheWaterFromBankToBankAndNoMore() {
        BitSet open = new BridgeOpenings(EXTENT, WATER, List.of(RIVER), 1000).cells(List.of(new Coordinate(350, 450)));

        // column 3, rows 3 to 5: the river's three cells
        assertThat(open.stream()).containsExactly(33, 43, 53);
    }

    @Test
    void aBridgeThatFindsNoLandOpensNothing() {
        BitSet open = new BridgeOpenings(EXTENT, WATER, List.of(RIVER), 100).cells(List.of(new Coordinate(350, 450)));

        assertThat(open.isEmpty()).isTrue();
    }

    @Test
    void aBridgeOffTheMapOpensNothing() {
        BitSet open =
                new BridgeOpenings(EXTENT, WATER, List.of(RIVER), 1000).cells(List.of(new Coordinate(5000, 450)));

        assertThat(open.isEmpty()).isTrue();
    }
}
