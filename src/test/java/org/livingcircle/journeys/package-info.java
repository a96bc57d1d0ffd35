/** Journeys through the page in a real browser, against the whole service with the project's own pack. */
@NullMarked
package org.livingcircle.journeys;

import org.jspecify.annotations.NullMarked;
