package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An execution request for a circle of the plan. */
@Schema(name = "PlanCircleExecution")
record PlanCircleExecution(@Nullable PlanCircleInputs inputs) {}
