package org.livingcircle.streets;

import org.livingcircle.geo.LonLatBox;

/**
 * The stored city, as far as an import of streets needs it.
 *
 * @param packId the city's id
 * @param srid EPSG code of its plane
 * @param units the box around its units
 */
public record StreetArea(String packId, int srid, LonLatBox units) {}
