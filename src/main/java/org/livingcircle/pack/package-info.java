/** The city pack: what a city's folder holds, what may be wrong with it, and what is made of it. */
@NullMarked
package org.livingcircle.pack;

import org.jspecify.annotations.NullMarked;
