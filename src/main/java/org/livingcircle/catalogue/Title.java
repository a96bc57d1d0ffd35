package org.livingcircle.catalogue;

/** A name in the two languages of the service. */
public record Title(String zh, String en) {

    /** Returns both names in one line, for clients that show one. */
    public String both() {
        return zh + " · " + en;
    }
}
