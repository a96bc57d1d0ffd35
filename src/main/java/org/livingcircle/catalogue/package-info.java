/** The city's layers as a catalogue of collections: what each is called, holds and can be asked for. */
@NullMarked
package org.livingcircle.catalogue;

import org.jspecify.annotations.NullMarked;
