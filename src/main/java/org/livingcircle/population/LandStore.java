package org.livingcircle.population;

import java.util.Optional;

/** Keeps the land of a city, or none. Thread safe; may be shared with other processes on the same database. */
public interface LandStore {

    /** Has no land. */
    LandStore NONE = new LandStore() {
        @Override
        public Optional<String> findFingerprint() {
            return Optional.empty();
        }

        @Override
        public Optional<Land> read() {
            return Optional.empty();
        }
    };

    /** Returns the {@link Land#fingerprint} of what is stored; empty while nothing is. */
    Optional<String> findFingerprint();

    /** Reads the land, all of one import; empty while none is stored. */
    Optional<Land> read();
}
