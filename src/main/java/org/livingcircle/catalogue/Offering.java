package org.livingcircle.catalogue;

import java.util.List;

/**
 * What another feature adds to the landing page, the conformance declaration and the list of collections. Each feature
 * with something to add declares one bean of this type.
 *
 * @param conformsTo URIs of the conformance classes it meets
 */
public record Offering(List<Entry> entries, List<String> conformsTo, List<Coverage> coverages) {

    public Offering {
        entries = List.copyOf(entries);
        conformsTo = List.copyOf(conformsTo);
        coverages = List.copyOf(coverages);
    }

    /**
     * A link of the landing page.
     *
     * @param path from the root, with its leading slash
     */
    public record Entry(String rel, String path, String type, String title) {}

    /** A collection that is a coverage, served under {@code /collections/{id}/coverage}. */
    public record Coverage(String id, Title title, Title description, String mediaType) {}
}
