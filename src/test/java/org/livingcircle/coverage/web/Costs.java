package org.livingcircle.coverage.web;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.livingcircle.testing.Web;

/** A reach surface as anyone gets it: the GeoTIFF of the whole grid. */
final class Costs {

    private final Raster raster;

    private Costs(Raster raster) {
        this.raster = raster;
    }

    /** Downloads the surface of a query such as {@code service=reading&winter=true}. */
    static Costs of(Web web, String query) {
        byte[] file = web.getBytes("/collections/reach/coverage?" + query).body();
        try (var in = new ByteArrayInputStream(file)) {
            GeoTiffReader reader = new GeoTiffReader(in);
            GridCoverage2D coverage = reader.read(new GeneralParameterValue[0]);
            return new Costs(coverage.getRenderedImage().getData());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns seconds or metres; beyond every range where no facility is in reach. */
    int of(StoredCells.Cell cell) {
        return at(cell.column(), cell.row());
    }

    int at(int column, int row) {
        int cost = (int) raster.getSampleFloat(column, row, 0);
        return cost < 0 ? Integer.MAX_VALUE : cost;
    }
}
