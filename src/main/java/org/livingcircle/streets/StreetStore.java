package org.livingcircle.streets;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLatBox;

/** Keeps the streets of one city. Thread safe; may be shared with other processes on the same database. */
public interface StreetStore {

    /** Returns the streets of the stored city; empty where none have been imported for it. */
    Optional<StoredStreets> find();

    /** Returns the streets of a data version, stored or archived; empty where it is neither, or had none. */
    Optional<StoredStreets> find(String version);

    /** Returns the streets that the stored city's pack asks for; empty where it asks for none. */
    Optional<WantedStreets> findWanted();

    /**
     * Begins an import; there is one at a time.
     *
     * @throws StreetsRefused if another import runs, in this process or another
     */
    Replacement begin();

    /**
     * What is imported.
     *
     * @param version goes into the data version
     * @param fingerprint equal where the same streets would come out
     * @param extract the file; its name is kept, for people
     * @param timestamp of the OpenStreetMap data; null where the file does not say
     * @param box the area that is imported
     */
    record Import(
            String version,
            String fingerprint,
            Path extract,
            String sha256,
            @Nullable Instant timestamp,
            LonLatBox box,
            Streets streets) {}

    /** What an import is told by. */
    record Stored(String version, String fingerprint, String file) {}

    /** Streets as they come out of an extract. */
    interface Streets {

        /** Hands out all edges in a fixed order, and returns how many there were. */
        StreetCounts forEach(Consumer<StreetEdge> taker);

        /** Returns the box around all of them, those that are left out too. */
        LonLatBox box();

        /** Returns about how many edges there will be, for progress. */
        int size();
    }

    /** An import under way. Nothing is changed until {@link #store}; closed, it lets the next one in. */
    interface Replacement extends AutoCloseable {

        /** Returns the stored city; empty while none is. */
        Optional<StreetArea> findArea();

        /** Returns version and fingerprint of the stored streets of the stored city; empty where there are none. */
        Optional<Stored> findStored();

        /**
         * Replaces the stored streets in one transaction: readers see the old ones until it ends, and if it fails nothing
         * has changed.
         *
         * @throws StreetsRefused if the graph cannot be written, or there is nothing to store
         */
        StreetCounts store(Import streets, StreetProgress progress);

        @Override
        void close();
    }
}
