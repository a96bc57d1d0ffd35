/** What siting reads of the stored city. */
@NullMarked
package org.livingcircle.siting.persistence;

import org.jspecify.annotations.NullMarked;
