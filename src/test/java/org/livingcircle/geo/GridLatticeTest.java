package org.livingcircle.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;

/** The grid of a prefecture: 360 by 300 km, up to 340 km east of the central meridian. */
class GridLatticeTest {

    private static final long SEED = 4551;
    private static final CoordinateSystems SYSTEMS = new GeoToolsCoordinateSystems();
    private static final GridExtent PREFECTURE = new GridExtent(4551, 475_000, 5_180_000, 100, 3_600, 3_000);
    private static final GridLattice LATTICE = GridLattice.of(PREFECTURE, SYSTEMS);

    @Test
    void findsCellCentresWithinACentimetre() {
        Random random = new Random(SEED);
        Reprojection exact = SYSTEMS.between(4551, CoordinateSystems.WGS84);
        for (int trial = 0; trial < 20_000; trial++) {
            int cell = random.nextInt(PREFECTURE.cellCount());
            double[] xy = {PREFECTURE.centreX(PREFECTURE.column(cell)), PREFECTURE.centreY(PREFECTURE.row(cell))};
            exact.transform(xy);
            LonLat found = new LonLat(LATTICE.lon(cell), LATTICE.lat(cell));
            assertThat(Geodesic.metres(found, new LonLat(xy[0], xy[1])))
                    .as("cell %d", cell)
                    .isLessThan(0.01);
        }
    }

    @Test
    void findsPlacesWithinACentimetre() {
        Random random = new Random(SEED);
        Reprojection exact = SYSTEMS.between(CoordinateSystems.WGS84, 4551);
        for (int trial = 0; trial < 20_000; trial++) {
            double lon = random.nextDouble(126, 130);
            double lat = random.nextDouble(44.2, 46.6);
            double[] xy = {lon, lat};
            exact.transform(xy);
            assertThat(Math.hypot(LATTICE.x(lon, lat) - xy[0], LATTICE.y(lon, lat) - xy[1]))
                    .as("%f, %f", lon, lat)
                    .isLessThan(0.01);
        }
    }

    @Test
    void returnsToTheSameCellEvenInTheCorners() {
        Random random = new Random(SEED);
        int[] corners = {0, 3_599, PREFECTURE.cell(0, 2_999), PREFECTURE.cellCount() - 1};
        for (int trial = 0; trial < 20_000; trial++) {
            int cell = trial < 4 ? corners[trial] : random.nextInt(PREFECTURE.cellCount());
            assertThat(LATTICE.cellAt(new LonLat(LATTICE.lon(cell), LATTICE.lat(cell))))
                    .isEqualTo(cell);
        }
    }

    @Test
    void writesARowInRadians() {
        double[] lons = new double[3_600];
        double[] lats = new double[3_600];

        LATTICE.rowRadians(1_234, 100, 3_500, lons, lats);

        for (int column = 100; column < 3_500; column++) {
            int cell = PREFECTURE.cell(column, 1_234);
            assertThat(Math.toDegrees(lons[column - 100])).isEqualTo(LATTICE.lon(cell), within(1e-12));
            assertThat(Math.toDegrees(lats[column - 100])).isEqualTo(LATTICE.lat(cell), within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-126, 45", "126.6, -45.7", "139.7, 35.7", "180, 90"})
    void findsNoCellElsewhereOnEarth(double lon, double lat) {
        assertThat(LATTICE.cellAt(new LonLat(lon, lat))).isEqualTo(-1);
    }

    @ParameterizedTest(name = "cells of {0} m")
    @CsvSource({"50, 7, 5", "1000, 1, 1", "1000, 360, 300"})
    void holdsForSmallGridsAndLargeCells(double cellMetres, int columns, int rows) {
        GridExtent extent = new GridExtent(4551, 475_000, 5_180_000, cellMetres, columns, rows);
        GridLattice lattice = GridLattice.of(extent, SYSTEMS);
        for (int cell = 0; cell < extent.cellCount(); cell++) {
            assertThat(lattice.cellAt(new LonLat(lattice.lon(cell), lattice.lat(cell))))
                    .isEqualTo(cell);
        }
    }
}
