package org.livingcircle.geo.referencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.livingcircle.geo.CoordinateSystems;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class GeoToolsCoordinateSystemsTest {

    private static final CoordinateSystems SYSTEMS = new GeoToolsCoordinateSystems();

    /** CGCS2000 / 3-degree Gauss-Krüger CM 126E: no zone number in the easting, scale 1 on the meridian. */
    private static final int GAUSS_KRUEGER_126E = 4551;

    @Test
    void putsTheCentralMeridianAtFiveHundredKilometresEastAndTheMeridianArcNorth() {
        double[] xy = {126, 45.75};

        SYSTEMS.between(CoordinateSystems.WGS84, GAUSS_KRUEGER_126E).transform(xy);

        assertThat(xy[0]).isEqualTo(500_000, within(0.001));
        // Meridian arc by the series a(1-e2) * integral of W^-3 from 0 to 45.75 degrees: at 45 degrees 4984944.378 m
        // (as
        // tables print it) and 0.75 degrees of 111138.5 m each.
        assertThat(xy[1]).isEqualTo(4_984_944.378 + 0.75 * 111_138.6, within(1.0));
    }

    @Test
    void takesLongitudeFirstThoughTheDatabaseHasLatitudeFirst() {
        double[] east = {127, 45.75};
        double[] north = {126, 46.75};

        SYSTEMS.between(4490, GAUSS_KRUEGER_126E).transform(east);
        SYSTEMS.between(4490, GAUSS_KRUEGER_126E).transform(north);

        // One degree of longitude at 45.75 N is 111.32 km * cos 45.75 = 77.8 km.
        assertThat(east[0]).isEqualTo(577_800, within(200.0));
        assertThat(north[0]).isEqualTo(500_000, within(0.001));
    }

    @Test
    void takesCgcs2000AndWgs84ForEqual() {
        double[] lonLat = {126.63, 45.76};

        SYSTEMS.between(4490, CoordinateSystems.WGS84).transform(lonLat);

        assertThat(lonLat).containsExactly(new double[] {126.63, 45.76}, within(1e-9));
    }

    @Test
    void knowsWebMercator() {
        double[] xy = {180, 0, 0, 85.05112877980659};

        SYSTEMS.between(CoordinateSystems.WGS84, 3857).transform(xy);

        double half = Math.PI * 6_378_137;
        assertThat(xy).containsExactly(new double[] {half, 0, 0, half}, within(0.001));
    }

    @Test
    void comesBackToWhereItBegan() {
        double[] xy = {125.7, 44.1, 130.2, 46.7};

        SYSTEMS.between(CoordinateSystems.WGS84, GAUSS_KRUEGER_126E).transform(xy);
        SYSTEMS.between(GAUSS_KRUEGER_126E, CoordinateSystems.WGS84).transform(xy);

        // 1e-8 degrees are a millimetre.
        assertThat(xy).containsExactly(new double[] {125.7, 44.1, 130.2, 46.7}, within(1e-8));
    }

    @Test
    void transformsEveryRingOfAGeometryIntoACopy() throws ParseException {
        Geometry square = new WKTReader()
                .read(
                        "MULTIPOLYGON (((125 45, 127 45, 127 46, 125 46, 125 45), (126 45.2, 126.1 45.2, 126 45.3, 126 45.2)))");

        Geometry metric =
                SYSTEMS.between(CoordinateSystems.WGS84, GAUSS_KRUEGER_126E).transform(square);

        assertThat(square.getCoordinate()).isEqualTo(new Coordinate(125, 45));
        assertThat(metric.getSRID()).isEqualTo(GAUSS_KRUEGER_126E);
        assertThat(metric.getCoordinates()).allSatisfy(c -> {
            assertThat(c.x).isBetween(420_000.0, 580_000.0);
            assertThat(c.y).isBetween(4_980_000.0, 5_100_000.0);
        });
        // The hole begins on the central meridian.
        assertThat(metric.getCoordinates()[5].x).isEqualTo(500_000, within(0.001));
    }

    @Test
    void namesTheSystemItDoesNotKnow() {
        assertThatThrownBy(() -> SYSTEMS.between(CoordinateSystems.WGS84, 999_999))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EPSG:999999");
    }

    @Test
    void refusesAnXWithoutAY() {
        assertThatThrownBy(() -> SYSTEMS.between(4490, 3857).transform(new double[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 numbers");
    }
}
