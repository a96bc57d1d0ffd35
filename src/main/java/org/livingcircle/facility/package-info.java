/** The places that serve people, by kind, level and capacity. */
@NullMarked
package org.livingcircle.facility;

import org.jspecify.annotations.NullMarked;
