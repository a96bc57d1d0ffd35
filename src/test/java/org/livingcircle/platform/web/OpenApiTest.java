package org.livingcircle.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.livingcircle.testing.ServiceTest;
import org.livingcircle.testing.Web;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * Holds the API still. After a change that is meant: {@code OPENAPI_ACCEPT=true ./mvnw test -Dtest=OpenApiTest}, then look
 * at the difference and commit it.
 */
@ServiceTest
class OpenApiTest {

    private static final Path ACCEPTED = Path.of("src/docs/openapi.json");

    @LocalServerPort
    private int port;

    @Test
    void theApiIsTheOneCommitted() throws IOException {
        String served = new Web(port).get("/api").body().strip() + "\n";
        if ("true".equals(System.getenv("OPENAPI_ACCEPT"))) {
            Files.createDirectories(ACCEPTED.getParent());
            Files.writeString(ACCEPTED, served);
        }

        assertThat(ACCEPTED).exists();
        assertThat(served)
                .as(
                        "the API differs from %s; if that is meant: OPENAPI_ACCEPT=true ./mvnw test -Dtest=OpenApiTest",
                        ACCEPTED)
                .isEqualTo(Files.readString(ACCEPTED));
    }

    @Test
    void everyOperationIsDescribedWithItsParametersAndProblems() {
        JsonNode api = new Web(port).json("/api");

        assertThat(api.get("openapi").asString()).startsWith("3.0");
        for (var path : api.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                String name = operation.getKey() + " " + path.getKey();
                assertThat(operation.getValue().path("summary").asString(""))
                        .as(name)
                        .isNotBlank();
                assertThat(operation.getValue().at("/responses/400/content").toString())
                        .as(name)
                        .contains("application/problem+json");
                for (JsonNode parameter : operation.getValue().path("parameters")) {
                    assertThat(parameter.path("description").asString(""))
                            .as(name + " " + parameter.get("name").asString())
                            .isNotBlank();
                }
            }
        }
    }

    @Test
    void everyReferenceInTheDocumentLeadsSomewhere() {
        String body = new Web(port).get("/api").body();
        JsonNode api = new Web(port).json("/api");

        assertThat(Pattern.compile("\"#(/components/[^\"]+)\"").matcher(body).results())
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(api.at(reference.group(1)).isMissingNode())
                        .as(reference.group(1))
                        .isFalse());
    }
}
