/** Engines that are not ours, behind the ports of the kernel. */
@NullMarked
package org.livingcircle.siting.solver;

import org.jspecify.annotations.NullMarked;
