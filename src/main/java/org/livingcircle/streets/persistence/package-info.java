/** Keeps streets in PostGIS, and their graph in a file beside it. */
@NullMarked
package org.livingcircle.streets.persistence;

import org.jspecify.annotations.NullMarked;
