/** Scenarios in PostGIS, by Hibernate Spatial. */
@NullMarked
package org.livingcircle.scenario.persistence;

import org.jspecify.annotations.NullMarked;
