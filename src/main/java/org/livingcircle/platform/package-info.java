/** What every feature needs and that knows no feature: errors, settings, the database's state. */
@NullMarked
package org.livingcircle.platform;

import org.jspecify.annotations.NullMarked;
