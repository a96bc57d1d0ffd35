/** Coverage over HTTP: processes, value tiles, the city and its services. */
@NullMarked
package org.livingcircle.coverage.web;

import org.jspecify.annotations.NullMarked;
