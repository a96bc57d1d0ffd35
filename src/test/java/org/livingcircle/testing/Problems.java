package org.livingcircle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads problem documents (RFC 9457). */
public final class Problems {

    private Problems() {}

    /**
     * Demands a complete problem that shows nothing of the inside.
     *
     * @param parameter the parameter it must name; null: whichever
     * @param allowed a part of what it must list as allowed; null: whatever
     */
    public static void assertProblem(
            HttpResponse<String> answer,
            int status,
            String slug,
            @Nullable String parameter,
            @Nullable String allowed) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = Web.read(answer);
        assertThat(problem.get("type").asString()).isEqualTo("https://livingcircle.org/problems/" + slug);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "org.livingcircle", "java.");
        if (parameter != null) {
            assertThat(problem.path("parameter").asString("")).as(answer.body()).isEqualTo(parameter);
        }
        if (allowed != null) {
            assertThat(problem.path("allowed").toString()).as(answer.body()).contains(allowed);
        }
    }
}
