package org.livingcircle.streets;

import java.nio.file.Path;

/** Fetches extracts by the name of their region. */
public interface OsmMirror {

    /**
     * Fetches an extract into a file of its own, whole or not at all.
     *
     * @param region as the mirror names it, for example {@code asia/china/heilongjiang-latest}
     * @throws StreetsRefused if there is no mirror, or it does not give the whole file
     */
    Path fetch(String region, StreetProgress progress);

    /** Returns the name of a region's file: the region's last part. */
    static String fileName(String region) {
        return region.substring(region.lastIndexOf('/') + 1) + ".osm.pbf";
    }
}
