package org.livingcircle.coverage.raster;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferFloat;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.CoverageFactoryFinder;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.io.AbstractGridFormat;
import org.geotools.coverage.util.CoverageUtilities;
import org.geotools.gce.geotiff.GeoTiffFormat;
import org.geotools.gce.geotiff.GeoTiffWriteParams;
import org.geotools.gce.geotiff.GeoTiffWriter;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.livingcircle.geo.GridExtent;

/** Writes a grid of 32-bit numbers as a GeoTIFF in the grid's own coordinate system. */
public final class GeoTiffs {

    private static final ColorModel FLOAT_COLOURS = new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, Transparency.OPAQUE, DataBuffer.TYPE_FLOAT);

    /** A value for each cell of an extent. */
    @FunctionalInterface
    public interface CellValues {
        float at(int cell);
    }

    private GeoTiffs() {}

    /**
     * Writes one band, deflated.
     *
     * @param noData the value that stands for "nothing known"; GDAL and QGIS read it from the file
     * @param out stays open
     */
    public static void write(GridExtent extent, CellValues values, float noData, OutputStream out) throws IOException {
        float[] samples = new float[extent.cellCount()];
        for (int cell = 0; cell < samples.length; cell++) {
            samples[cell] = values.at(cell);
        }
        var model = new BandedSampleModel(DataBuffer.TYPE_FLOAT, extent.columns(), extent.rows(), 1);
        WritableRaster raster = Raster.createWritableRaster(model, new DataBufferFloat(samples, samples.length), null);
        var envelope = new ReferencedEnvelope(
                extent.west(), extent.east(), extent.south(), extent.north(), crs(extent.srid()));
        Map<String, Object> properties = new HashMap<>();
        CoverageUtilities.setNoDataProperty(properties, (double) noData);
        GridCoverage2D coverage = CoverageFactoryFinder.getGridCoverageFactory(null)
                .create(
                        "surface",
                        new BufferedImage(FLOAT_COLOURS, raster, false, null),
                        envelope,
                        null,
                        null,
                        properties);
        GeoTiffWriter writer = new GeoTiffWriter(out);
        try {
            writer.write(coverage, deflated());
        } finally {
            writer.dispose();
        }
    }

    private static GeneralParameterValue[] deflated() {
        var compression = new GeoTiffWriteParams();
        compression.setCompressionMode(GeoTiffWriteParams.MODE_EXPLICIT);
        compression.setCompressionType("Deflate");
        compression.setTilingMode(GeoTiffWriteParams.MODE_EXPLICIT);
        compression.setTiling(256, 256);
        var parameters = new GeoTiffFormat().getWriteParameters();
        parameters
                .parameter(AbstractGridFormat.GEOTOOLS_WRITE_PARAMS.getName().toString())
                .setValue(compression);
        return parameters.values().toArray(GeneralParameterValue[]::new);
    }

    private static CoordinateReferenceSystem crs(int srid) {
        try {
            return CRS.decode("EPSG:" + srid, true);
        } catch (FactoryException e) {
            throw new IllegalArgumentException("unknown coordinate system EPSG:" + srid, e);
        }
    }
}
