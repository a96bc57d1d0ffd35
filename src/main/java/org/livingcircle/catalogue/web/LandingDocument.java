package org.livingcircle.catalogue.web;

import java.util.List;

/** The entrance for machines: what there is and where. */
record LandingDocument(String title, String description, List<Link> links) {}
