package org.livingcircle.network;

/**
 * Who walks, and how fast on a dry street.
 *
 * @param id stable name, such as {@code adult}
 * @param kmh kilometres an hour, above 0
 * @param wheelchair whether steps and rough surfaces are closed, where streets say which those are
 */
public record Profile(String id, double kmh, boolean wheelchair) {

    public Profile {
        if (!(kmh > 0 && kmh < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("speed of profile " + id + " must be above 0 km/h, was " + kmh);
        }
    }

    public Profile(String id, double kmh) {
        this(id, kmh, false);
    }
}
