package org.livingcircle.population;

import org.locationtech.jts.geom.Geometry;

/**
 * The mapped border of a township (a subdistrict, 街道, a town or a township).
 *
 * @param id unique among all of a {@link Land}
 * @param name in Chinese, as mapped
 * @param outline valid Polygon or MultiPolygon, longitude first. Not to be changed
 */
public record StreetPolygon(String id, String name, Geometry outline) {}
