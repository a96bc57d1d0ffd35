package org.livingcircle.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.sf.geographiclib.GeodesicData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle is Karney's GeographicLib (exact to nanometres): from a start, a direction and a length it finds the end. */
class GeodesicTest {

    private static final long SEED = 20201101;

    @Test
    void measuresTheEquatorAndTheMeridianFromTheirDefinition() {
        assertThat(Geodesic.metres(new LonLat(0, 0), new LonLat(90, 0)))
                .isEqualTo(Math.PI / 2 * 6_378_137, within(0.001));
        // The quarter meridian of WGS84.
        assertThat(Geodesic.metres(new LonLat(30, 0), new LonLat(30, 90))).isEqualTo(10_001_965.729, within(0.001));
    }

    @ParameterizedTest(name = "up to {0} m within {1} m")
    @CsvSource({"100,       1e-5", "10_000,    1e-4", "49_999,    1e-4", "50_001,    1e-3", "5_000_000, 1e-3"})
    void agreesWithGeographicLib(String longest, double tolerance) {
        Random random = new Random(SEED);
        for (int trial = 0; trial < 2000; trial++) {
            Leg leg = Leg.random(random, Double.parseDouble(longest.replace("_", "")), 85);
            assertThat(Geodesic.metres(leg.from, leg.to)).as(leg.text()).isEqualTo(leg.metres, within(tolerance));
        }
    }

    @ParameterizedTest(name = "up to {0} m within {1} m")
    @CsvSource({"1_000, 1e-5", "10_000, 1e-5", "50_000, 1e-3", "200_000, 0.1"})
    void measuresFromOnePlaceAsPreciselyAsItSays(String longest, double tolerance) {
        Random random = new Random(SEED);
        for (int trial = 0; trial < 5000; trial++) {
            Leg leg = Leg.random(random, Double.parseDouble(longest.replace("_", "")), 80);
            if (Math.abs(leg.to.lat()) > 80 || Math.abs(leg.to.lon() - leg.from.lon()) > 180) {
                continue;
            }
            double metres = Geodesic.from(leg.from).metres(Math.toRadians(leg.to.lon()), Math.toRadians(leg.to.lat()));
            assertThat(metres).as(leg.text()).isEqualTo(leg.metres, within(tolerance));
        }
    }

    @Test
    void isTheSameBothWaysAndZeroAtHome() {
        LonLat station = new LonLat(126.6271, 45.7601);
        LonLat square = new LonLat(126.6174, 45.7733);

        assertThat(Geodesic.metres(station, square)).isEqualTo(Geodesic.metres(square, station), within(1e-9));
        assertThat(Geodesic.metres(station, station)).isZero();
        assertThat(Geodesic.from(station).metres(Math.toRadians(126.6271), Math.toRadians(45.7601)))
                .isZero();
    }

    @Test
    void crossesTheDateLine() {
        // 0.2 degrees of the equator.
        assertThat(Geodesic.metres(new LonLat(179.9, 0), new LonLat(-179.9, 0)))
                .isEqualTo(Math.toRadians(0.2) * 6_378_137, within(0.001));
        assertThat(Geodesic.metres(new LonLat(179, 0), new LonLat(-179, 0)))
                .isEqualTo(Math.toRadians(2) * 6_378_137, within(0.001));
    }

    @Test
    void refusesOppositePlacesRatherThanGuess() {
        assertThatThrownBy(() -> Geodesic.metres(new LonLat(0, 0.1), new LonLat(179.9, -0.1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("opposite");
    }

    private record Leg(LonLat from, LonLat to, double metres) {

        static Leg random(Random random, double longest, double highestLatitude) {
            LonLat from =
                    new LonLat(random.nextDouble(-179, 179), random.nextDouble(-highestLatitude, highestLatitude));
            double metres = random.nextDouble() * longest;
            GeodesicData end = net.sf.geographiclib.Geodesic.WGS84.Direct(
                    from.lat(), from.lon(), random.nextDouble(-180, 180), metres);
            return new Leg(from, new LonLat(end.lon2, end.lat2), metres);
        }

        String text() {
            return "%s to %s, seed %d".formatted(from, to, SEED);
        }
    }
}
