/** Benchmarks of the kernels on a made-up prefecture of Harbin's size. */
@NullMarked
package org.livingcircle.benchmark;

import org.jspecify.annotations.NullMarked;
