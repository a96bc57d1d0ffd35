package org.livingcircle.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingcircle.testing.Problems.assertProblem;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingcircle.geo.LonLat;
import org.livingcircle.testing.ServiceTest;
import org.livingcircle.testing.Web;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Every way a request can fail, against endpoints that exist for this test only. */
@ServiceTest
@Import(ProblemsTest.Endpoints.class)
class ProblemsTest {

    enum Side {
        EAST,
        WEST
    }

    record Wish(@NotBlank String name, @Max(20) double number, Side side) {}

    @RestController
    static class Endpoints {

        @PostMapping(path = "/test/wish", consumes = "application/json")
        Wish wish(@Valid @RequestBody Wish wish) {
            return wish;
        }

        @GetMapping("/test/number")
        int number(@RequestParam int n) {
            return n;
        }

        @GetMapping("/test/place")
        LonLat place(@RequestParam double lon) {
            return new LonLat(lon, 45);
        }

        @GetMapping("/test/bug")
        int bug() {
            return Integer.parseInt("secret-value");
        }
    }

    @LocalServerPort
    private int port;

    private Web web;

    @BeforeEach
    void connect() {
        web = new Web(port);
    }

    @ParameterizedTest(name = "{0} → {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            /nowhere                 | 404 | not-found         |     |
            /collections/            | 404 | not-found         |     |
            /js/none.js              | 404 | not-found         |     |
            /test/number             | 400 | invalid-parameter | n   | a value
            /test/number?n=two       | 400 | invalid-parameter | n   | a whole number
            /test/number?n=NaN       | 400 | invalid-parameter | n   | a whole number
            /test/number?n=99999999999 | 400 | invalid-parameter | n | a whole number
            /test/place?lon=NaN      | 400 | invalid-parameter |     |
            /test/place?lon=181      | 400 | invalid-parameter |     |
            /limits?x=1              | 200 |                   |     |
            """)
    void aGetIsAnsweredOrExplained(String path, int status, String slug, String parameter, String allowed) {
        HttpResponse<String> answer = web.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (slug != null) {
            assertProblem(answer, status, slug, parameter, allowed);
        }
    }

    @ParameterizedTest(name = "{0} → {1} {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name": "a", "number": 1, "side": "EAST"}   | 200 |                   |        |
            {"name": "", "number": 1}                    | 400 | invalid-parameter | name   | blank
            {"name": "a", "number": 21}                  | 400 | invalid-parameter | number | 20
            {"name": "a", "number": NaN}                 | 400 | unreadable-body   | body   | JSON
            {"name": "a", "number": "x"}                 | 400 | invalid-parameter | number | a number
            {"name": "a", "number": 1, "side": "NORTH"}  | 400 | invalid-parameter | side   | EAST
            {"name": "a", "number": 1, "numbre": 1}      | 400 | invalid-parameter | numbre | number
            {"name": "a"}                                | 400 | invalid-parameter | number | a number
            {"name": "a"                                 | 400 | unreadable-body   |        | JSON
            [1, 2]                                       | 400 | unreadable-body   | body   | JSON
            """)
    void aBodyIsTakenOrExplained(String body, int status, String slug, String parameter, String allowed) {
        HttpResponse<String> answer = post(body, "application/json");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (slug != null) {
            assertProblem(answer, status, slug, parameter, allowed);
        }
    }

    @Test
    void anEmptyBodyIsExplained() {
        assertProblem(post("", "application/json"), 400, "unreadable-body", null, null);
    }

    @Test
    void anotherMethodOrFormatIsNamedWithThoseAllowed() {
        HttpResponse<String> method = web.send(web.to("/limits").DELETE());
        assertProblem(method, 405, "method-not-allowed", "method", "GET");
        assertThat(method.headers().firstValue("Allow").orElseThrow()).contains("GET");

        assertProblem(post("<a/>", "text/xml"), 415, "unsupported-media-type", "Content-Type", "application/json");
        assertProblem(web.get("/limits", "Accept", "image/png"), 406, "not-acceptable", "Accept", "application/json");
    }

    @Test
    void tenMegabytesAreTooMuchWithTheirLengthAnnounced() {
        HttpResponse<String> answer = post("{\"name\": \"" + "a".repeat(10_000_000) + "\"}", "application/json");

        assertProblem(answer, 413, "too-large", "body", "at most 1048576 bytes");
    }

    @Test
    void tenMegabytesAreTooMuchInChunks() {
        byte[] body = ("{\"name\": \"" + "a".repeat(10_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = web.to("/test/wish")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertProblem(web.send(request), 413, "too-large", "body", "at most 1048576 bytes");
    }

    @Test
    void aBodyAtTheLimitIsTaken() {
        String around = "{\"number\": 1, \"name\": \"\"}";
        String body = "{\"number\": 1, \"name\": \"" + "a".repeat(1_048_576 - around.length()) + "\"}";

        assertThat(post(body, "application/json").statusCode()).isEqualTo(200);
        assertThat(post(body + " ", "application/json").statusCode()).isEqualTo(413);
    }

    @Test
    void ourOwnErrorShowsNothingOfTheInside() {
        HttpResponse<String> answer = web.get("/test/bug", "Accept", "text/html");

        assertProblem(answer, 500, "internal-error", null, null);
        assertThat(answer.body()).doesNotContain("secret-value", "Exception", "org.livingcircle.");
        assertThat(Web.read(answer).get("logId").asString()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /collections/%00 HTTP/1.1", "GET /collections/%ZZ HTTP/1.1", "GET /a\\b HTTP/1.1", "GARBAGE"
            })
    void whatTomcatRefusesIsNoHtmlEither(String requestLine) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("<html", "Exception");
        }
    }

    @Test
    void everyAnswerCarriesTheHeadersOfAPublicPage() {
        var headers = web.get("/limits").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void onlyInlineScriptsOfThePageGetAHash() {
        // printf '%s' '{"imports": {}}' | openssl dgst -sha256 -binary | base64
        String policy = ResponseHeaders.policyFor(
                "<script type=\"importmap\">{\"imports\": {}}</script><script type=\"module\" src=\"/js/main.js\"></script>");

        assertThat(policy).contains("script-src 'self' 'sha256-CJt/FpW3RQlGvqBeO/YK74xrTm1ctS6rLMJu1bV4fMc=';");
    }

    @Test
    void everyLimitIsListed() {
        JsonNode limits = web.json("/limits").get("limits");

        assertThat(limits.toString()).contains("items-per-page", "request-body", "tile-zoom", "1048576", "10000");
    }

    private HttpResponse<String> post(String body, String type) {
        return web.send(web.to("/test/wish").header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }
}
