/** Questions about coverage, answered on one snapshot of the data. */
@NullMarked
package org.livingcircle.coverage.app;

import org.jspecify.annotations.NullMarked;
