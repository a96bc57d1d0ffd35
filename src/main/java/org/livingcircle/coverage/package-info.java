/** Who lives within a circle of a service: coverage, catchments, multiplicity, hot spots. */
@NullMarked
package org.livingcircle.coverage;

import org.jspecify.annotations.NullMarked;
