/**
 * Streets: the graph of roads and paths, what a way along them costs, and the searches on it. Framework-free; whole
 * milliseconds and millimetres inside.
 */
@NullMarked
package org.livingcircle.streets;

import org.jspecify.annotations.NullMarked;
