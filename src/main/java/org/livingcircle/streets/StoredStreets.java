package org.livingcircle.streets;

import java.time.Instant;
import org.livingcircle.geo.LonLatBox;

/**
 * The streets that are stored.
 *
 * @param version as {@code osm-1a2b3c4d5e6f}; the data version ends with it
 * @param source what was imported, as "OpenStreetMap, harbin.osm.pbf"
 * @param vintage day of the OpenStreetMap data, or "undated" where the file does not say
 * @param box the area that was imported
 * @param graph in the plane of the stored city
 */
public record StoredStreets(
        String version,
        Instant imported,
        String source,
        String vintage,
        String attribution,
        String licence,
        LonLatBox box,
        StreetCounts counts,
        StreetGraph graph) {}
