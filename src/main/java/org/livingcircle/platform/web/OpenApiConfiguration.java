package org.livingcircle.platform.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.livingcircle.platform.ProblemType;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the generated OpenAPI document says of the service as a whole, and of the problems every endpoint can answer. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String PROBLEM = "Problem";

    @Bean
    static OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("LivingCircle")
                        .version("1")
                        .description("Who a city's population plan serves and who it does not: its layers over OGC API"
                                + " Features and vector tiles, and analyses in the shape of OGC API Processes."
                                + " Coordinates are longitude, latitude unless a crs parameter says otherwise. Every"
                                + " failure is an RFC 9457 problem document. All limits stand on /limits.")
                        .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url("/")));
    }

    @Bean
    static OpenApiCustomizer problemsOfEveryOperation() {
        return api -> {
            // Only now: springdoc drops schemas that no operation names by itself.
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths().forEach((path, item) -> item.readOperations().forEach(operation -> {
                addProblem(operation, 400);
                if (path.contains("{")) {
                    addProblem(operation, 404);
                }
                addProblem(operation, 406);
                if (operation.getRequestBody() != null) {
                    addProblem(operation, 413);
                    addProblem(operation, 415);
                    addProblem(operation, 422);
                }
                addProblem(operation, 500);
                addProblem(operation, 503);
            }));
        };
    }

    private static void addProblem(Operation operation, int status) {
        String kinds = Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status)
                .map(ProblemType::slug)
                .collect(Collectors.joining(", "));
        operation
                .getResponses()
                .putIfAbsent(
                        Integer.toString(status),
                        new ApiResponse()
                                .description("Problem: " + kinds)
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM)))));
    }

    private static Schema<?> problem() {
        Schema<?> problem = new ObjectSchema();
        problem.setDescription("RFC 9457 problem document; type is stable and tells problems apart");
        problem.addProperty(
                "type", new StringSchema().format("uri").description("https://livingcircle.org/problems/{slug}"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema().description("A sentence for the person asking"));
        problem.addProperty("instance", new StringSchema().description("The path of the request"));
        problem.addProperty("parameter", new StringSchema().description("The parameter to put right"));
        problem.addProperty("given", new StringSchema().description("What was sent, shortened to 200 characters"));
        problem.addProperty(
                "allowed",
                new ArraySchema().items(new StringSchema()).description("The values allowed, or one sentence on them"));
        problem.addProperty(
                "logId", new StringSchema().description("Names the entry in the service's log (status 500)"));
        problem.setRequired(List.of("type", "title", "status", "detail"));
        return problem;
    }
}
