package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.livingcircle.geo.GridExtent;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.union.CascadedPolygonUnion;

/**
 * Draws where the people inside live, for the eye: blocks of cells of which at least one populated one is inside. Nobody is
 * counted from it.
 */
final class InsideShape {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final double BLOCK_METRES = 1000;

    private InsideShape() {}

    /** Returns polygons of the plane; the block of a grid of large cells is one cell. */
    static Geometry of(GridExtent extent, int[] cells, BitSet inside) {
        int size = (int) Math.max(1, Math.round(BLOCK_METRES / extent.cellMetres()));
        int columns = (extent.columns() + size - 1) / size;
        int rows = (extent.rows() + size - 1) / size;
        BitSet blocks = new BitSet(columns * rows);
        for (int index = inside.nextSetBit(0); index >= 0; index = inside.nextSetBit(index + 1)) {
            blocks.set(extent.row(cells[index]) / size * columns + extent.column(cells[index]) / size);
        }
        double edge = size * extent.cellMetres();
        List<Geometry> runs = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int end = (row + 1) * columns;
            int block = blocks.nextSetBit(row * columns);
            while (block >= 0 && block < end) {
                int last = Math.min(blocks.nextClearBit(block), end);
                runs.add(GEOMETRIES.toGeometry(new Envelope(
                        extent.west() + (block - row * columns) * edge,
                        extent.west() + (last - row * columns) * edge,
                        extent.north() - row * edge,
                        extent.north() - (row + 1) * edge)));
                block = blocks.nextSetBit(last);
            }
        }
        Geometry union = CascadedPolygonUnion.union(runs);
        return union == null ? GEOMETRIES.createMultiPolygon() : union;
    }
}
