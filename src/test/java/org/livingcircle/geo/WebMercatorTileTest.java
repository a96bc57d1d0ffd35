package org.livingcircle.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WebMercatorTileTest {

    @Test
    void theWorldIsOneTileAtZoomZero() {
        var world = new WebMercatorTile(0, 0, 0);

        assertThat(world.lonAt(0)).isEqualTo(-180);
        assertThat(world.lonAt(256)).isEqualTo(180);
        assertThat(world.latAt(128)).isCloseTo(0, within(1e-12));
        assertThat(world.latAt(0)).isCloseTo(85.0511287798, within(1e-9)); // atan(sinh(pi)), the square's edge
        assertThat(world.pixelMetres()).isCloseTo(156543.0339, within(1e-3)); // 40,075,016.69 m / 256
    }

    @Test
    void tilesMeetAtTheirEdges() {
        var west = new WebMercatorTile(10, 365, 872);
        var east = new WebMercatorTile(10, 365, 873);

        assertThat(west.lonAt(256)).isEqualTo(east.lonAt(0));
    }

    @Test
    void refusesTilesOutsideTheMatrix() {
        assertThatThrownBy(() -> new WebMercatorTile(3, 8, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 7 at zoom 3");
    }
}
