package org.livingcircle.network;

import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.Reprojection;

/**
 * A place, and where it is in the plane of the grid.
 *
 * @param x east, metres in the grid's system
 * @param y north, metres in the grid's system
 */
public record GridPoint(LonLat lonLat, double x, double y) {

    public GridPoint {
        if (!(Double.isFinite(x) && Double.isFinite(y))) {
            throw new IllegalArgumentException("place " + lonLat + " has no position in the grid: " + x + ", " + y);
        }
    }

    /** Projects a place into the plane of the grid. */
    public static GridPoint of(LonLat lonLat, Reprojection wgs84ToGrid) {
        double[] xy = {lonLat.lon(), lonLat.lat()};
        wgs84ToGrid.transform(xy);
        return new GridPoint(lonLat, xy[0], xy[1]);
    }
}
