package org.livingcircle.streets;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.livingcircle.geo.LonLatBox;

/** Reads extracts of OpenStreetMap. */
public interface OsmSource {

    /**
     * Opens an extract: reads it once, byte by byte, and says whether it is whole.
     *
     * @throws StreetsRefused if there is no such file, it is none of OpenStreetMap's PBF, or it has been cut short
     */
    Extract open(Path file, StreetProgress progress);

    /** An extract that is whole, as far as its frame tells. */
    interface Extract {

        Path file();

        /** Returns the SHA-256 of the file in hexadecimal. */
        String sha256();

        /** Returns the time up to which the data go, or of their newest edit; empty where the file says neither. */
        Optional<Instant> findTimestamp();

        /** Returns the area that the file claims to hold; empty where it does not say. */
        Optional<LonLatBox> findBox();

        /**
         * Reads the streets into memory.
         *
         * @param area streets that do not touch it are left out
         * @throws StreetsRefused if the content is damaged or holds no street
         */
        StreetStore.Streets read(LonLatBox area, StreetProgress progress);
    }
}
