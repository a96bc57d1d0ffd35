package org.livingcircle.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingcircle.testing.Problems.assertProblem;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.livingcircle.testing.ServiceTest;
import org.livingcircle.testing.Web;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Logs in at a small provider of OpenID Connect that signs its tokens with a key of its own. */
@ServiceTest
class OidcLoginTest {

    private static final OidcProvider PROVIDER = OidcProvider.start();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("livingcircle.oidc.issuer", PROVIDER::issuer);
        settings.add("livingcircle.oidc.client-id", () -> "livingcircle");
        settings.add("livingcircle.oidc.client-secret", () -> "secret");
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop();
    }

    @Test
    void theProviderSaysWhoItIsAndWhichRolesTheyHave() {
        Web web = new Web(port);
        assertThat(web.json("/session").get("oidc").get("url").asString()).isEqualTo("oauth2/authorization/oidc");

        JsonNode planner = session(web, logIn(web, "u-17", "Planning.Office", List.of("planner", "gardener")));
        assertThat(planner.get("authenticated").asBoolean()).isTrue();
        assertThat(planner.get("name").asString()).isEqualTo("planning.office");
        assertThat(planner.get("roles").toString()).isEqualTo("[\"planner\",\"public\"]");

        JsonNode again = session(web, logIn(web, "u-17", "renamed", List.of("editor")));
        assertThat(again.get("name").asString()).as("known by its subject").isEqualTo("planning.office");
        assertThat(again.get("roles").toString()).as("roles of now").isEqualTo("[\"editor\",\"public\"]");

        JsonNode admin = session(web, logIn(web, "u-18", "admin", List.of("planner")));
        assertThat(admin.get("name").asString())
                .as("the name is taken by an account of ours")
                .isEqualTo("admin-2");
    }

    @Test
    void aLoginNobodyBeganIsRefused() {
        HttpResponse<String> answer = new Web(port).get("/login/oauth2/code/oidc?code=x&state=made-up");
        assertProblem(answer, 401, "unauthenticated", null, null);
    }

    private static JsonNode session(Web web, HttpResponse<String> login) {
        assertThat(login.statusCode()).as(login.body()).isEqualTo(302);
        return Web.read(web.get("/session", "Cookie", cookie(login)));
    }

    private static HttpResponse<String> logIn(Web web, String subject, String name, List<String> roles) {
        HttpResponse<String> begun = web.get("/oauth2/authorization/oidc");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(302);
        URI there = URI.create(begun.headers().firstValue("Location").orElseThrow());
        Map<String, String> asked = Arrays.stream(there.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        PROVIDER.vouchFor(subject, name, roles, asked.get("nonce"));
        return web.get(
                "/login/oauth2/code/oidc?code=given&state="
                        + there.getRawQuery().replaceFirst(".*state=([^&]*).*", "$1"),
                "Cookie",
                cookie(begun));
    }

    private static String cookie(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("LCSESSION="))
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .reduce((first, last) -> last)
                .orElse("");
    }
}
