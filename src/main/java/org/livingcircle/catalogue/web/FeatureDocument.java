package org.livingcircle.catalogue.web;

import java.util.List;
import org.livingcircle.catalogue.Feature;
import org.livingcircle.catalogue.Layer;
import org.livingcircle.catalogue.ReferenceSystem;

/** One feature with its links, to be written by {@link GeoJsonWriter}. */
record FeatureDocument(Layer layer, Feature feature, ReferenceSystem system, List<Link> links) {}
