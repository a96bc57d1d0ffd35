package org.livingcircle.catalogue;

import java.util.Optional;

/** Where features are read from. Coordinates are longitude and latitude. Thread safe. */
public interface FeatureStore {

    /** Returns one page and the count of all, from one state of the data. */
    FeaturePage page(FeatureQuery query);

    Optional<Feature> find(Layer layer, String id);

    /** Returns a Mapbox vector tile of the layer; no bytes where nothing lies in it. */
    byte[] tile(Layer layer, TileAddress tile);

    Holdings holdings();
}
