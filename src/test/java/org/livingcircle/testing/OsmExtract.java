package org.livingcircle.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The extract of OpenStreetMap beside the project, in the folder that LIVINGCIRCLE_OSM names. */
public final class OsmExtract {

    private OsmExtract() {}

    /** Returns the file; skips the test where there is none, and fails it where everything must be tested. */
    public static Path file() {
        String folder = System.getenv("LIVINGCIRCLE_OSM");
        Path file = Path.of(folder == null ? "" : folder, "harbin.osm.pbf");
        boolean there = folder != null && Files.isRegularFile(file);
        String message = folder == null
                ? "LIVINGCIRCLE_OSM is not set: no extract to test with; bin/test looks for ../shared/osm"
                : "LIVINGCIRCLE_OSM holds no harbin.osm.pbf";
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(message);
        }
        assumeTrue(there, message);
        return file;
    }
}
