/** Named lists of changes to a city, over one version of its data. */
@NullMarked
package org.livingcircle.scenario;

import org.jspecify.annotations.NullMarked;
