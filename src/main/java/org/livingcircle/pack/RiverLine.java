package org.livingcircle.pack;

import java.util.BitSet;
import java.util.Collection;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.GridRaster;
import org.livingcircle.geo.Reprojection;
import org.locationtech.jts.geom.Geometry;

/**
 * A stretch of a river.
 *
 * @param line its middle, longitude first; not to be changed
 * @param widthMetres from bank to bank, above 0
 */
public record RiverLine(Geometry line, int widthMetres) {

    /**
     * Returns the cells that are water, for people and for walkers alike: those whose centre lies between the banks, and
     * all that a middle line runs through, so that a river narrower than a cell has no gap.
     */
    public static BitSet waterCells(GridExtent extent, Collection<RiverLine> rivers, CoordinateSystems systems) {
        Reprojection toGrid = systems.between(CoordinateSystems.WGS84, extent.srid());
        BitSet water = new BitSet(extent.cellCount());
        for (RiverLine river : rivers) {
            water.or(GridRaster.within(extent, toGrid.transform(river.line()), river.widthMetres() / 2.0));
        }
        return water;
    }
}
