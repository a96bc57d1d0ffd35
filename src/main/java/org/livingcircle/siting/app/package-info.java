/** Answers where to build: from a question in people, places and travel to a problem in whole numbers, and back with reasons. */
@NullMarked
package org.livingcircle.siting.app;

import org.jspecify.annotations.NullMarked;
