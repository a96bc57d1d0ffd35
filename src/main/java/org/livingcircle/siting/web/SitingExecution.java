package org.livingcircle.siting.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An execution request in the shape of OGC API Processes. */
@Schema(name = "SitingExecution")
record SitingExecution(@Nullable SitingInputs inputs) {}
