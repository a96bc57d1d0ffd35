package org.livingcircle.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.livingcircle.region.StreetAreas.Drawn;
import org.livingcircle.region.StreetAreas.Named;
import org.livingcircle.region.StreetAreas.Reason;
import org.livingcircle.region.StreetAreas.Unmatched;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Two units of 100 by 100, side by side. */
class StreetAreasTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final Map<String, Geometry> UNITS = Map.of("A", box(0, 100, 0, 100), "B", box(100, 200, 0, 100));
    private static final List<Named> TOWNSHIPS = List.of(
            new Named("A1", "A", "东街道"),
            new Named("A2", "A", "西街道"),
            new Named("A3", "A", "南镇"),
            new Named("A4", "A", "南乡"),
            new Named("B1", "B", "东街道"));

    private static Geometry box(double west, double east, double south, double north) {
        return GEOMETRY.toGeometry(new Envelope(west, east, south, north));
    }

    private static StreetAreas match(Drawn... drawn) {
        return StreetAreas.of(List.of(drawn), UNITS, TOWNSHIPS);
    }

    @Test
    void takesTheTownshipOfThatNameInTheUnitThatHoldsMost() {
        StreetAreas areas =
                match(new Drawn("1", "东街道", box(60, 110, 0, 50)), new Drawn("2", "东街道", box(120, 150, 0, 50)));

        assertThat(areas.unmatched()).isEmpty();
        assertThat(areas.areas()).containsOnlyKeys("A1", "B1");
        // Cut at the unit's border.
        assertThat(Objects.requireNonNull(areas.areas().get("A1")).polygon().equalsTopo(box(60, 100, 0, 50)))
                .isTrue();
        assertThat(Objects.requireNonNull(areas.areas().get("B1")).drawn()).isEqualTo("2");
    }

    @Test
    void readsAnOfficeAsItsTownshipAndGuessesNothing() {
        StreetAreas areas =
                match(new Drawn("1", "西街道办事处", box(0, 20, 0, 20)), new Drawn("2", "南地区", box(20, 40, 0, 20)));

        assertThat(areas.areas()).containsOnlyKeys("A2");
        // Two townships are called so but for what they are.
        assertThat(areas.unmatched()).containsExactly(new Unmatched("2", "南地区", Reason.NO_SUCH_NAME));
    }

    @Test
    void saysWhyAnAreaIsNotUsed() {
        StreetAreas areas = match(
                new Drawn("1", "东街道", box(0, 50, 0, 50)),
                new Drawn("2", "东街道", box(50, 60, 0, 50)),
                new Drawn("3", "西街道", box(10, 20, 10, 20)),
                new Drawn("4", "北街道", box(0, 50, 50, 100)),
                new Drawn("5", "西街道", box(80, 120, 90, 200)));

        assertThat(areas.unmatched())
                .containsExactly(
                        new Unmatched("2", "东街道", Reason.TAKEN),
                        new Unmatched("3", "西街道", Reason.NOTHING_LEFT),
                        new Unmatched("4", "北街道", Reason.NO_SUCH_NAME),
                        new Unmatched("5", "西街道", Reason.NO_UNIT));
    }

    @Test
    void areasDoNotOverlapAndLeaveTheRest() {
        StreetAreas areas =
                match(new Drawn("1", "东街道", box(0, 50, 0, 100)), new Drawn("2", "西街道", box(40, 70, 0, 100)));

        assertThat(Objects.requireNonNull(areas.areas().get("A2")).polygon().equalsTopo(box(50, 70, 0, 100)))
                .isTrue();
        assertThat(areas.rest(box(0, 100, 0, 100), List.of("A1", "A2", "A3")).equalsTopo(box(70, 100, 0, 100)))
                .isTrue();
        assertThat(areas.rest(box(0, 100, 0, 100), List.of("A2")).getArea()).isEqualTo(8000);
    }
}
