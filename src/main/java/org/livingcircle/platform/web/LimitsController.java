package org.livingcircle.platform.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.livingcircle.platform.Limit;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every limit of the service in one place. */
@Tag(name = "Service")
@RestController
@ServedWithoutDatabase
class LimitsController {

    private final Limits limits;

    /** The answer: the limits by id. */
    record Limits(List<Limit> limits) {}

    LimitsController(List<Limit> limits) {
        this.limits = new Limits(
                limits.stream().sorted(Comparator.comparing(Limit::id)).toList());
    }

    @Operation(
            operationId = "getLimits",
            summary = "All limits",
            description = "The largest value of everything a caller may ask for, and what happens above it.")
    @GetMapping(path = "/limits", produces = MediaType.APPLICATION_JSON_VALUE)
    Limits limits() {
        return limits;
    }
}
