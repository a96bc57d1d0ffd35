package org.livingcircle.catalogue;

import java.util.List;

/**
 * One page of the features a query matches.
 *
 * @param matched how many there are on all pages
 */
public record FeaturePage(Layer layer, List<Feature> features, long matched) {

    public FeaturePage {
        features = List.copyOf(features);
    }
}
