package org.livingcircle.streets;

import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;

/**
 * Who travels along streets, and what is counted.
 *
 * @param walker the walker, also of the way to a car or a bicycle
 * @param metric time or distance
 */
public record StreetTravel(Mode mode, Profile walker, boolean winter, Metric metric) {

    public StreetTravel {
        if (metric == Metric.STRAIGHT) {
            throw new IllegalArgumentException("streets have no straight metric");
        }
    }
}
