/** Scenarios over HTTP. */
@NullMarked
package org.livingcircle.scenario.web;

import org.jspecify.annotations.NullMarked;
