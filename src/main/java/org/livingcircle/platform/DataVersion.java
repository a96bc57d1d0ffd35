package org.livingcircle.platform;

/**
 * The version of the data an answer rests on; equal versions give equal answers.
 *
 * @param id "none" while no pack has been loaded
 */
public record DataVersion(String id) {

    /** The version of an empty database. */
    public static final DataVersion NONE = new DataVersion("none");

    /** Returns a weak validator for one representation of this data; weak, because time stamps and compression differ. */
    public String etag(String representation) {
        return "W/\"" + id.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + representation + "\"";
    }
}
