package org.livingcircle.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistanceTransformTest {

    @Test
    void measuresFromCentreToCentreInMetres() {
        GridExtent extent = new GridExtent(4551, 0, 0, 100, 4, 4);

        float[] metres = DistanceTransform.metres(extent, BitSet.valueOf(new long[] {1}));

        assertThat(metres[0]).isZero();
        assertThat(metres[extent.cell(2, 0)]).isEqualTo(200);
        // Three columns and three rows away would be 424; a 3-4-5 triangle needs no rounding.
        assertThat(DistanceTransform.metres(new GridExtent(4551, 0, 0, 100, 4, 5), BitSet.valueOf(new long[] {1}))[19])
                .isEqualTo(500);
    }

    @Test
    void agreesWithTryingEveryTarget() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            GridExtent extent =
                    new GridExtent(4551, 0, 0, 1 + random.nextInt(100), 1 + random.nextInt(25), 1 + random.nextInt(25));
            BitSet targets = new BitSet();
            int count = 1 + random.nextInt(6);
            for (int i = 0; i < count; i++) {
                targets.set(random.nextInt(extent.cellCount()));
            }
            float[] metres = DistanceTransform.metres(extent, targets);
            for (int cell = 0; cell < extent.cellCount(); cell++) {
                int here = cell;
                double least = targets.stream()
                        .mapToDouble(target -> Math.hypot(
                                extent.column(target) - extent.column(here), extent.row(target) - extent.row(here)))
                        .min()
                        .orElseThrow();
                assertThat(metres[cell])
                        .as("seed %d cell %d of %s", seed, cell, extent)
                        .isEqualTo(
                                (float) (least * extent.cellMetres()), org.assertj.core.api.Assertions.within(1e-3f));
            }
        }
    }

    @Test
    void isInfiniteWithoutTargets() {
        assertThat(DistanceTransform.metres(new GridExtent(4551, 0, 0, 100, 2, 1), new BitSet()))
                .containsExactly(Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY);
    }

    @Test
    void refusesATargetOutside() {
        assertThatThrownBy(() -> DistanceTransform.metres(
                        new GridExtent(4551, 0, 0, 100, 2, 1), BitSet.valueOf(new long[] {0b100})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cell 2");
    }
}
