/** OGC API Features and vector tiles over the collections. */
@NullMarked
package org.livingcircle.catalogue.web;

import org.jspecify.annotations.NullMarked;
