/** Administrative units and townships, with the dates they are valid. */
@NullMarked
package org.livingcircle.region;

import org.jspecify.annotations.NullMarked;
