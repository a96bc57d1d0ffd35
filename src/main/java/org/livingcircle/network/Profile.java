package org.livingcircle.network;

/**
 * Who walks, and how fast on a dry street.
 *
 * @param id stable name, such as {@code adult}
 * @param kmh kilometres an hour, above 0
 */
public record Profile(String id, double kmh) {

    public Profile {
        if (!(kmh > 0 && kmh < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("speed of profile " + id + " must be above 0 km/h, was " + kmh);
        }
    }
}
