/** The service's entry point; every feature lives in a package of its own below. */
@NullMarked
package org.livingcircle;

import org.jspecify.annotations.NullMarked;
