package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An execution request for a comparison. */
@Schema(name = "CompareExecution")
record CompareExecution(@Nullable CompareInputs inputs) {}
