/** The process {@code siting} over HTTP: question, answer, exports, presets. */
@NullMarked
package org.livingcircle.siting.web;

import org.jspecify.annotations.NullMarked;
