package org.livingcircle.population.ingest;

import java.io.IOException;

/** A file that land cannot be read from; the message names file, fault and remedy. */
public final class LandFileException extends IOException {

    private static final long serialVersionUID = 1L;

    LandFileException(String file, String what, String remedy, Throwable cause) {
        super("%s: %s — %s".formatted(file, what, remedy), cause);
    }
}
