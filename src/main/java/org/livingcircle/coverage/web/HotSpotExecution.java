package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An execution request for hot spots. */
@Schema(name = "HotSpotExecution")
record HotSpotExecution(@Nullable HotSpotInputs inputs) {}
