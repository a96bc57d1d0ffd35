/** Reads streets from extracts of OpenStreetMap, with GraphHopper's reader and tagging rules, and fetches extracts. */
@NullMarked
package org.livingcircle.streets.ingest;

import org.jspecify.annotations.NullMarked;
