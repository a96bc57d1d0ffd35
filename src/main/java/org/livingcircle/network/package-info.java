/** Travel cost from places to cells: straight lines, and walking over the grid. */
@NullMarked
package org.livingcircle.network;

import org.jspecify.annotations.NullMarked;
