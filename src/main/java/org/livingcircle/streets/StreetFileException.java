package org.livingcircle.streets;

import java.io.IOException;

/** A file that holds no graph that this version can read: foreign, cut short, damaged or of another format. */
public final class StreetFileException extends IOException {

    private static final long serialVersionUID = 1L;

    StreetFileException(String message) {
        super(message);
    }
}
