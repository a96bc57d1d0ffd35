/** Reads the collections from PostGIS. */
@NullMarked
package org.livingcircle.catalogue.persistence;

import org.jspecify.annotations.NullMarked;
