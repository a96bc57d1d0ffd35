/** The database's state, and the typed PostGIS functions for HQL. */
@NullMarked
package org.livingcircle.platform.persistence;

import org.jspecify.annotations.NullMarked;
