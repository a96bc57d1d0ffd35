package org.livingcircle.siting.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.livingcircle.testing.ProjectPackInitializer;
import org.livingcircle.testing.Web;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The plan's questions on the project's own pack: each is asked as it stands and gets an answer that a second count agrees with. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ProjectPackInitializer.class)
class PresetsTest {

    /** What the plan wants of each, as numbers of sites. */
    private static final Map<String, Integer> WANTED = new TreeMap<>(Map.ofEntries(
            Map.entry("medical-centres", 2),
            Map.entry("general-regional-centres", 14),
            Map.entry("tcm-regional-centres", 4),
            Map.entry("county-general-centres", 9),
            Map.entry("county-tcm-centres", 9),
            Map.entry("maternal-emergency", 9),
            Map.entry("newborn-emergency", 9),
            Map.entry("township-stations", 60),
            Map.entry("regional-centre-towns", 14)));

    @LocalServerPort
    private int port;

    @Test
    void everyQuestionOfThePlanHasAnAnswer() {
        Web web = new Web(port);
        Map<String, Integer> found = new TreeMap<>();
        for (JsonNode preset : web.json("/siting/presets")) {
            ObjectNode inputs = (ObjectNode) preset.get("inputs");
            inputs.put("timeLimitSeconds", 2.0);
            inputs.remove("curve");
            HttpResponse<String> answer = web.post("/processes/siting/execution", "{\"inputs\": %s}".formatted(inputs));
            String id = preset.get("id").asString();
            assertThat(answer.statusCode()).as(id + ": " + answer.body()).isEqualTo(200);
            JsonNode reply = Web.read(answer);
            assertThat(reply.get("status").asString()).as(id).isIn("optimal", "feasible");
            assertThat(reply.get("verifier").get("verdict").asString()).isEqualTo("agrees");
            assertThat(preset.get("target").asString()).as(id).isNotEmpty();
            assertThat(preset.get("note").get("zh").asString()).as(id).isNotEmpty();
            if (WANTED.containsKey(id)) {
                found.put(id, reply.get("selected").size());
            }
        }
        assertThat(found).isEqualTo(WANTED);
    }
}
