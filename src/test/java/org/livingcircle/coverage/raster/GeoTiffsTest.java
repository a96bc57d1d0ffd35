package org.livingcircle.coverage.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.testing.Gdal;

class GeoTiffsTest {

    private static final GridExtent EXTENT = new GridExtent(4551, 500_000, 5_067_000, 100, 300, 200);

    @TempDir
    Path folder;

    @Test
    @EnabledIf("org.livingcircle.testing.Gdal#isThere")
    void gdalReadsPlaceSystemValuesAndNoData() throws Exception {
        Path file = folder.resolve("surface.tif");
        try (OutputStream out = Files.newOutputStream(file)) {
            GeoTiffs.write(EXTENT, cell -> cell == 0 ? -1 : cell, -1, out);
        }

        String info = Gdal.run("gdalinfo", "-stats", file.toString());

        assertThat(info)
                .contains("Size is 300, 200")
                .contains("Origin = (500000.0", "5067000.0")
                .contains("Pixel Size = (100.0", "-100.0")
                .contains("CGCS2000")
                .contains("NoData Value=-1")
                .contains("STATISTICS_MINIMUM=1", "STATISTICS_MAXIMUM=59999")
                .contains("COMPRESSION=DEFLATE");
    }
}
