/** Stores a city by COPY in one transaction, and reads it back into arrays. */
@NullMarked
package org.livingcircle.pack.persistence;

import org.jspecify.annotations.NullMarked;
