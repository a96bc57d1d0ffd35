package org.livingcircle.journeys;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.livingcircle.testing.Web;
import tools.jackson.databind.JsonNode;

/** What the service itself answers over plain HTTP: what the page is held against. */
final class Answers {

    private final Web web;

    Answers(Web web) {
        this.web = web;
    }

    JsonNode get(String path) {
        return web.json(path);
    }

    byte[] bytes(String path) {
        return web.getBytes(path).body();
    }

    /** Whether the service can reach its database; it believes so for up to a second after it could. */
    boolean isReady() {
        return web.get("/city").statusCode() == 200;
    }

    /** The body of a GET that is refused. */
    JsonNode problem(String path) {
        HttpResponse<String> answer = web.get(path);
        if (answer.statusCode() < 400) {
            throw new AssertionError(path + " answered " + answer.statusCode());
        }
        return Web.read(answer);
    }

    /**
     * The rows of the coverage process, in its order.
     *
     * @param inputs the members of the JSON object of inputs
     */
    List<JsonNode> coverage(String inputs) {
        return List.copyOf(
                execute("coverage", inputs).get("rows").values().stream().toList());
    }

    /** The table as the service writes it. */
    String csv(String inputs) {
        return web.send(request("coverage", inputs).header("Accept", "text/csv"))
                .body();
    }

    /** The ranked points of the hot-spot process. */
    List<JsonNode> hotSpots(String inputs) {
        return List.copyOf(execute("hotspots", inputs).get("features").values());
    }

    /** The bands of the catchment process. */
    JsonNode catchment(String inputs) {
        return execute("catchment", inputs);
    }

    /** The people inside a circle of the plan, and the rest of that reply. */
    JsonNode planCircle(String inputs) {
        return execute("plan-circles", inputs);
    }

    private JsonNode execute(String process, String inputs) {
        HttpResponse<String> answer = web.send(request(process, inputs).header("Accept", "application/json"));
        if (answer.statusCode() != 200) {
            throw new AssertionError(process + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return Web.read(answer);
    }

    private HttpRequest.Builder request(String process, String inputs) {
        return web.to("/processes/" + process + "/execution")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"inputs\": {" + inputs + "}}"));
    }
}
