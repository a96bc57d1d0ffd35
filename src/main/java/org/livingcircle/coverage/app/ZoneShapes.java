package org.livingcircle.coverage.app;

import java.util.Map;

/** The outlines of zones and the points of facilities, for answers that a GIS draws. */
public interface ZoneShapes {

    /**
     * What has an outline.
     *
     * @param kind city, unit, township or facility
     */
    record Key(String kind, String code) {}

    /** Returns GeoJSON geometries, longitude first, of everything that has one. */
    Map<Key, Object> geoJson();
}
