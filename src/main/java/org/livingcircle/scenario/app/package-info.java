/** What people do with scenarios: make, change, take back, copy, share, delete. */
@NullMarked
package org.livingcircle.scenario.app;

import org.jspecify.annotations.NullMarked;
