package org.livingcircle.catalogue.web;

import java.util.List;

/** All collections. */
record CollectionsDocument(List<CollectionDocument> collections, List<String> crs, List<Link> links) {}
