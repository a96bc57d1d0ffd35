package org.livingcircle.catalogue.web;

import java.util.List;

/** The conformance classes the service meets. */
record ConformanceDocument(List<String> conformsTo) {}
