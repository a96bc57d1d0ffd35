package org.livingcircle.facility;

/**
 * A facility and how far it is.
 *
 * @param metres in a straight line on the ellipsoid
 */
public record NearFacility(Facility facility, double metres) {}
