/** Reads a city pack's files into checked rows, or into the list of what is wrong with them. */
@NullMarked
package org.livingcircle.pack.ingest;

import org.jspecify.annotations.NullMarked;
