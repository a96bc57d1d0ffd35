package org.livingcircle.streets;

/** The streets that a city's pack asks for. */
public sealed interface WantedStreets {

    /** An extract, its path relative to the pack's folder or absolute. */
    record File(String path) implements WantedStreets {}

    /** The region of an extract that a mirror has. */
    record Region(String name) implements WantedStreets {}
}
