package org.livingcircle.coverage.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes in the OpenAPI document the parameters that mean the same at every analysis, once for all. */
@Component
class AnalysisVocabulary implements OpenApiCustomizer {

    private static final Map<String, String> MEANING = Map.of(
            "service", "An id of /services",
            "engine", "circle (straight lines) or grid (walking over the cells); without it the metric decides",
            "metric", "time (seconds), distance (metres walked) or straight (metres on the ellipsoid)",
            "profile", "Who walks, an id of the profiles in /city; without it the city's own",
            "winter", "Whether walking is slowed by the city's winter factor",
            "weight", "Whom to count: total, age60plus, age65plus or age80plus",
            "z", "Zoom",
            "y", "Row, 0 in the north",
            "x", "Column, 0 in the west",
            "id", "An id of /processes");

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation -> operation.getParameters() == null
                        ? List.<Parameter>of().stream()
                        : operation.getParameters().stream())
                .filter(parameter -> parameter.getDescription() == null && MEANING.containsKey(parameter.getName()))
                .forEach(parameter -> parameter.setDescription(MEANING.get(parameter.getName())));
    }
}
