package org.livingcircle.siting;

/** An amount of a point's weight that a site serves. */
public record Flow(int point, int site, long amount) {}
