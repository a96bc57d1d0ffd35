package org.livingcircle.geo;

import org.locationtech.jts.geom.Geometry;

/** A transformation from one coordinate system to another, x (longitude, easting) first on both sides. Thread safe. */
public interface Reprojection {

    /**
     * Transforms points in place.
     *
     * @param xy x and y alternating, even length
     * @throws IllegalArgumentException if a point lies where the target system is not defined
     */
    void transform(double[] xy);

    /** Returns a transformed copy; its SRID is the target's. */
    Geometry transform(Geometry geometry);
}
