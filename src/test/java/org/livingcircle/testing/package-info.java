/** Small real worlds for tests: drawn towns, databases that live as long as a test, a line that can be cut. */
@NullMarked
package org.livingcircle.testing;

import org.jspecify.annotations.NullMarked;
