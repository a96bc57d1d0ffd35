/** Keeps land in PostGIS. */
@NullMarked
package org.livingcircle.population.persistence;

import org.jspecify.annotations.NullMarked;
