/** Facilities in PostGIS, by Hibernate Spatial. */
@NullMarked
package org.livingcircle.facility.persistence;

import org.jspecify.annotations.NullMarked;
