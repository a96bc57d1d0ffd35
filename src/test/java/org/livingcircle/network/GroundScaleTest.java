package org.livingcircle.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;

class GroundScaleTest {

    private static final Reprojection TO_LON_LAT =
            new GeoToolsCoordinateSystems().between(4551, CoordinateSystems.WGS84);

    /** The whole prefecture in cells of 1 km. */
    private static final GridExtent PREFECTURE = new GridExtent(4551, 475_000, 5_180_000, 1000, 360, 300);

    @Test
    void isTheLengthOfALineOnTheGroundOverItsLengthInThePlane() {
        GroundScale scale = GroundScale.of(PREFECTURE, TO_LON_LAT);
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            int column = random.nextInt(PREFECTURE.columns());
            int row = random.nextInt(PREFECTURE.rows());
            double angle = random.nextDouble() * Math.PI;
            double x = PREFECTURE.centreX(column);
            double y = PREFECTURE.centreY(row);
            double[] ends = {
                x - 500 * Math.cos(angle),
                y - 500 * Math.sin(angle),
                x + 500 * Math.cos(angle),
                y + 500 * Math.sin(angle)
            };
            TO_LON_LAT.transform(ends);
            double ground = Geodesic.metres(new LonLat(ends[0], ends[1]), new LonLat(ends[2], ends[3]));

            assertThat(scale.at(column, row)).as("seed 4, line %d", i).isCloseTo(ground / 1000, offset(1e-5 * 2));
        }
    }

    @Test
    void aWalkInTheFarEastIsShorterOnTheGroundThanInThePlane() {
        GridExtent east = new GridExtent(4551, 774_000, 5_136_000, 100, 200, 5);
        GridWalk walk = new GridWalk(CostSurface.of(east, new BitSet()), GroundScale.of(east, TO_LON_LAT));
        Sources west = Sources.ofPoints(
                List.of("w"), List.of(new GridPoint(new LonLat(129.5, 46.3), east.centreX(0), east.centreY(2))));

        int metres =
                walk.reach(west, new TravelCost(Metric.DISTANCE, 1), 20_000).costAt(east.cell(100, 2));

        // 10 km of the plane 284 km east of the middle: 10 km / (1 + (284/6380)^2 / 2) = 9990 m
        assertThat(metres).isBetween(9_989, 9_992);
    }
}
