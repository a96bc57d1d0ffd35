/** Where people live: the population surface, how it is made and what it conserves. */
@NullMarked
package org.livingcircle.population;

import org.jspecify.annotations.NullMarked;
