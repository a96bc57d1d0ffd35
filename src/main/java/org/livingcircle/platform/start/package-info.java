/** The checks before the service runs; each stops the start with one sentence. */
@NullMarked
package org.livingcircle.platform.start;

import org.jspecify.annotations.NullMarked;
