/** The use cases of a city pack: check it, load it. */
@NullMarked
package org.livingcircle.pack.app;

import org.jspecify.annotations.NullMarked;
