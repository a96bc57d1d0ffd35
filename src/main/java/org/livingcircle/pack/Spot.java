package org.livingcircle.pack;

/** Where in a file something stands. */
public sealed interface Spot {

    /** The file as a whole. */
    record WholeFile() implements Spot {
        @Override
        public String toString() {
            return "";
        }
    }

    /** A line, counted from 1, the header included. */
    record Line(int number) implements Spot {
        @Override
        public String toString() {
            return "line " + number;
        }
    }

    /**
     * A feature of a GeoJSON file, counted from 1.
     *
     * @param id its code or id; empty if it has none
     */
    record Feature(int number, String id) implements Spot {
        @Override
        public String toString() {
            return id.isEmpty() ? "feature " + number : "feature %d (%s)".formatted(number, id);
        }
    }
}
