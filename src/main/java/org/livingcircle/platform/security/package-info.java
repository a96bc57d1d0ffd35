/** Who asks and what they may do: accounts, sessions, tokens, and the audit trail. The only place that knows Spring Security. */
@NullMarked
package org.livingcircle.platform.security;

import org.jspecify.annotations.NullMarked;
