/** Reads buildings, land use and street polygons from extracts of OpenStreetMap. */
@NullMarked
package org.livingcircle.population.ingest;

import org.jspecify.annotations.NullMarked;
