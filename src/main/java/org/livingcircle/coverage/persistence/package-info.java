/** Outlines of what coverage counts by, from PostGIS. */
@NullMarked
package org.livingcircle.coverage.persistence;

import org.jspecify.annotations.NullMarked;
