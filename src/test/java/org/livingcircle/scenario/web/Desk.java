package org.livingcircle.scenario.web;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Web;
import tools.jackson.databind.JsonNode;

/** Somebody who works on scenarios over HTTP. */
final class Desk {

    private final Web web;

    /** Empty for somebody without one. */
    private final String token;

    private Desk(Web web, String token) {
        this.web = web;
        this.token = token;
    }

    /** Returns somebody who has not logged in. */
    static Desk ofAnybody(Web web) {
        return new Desk(web, "");
    }

    /** Returns somebody with an account in a role, and a token of it. */
    static Desk of(Web web, FreshDatabase database, String name, String role) {
        String token = "lc_of_" + name;
        database.execute("""
                INSERT INTO account (name, password, created) VALUES ('%1$s', '{noop}none', now()) ON CONFLICT DO NOTHING;
                INSERT INTO account_role (account, role) VALUES ('%1$s', '%2$s') ON CONFLICT DO NOTHING;
                INSERT INTO token (id, account, name, hash, created, expires)
                VALUES ('%1$s', '%1$s', 'test', sha256('%3$s'), now(), now() + interval '1 day') ON CONFLICT DO NOTHING;
                """.formatted(name, role, token));
        return new Desk(web, token);
    }

    HttpResponse<String> send(String method, String path, String json) {
        HttpRequest.Builder request = web.to(path)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return web.send(request);
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    HttpResponse<String> post(String path, String json) {
        return send("POST", path, json);
    }

    /** Returns what an answer that must have a status holds. */
    static JsonNode with(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError("expected %d, got %d: %s".formatted(status, answer.statusCode(), answer.body()));
        }
        return Web.read(answer);
    }

    /** Makes a scenario and returns its id. */
    String scenario(String visibility, String... changes) {
        return with(201, post("/scenarios", """
                {"name": "trial", "visibility": "%s", "changes": [%s]}""".formatted(visibility, String.join(", ", changes))))
                .get("id")
                .asString();
    }

    /** Returns what a process answers somebody with these inputs; it must succeed. */
    JsonNode execute(String process, String inputs) {
        return with(200, post("/processes/" + process + "/execution", "{\"inputs\": {" + inputs + "}}"));
    }
}
