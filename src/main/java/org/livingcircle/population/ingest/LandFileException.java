package org.livingcircle.population.ingest;

import java.io.IOException;

/** A file that land cannot be read from; the message names file, fault and remedy. */
public final class LandFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String what;
    private final String remedy;

    LandFileException(String file, String what, String remedy, Throwable cause) {
        super("%s: %s — %s".formatted(file, what, remedy), cause);
        this.file = file;
        this.what = what;
        this.remedy = remedy;
    }

    public String file() {
        return file;
    }

    public String what() {
        return what;
    }

    public String remedy() {
        return remedy;
    }
}
