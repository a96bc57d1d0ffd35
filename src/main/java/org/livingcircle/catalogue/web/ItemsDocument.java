package org.livingcircle.catalogue.web;

import java.time.Instant;
import java.util.List;
import org.livingcircle.catalogue.FeaturePage;
import org.livingcircle.catalogue.ReferenceSystem;

/** A page of features with its links, to be written by {@link GeoJsonWriter} or {@link CsvWriter}. */
record ItemsDocument(FeaturePage page, ReferenceSystem system, Instant at, List<Link> links) {}
