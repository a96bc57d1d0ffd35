package org.livingcircle.provenance;

/**
 * What a record says of its own origin.
 *
 * @param vintage the year, date or range it stands for; empty where unknown
 * @param confidence how it was got, in few words; empty where unknown
 */
public record Origin(Provenance provenance, String source, String vintage, String confidence) {}
