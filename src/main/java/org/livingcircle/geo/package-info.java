/** Numbers that know where they are: coordinates, grids, distances on the ellipsoid. */
@NullMarked
package org.livingcircle.geo;

import org.jspecify.annotations.NullMarked;
