package org.livingcircle.pack;

import java.util.Optional;

/** Keeps one city. Thread safe; may be shared with other processes on the same database. */
public interface CityStore {

    /** Returns what is stored; empty while nothing is. */
    Optional<StoredVersion> findVersion();

    /**
     * Replaces the stored city in one transaction: readers see the old one until it ends, and if it fails nothing has
     * changed. A second replacement waits for the first, and does nothing if that stored the same version.
     *
     * @return whether anything was written
     */
    boolean replace(BuiltCity city, Progress progress);

    /** Returns a line on what buildings and land use changed in the stored city; empty where none have been imported. */
    Optional<String> findChange();

    /** Reads the stored city, all of one version; empty while nothing is stored. */
    Optional<StoredCity> read();

    /** Reads the city of a data version, stored or archived; empty where it is neither. */
    Optional<StoredCity> read(String version);
}
