/** Small drawn worlds that tests predict their numbers from. */
@NullMarked
package org.livingcircle.testing;

import org.jspecify.annotations.NullMarked;
