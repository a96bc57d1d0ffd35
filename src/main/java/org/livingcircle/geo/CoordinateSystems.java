package org.livingcircle.geo;

/** Finds transformations between EPSG coordinate systems; in and out x (longitude, easting) comes first. */
public interface CoordinateSystems {

    /** EPSG code of longitude and latitude on WGS84. */
    int WGS84 = 4326;

    /**
     * Returns the transformation between two systems.
     *
     * @throws IllegalArgumentException if an EPSG code is unknown
     */
    Reprojection between(int fromSrid, int toSrid);
}
