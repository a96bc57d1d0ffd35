/** What every endpoint shares: problems, headers, limits, the gate before the database, the OpenAPI document. */
@NullMarked
package org.livingcircle.platform.web;

import org.jspecify.annotations.NullMarked;
