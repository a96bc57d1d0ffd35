package org.livingcircle.geo;

/**
 * Knows in which order the EPSG authority writes the two axes of a system. Inside the service x always comes first; only
 * what leaves or enters under an EPSG URI follows the authority.
 */
public interface AuthorityAxes {

    /**
     * Returns whether latitude or northing comes first, as in EPSG:4326, 4490 and 4551.
     *
     * @throws IllegalArgumentException if the EPSG code is unknown
     */
    boolean northFirst(int srid);

    /**
     * Returns whether the axes are in degrees.
     *
     * @throws IllegalArgumentException if the EPSG code is unknown
     */
    boolean inDegrees(int srid);
}
