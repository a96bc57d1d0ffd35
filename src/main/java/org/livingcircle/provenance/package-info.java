/**
 * How sure a record is: where it comes from, in six words. A kernel of its own that uses nothing, because every feature's
 * records carry it and {@code geo} is for places alone.
 */
@NullMarked
package org.livingcircle.provenance;

import org.jspecify.annotations.NullMarked;
