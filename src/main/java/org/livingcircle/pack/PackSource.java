package org.livingcircle.pack;

import java.nio.file.Path;
import java.util.Optional;

/** Reads packs from folders. */
public interface PackSource {

    /**
     * What came of reading a pack.
     *
     * @param data empty if the report refuses the pack
     */
    record Reading(ImportReport report, Optional<PackData> data) {}

    /** Reads and checks a pack; whatever is wrong with it is in the report. */
    Reading read(Path folder, Progress progress);

    /**
     * Returns a hash over the names and bytes of all data files in the folder, in hexadecimal; empty if the folder cannot
     * be read. Changes when anything that {@link #read} sees does.
     */
    Optional<String> fingerprint(Path folder);
}
