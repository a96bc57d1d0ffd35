/** The routers that the streets benchmark compares with, each driven as its own documentation drives it. */
@org.jspecify.annotations.NullMarked
package org.livingcircle.peers;
