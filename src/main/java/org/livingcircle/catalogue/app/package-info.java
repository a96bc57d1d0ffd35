/** Answers what the city holds now, collection by collection, in the coordinate system asked for. */
@NullMarked
package org.livingcircle.catalogue.app;

import org.jspecify.annotations.NullMarked;
