/** Coordinate transformations by GeoTools. */
@NullMarked
package org.livingcircle.geo.referencing;

import org.jspecify.annotations.NullMarked;
