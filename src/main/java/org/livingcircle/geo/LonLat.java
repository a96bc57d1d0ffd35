package org.livingcircle.geo;

/**
 * A place on the WGS84 (equal, at this scale, to the CGCS2000) ellipsoid, longitude first.
 *
 * @param lon degrees east, -180 to 180
 * @param lat degrees north, -90 to 90
 */
public record LonLat(double lon, double lat) {

    public LonLat {
        if (!(lon >= -180 && lon <= 180)) {
            throw new IllegalArgumentException("longitude must be -180 to 180, was " + lon);
        }
        if (!(lat >= -90 && lat <= 90)) {
            throw new IllegalArgumentException("latitude must be -90 to 90, was " + lat);
        }
    }
}
