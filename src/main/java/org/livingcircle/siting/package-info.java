/** Where to build next: location models solved with a proven bound. Formulas and sources: {@code src/docs/method/siting-*.md}. */
@NullMarked
package org.livingcircle.siting;

import org.jspecify.annotations.NullMarked;
