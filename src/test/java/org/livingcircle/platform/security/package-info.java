@NullMarked
package org.livingcircle.platform.security;

import org.jspecify.annotations.NullMarked;
