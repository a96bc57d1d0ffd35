/** The use case of importing streets, by command and at start. */
@NullMarked
package org.livingcircle.streets.app;

import org.jspecify.annotations.NullMarked;
