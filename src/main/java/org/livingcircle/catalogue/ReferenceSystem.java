package org.livingcircle.catalogue;

/**
 * A coordinate system as a client names it.
 *
 * @param uri its name, which also fixes the order of the axes
 * @param srid the EPSG code of the same system with x first
 * @param northFirst whether latitude or northing comes first under this name
 * @param inDegrees false for metres
 */
public record ReferenceSystem(String uri, int srid, boolean northFirst, boolean inDegrees) {

    /** Longitude and latitude on WGS84: the default of OGC API Features, and what is stored. */
    public static final ReferenceSystem CRS84 =
            new ReferenceSystem("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 4326, false, true);

    /** Returns the name of a system of the EPSG authority. */
    public static String epsgUri(int srid) {
        return "http://www.opengis.net/def/crs/EPSG/0/" + srid;
    }
}
