/** The database's state, opening it without Spring, writing by COPY, and the typed PostGIS functions for HQL. */
@NullMarked
package org.livingcircle.platform.persistence;

import org.jspecify.annotations.NullMarked;
