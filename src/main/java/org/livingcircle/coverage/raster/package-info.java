/** Surfaces as files that a GIS opens. */
@NullMarked
package org.livingcircle.coverage.raster;

import org.jspecify.annotations.NullMarked;
