package org.livingcircle.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livingcircle.testing.Problems.assertProblem;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.livingcircle.platform.Actor;
import org.livingcircle.platform.Role;
import org.livingcircle.testing.ServiceTest;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Log in, tokens, roles and the audit trail over real HTTP. */
@ServiceTest
class SecurityApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient database;

    private Web web = new Web(0);

    @BeforeEach
    void forgetTries() {
        web = new Web(port);
        database.sql("DELETE FROM login_attempt").update();
    }

    @Test
    void readingMakesNoSessionAndSetsNoCookie() {
        for (String path : new String[] {"/", "/collections", "/limits", "/js/main.js"}) {
            assertThat(web.get(path).headers().allValues("Set-Cookie")).as(path).isEmpty();
        }
        assertThat(web.post("/processes/coverage/execution", "{\"inputs\": {\"service\": \"reading\"}}")
                        .headers()
                        .allValues("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void loginGivesACookieThatScriptsCannotReadAndAnotherSessionThanBefore() {
        Login planner = login("planner");
        HttpResponse<String> again = planner.logIn(planner.password, planner.csrf);

        assertThat(again.statusCode()).isEqualTo(204);
        assertThat(planner.answer.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("LCSESSION=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax"));
        assertThat(cookie(again, "LCSESSION")).isNotEqualTo(planner.session);
        assertThat(Web.read(web.get("/session", "Cookie", "LCSESSION=" + cookie(again, "LCSESSION")))
                        .get("roles")
                        .toString())
                .isEqualTo("[\"planner\",\"public\"]");
    }

    @Test
    void aSessionNeedsTheCsrfHeaderAndAForeignPageCannotLogIn() {
        Login planner = login("planner");

        assertProblem(
                web.post("/tokens", "{\"name\":\"a\",\"days\":1}", "Cookie", "LCSESSION=" + planner.session),
                403,
                "missing-csrf",
                "X-XSRF-TOKEN",
                null);
        assertProblem(planner.logIn(planner.password, "made-up"), 403, "missing-csrf", null, null);
    }

    @Test
    void wrongPasswordAndUnknownNameLookTheSameAndLockAfterFive() {
        Login planner = login("planner");
        Login stranger = new Login("nobody-" + System.identityHashCode(this), "x");

        HttpResponse<String> unknown = stranger.logIn("wrong wrong wrong", stranger.csrf);
        for (int i = 0; i < LoginGuard.OF_PAIR; i++) {
            HttpResponse<String> wrong = planner.logIn("wrong wrong wrong", planner.csrf);
            assertProblem(wrong, 401, "wrong-credentials", null, null);
            assertThat(wrong.body()).isEqualTo(unknown.body());
        }
        HttpResponse<String> locked = planner.logIn(planner.password, planner.csrf);
        assertProblem(locked, 429, "too-many-requests", null, null);
        assertThat(locked.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(800L, 900L);

        database.sql("UPDATE login_attempt SET last = last - interval '15 minutes'")
                .update();
        assertThat(planner.logIn(planner.password, planner.csrf).statusCode()).isEqualTo(204);
    }

    @Test
    void aTokenSpeaksForItsAccountUntilItExpiresOrIsRevoked() {
        Login planner = login("planner");
        HttpResponse<String> made = planner.post("/tokens", "{\"name\":\"export\",\"days\":1}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String bearer = "Bearer " + Web.read(made).get("token").asString();
        String id = Web.read(made).get("id").asString();

        assertThat(web.get("/tokens", "Authorization", bearer).body())
                .contains("export")
                .doesNotContain(bearer);
        HttpResponse<String> forbidden = web.get("/accounts", "Authorization", bearer);
        assertProblem(forbidden, 403, "forbidden", "role", "admin");
        assertProblem(
                web.post("/tokens", "{\"name\":\"b\",\"days\":1}", "Authorization", bearer),
                403,
                "forbidden",
                null,
                null);

        database.sql("UPDATE token SET expires = '2020-01-01T00:00:00Z' WHERE id = :id")
                .param("id", id)
                .update();
        HttpResponse<String> expired = web.get("/tokens", "Authorization", bearer);
        assertProblem(expired, 401, "unauthenticated", null, null);
        assertThat(expired.body()).contains("expired at 2020-01-01T00:00:00Z");
        assertProblem(web.get("/tokens", "Authorization", "Bearer lc_x"), 401, "unauthenticated", null, null);
    }

    @Test
    void adminsManageAccountsAndTheLastOneStays() {
        Login admin = login("admin");
        assertProblem(web.get("/accounts"), 401, "unauthenticated", null, null);
        String name = "n" + System.nanoTime();
        HttpResponse<String> made = admin.post("/accounts", "{\"name\":\"" + name + "\",\"roles\":[\"editor\"]}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        Login editor = new Login(name, Web.read(made).get("password").asString());
        assertThat(editor.answer.statusCode()).isEqualTo(204);

        assertThat(admin.patch("/accounts/" + name, "{\"disabled\":true}").statusCode())
                .isEqualTo(200);
        assertThat(Web.read(editor.get("/session")).get("authenticated").asBoolean())
                .isFalse();
        assertProblem(
                admin.post("/accounts", "{\"name\":\"x y\",\"roles\":[]}"), 400, "invalid-parameter", "name", null);
        assertThat(admin.get("/audit?limit=5&subject=" + name).body())
                .contains("\"action\":\"change\"", "\"disabled\":true");

        database.sql("DELETE FROM account WHERE name <> :name")
                .param("name", admin.name)
                .update();
        assertProblem(
                admin.patch("/accounts/" + admin.name, "{\"roles\":[]}"), 400, "invalid-parameter", "roles", null);
        assertThat(admin.get("/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void passwordsAreLongAndAChangeEndsTheOtherSessions() {
        Login one = login("planner");
        Login other = new Login(one.name, one.password);

        assertProblem(
                one.post("/password", "{\"current\":\"" + one.password + "\",\"new\":\"short\"}"),
                400,
                "invalid-parameter",
                "new",
                null);
        assertThat(one.post("/password", "{\"current\":\"" + one.password + "\",\"new\":\"a new long password\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(Web.read(one.get("/session")).get("authenticated").asBoolean())
                .isTrue();
        assertThat(Web.read(other.get("/session")).get("authenticated").asBoolean())
                .isFalse();
    }

    @Test
    void anAdminMayChooseThePasswordAndIsNotToldItAgain() {
        Login admin = login("admin");
        String name = "n" + System.nanoTime();
        String body = "{\"name\":\"" + name + "\",\"roles\":[\"planner\"],\"password\":\"%s\"}";
        assertProblem(admin.post("/accounts", body.formatted("short")), 400, "invalid-parameter", "password", null);
        HttpResponse<String> made = admin.post("/accounts", body.formatted("chosen by an admin"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).doesNotContain("chosen by");
        Login first = new Login(name, "chosen by an admin");
        assertThat(first.answer.statusCode()).isEqualTo(204);

        assertProblem(
                admin.patch("/accounts/" + name, "{\"password\":\"short\"}"),
                400,
                "invalid-parameter",
                "password",
                null);
        assertThat(admin.patch("/accounts/" + name, "{\"password\":\"chosen once more\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Web.read(first.get("/session")).get("authenticated").asBoolean())
                .isFalse();
        assertThat(new Login(name, "chosen once more").answer.statusCode()).isEqualTo(204);
        assertThat(admin.get("/audit?limit=5&subject=" + name).body())
                .contains("\"action\":\"reset-password\"")
                .doesNotContain("chosen");
    }

    @Test
    void theAuditTrailNamesATokenAndNotItsSecret() {
        Login admin = login("admin");
        HttpResponse<String> made = admin.post("/tokens", "{\"name\":\"the \\\"night\\\" export\",\"days\":1}");
        String id = Web.read(made).get("id").asString();
        assertThat(admin.delete("/tokens/" + id).statusCode()).isEqualTo(204);
        HttpResponse<String> trail = admin.get("/audit?subject=" + id);
        assertThat(Web.read(trail).get(0).get("before").get("name").asString()).isEqualTo("the \"night\" export");
        assertThat(Web.read(trail).get(1).get("after").get("name").asString()).isEqualTo("the \"night\" export");
        assertThat(trail.body()).doesNotContain(Web.read(made).get("token").asString());
    }

    @Test
    void theAuditTrailCannotBeAltered() {
        login("planner");
        for (String sql :
                new String[] {"UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"
                }) {
            assertThatThrownBy(() -> database.sql(sql).update())
                    .as(sql)
                    .hasMessageContaining("stay as they were written");
        }
    }

    private Login login(String role) {
        String name = role + "-" + System.nanoTime();
        var made = accounts.create(
                Actor.ANYBODY, name, Set.of(Role.ofWireName(role).orElseThrow()), null);
        Login login = new Login(name, String.valueOf(made.password()));
        assertThat(login.answer.statusCode()).as(login.answer.body()).isEqualTo(204);
        return login;
    }

    private static String cookie(HttpResponse<?> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1).replaceFirst(";.*", ""))
                .filter(value -> !value.isEmpty())
                .reduce((first, last) -> last)
                .orElse("");
    }

    /** Somebody with a session. */
    private final class Login {

        private final String name;
        private final String password;
        private final HttpResponse<String> answer;
        private String session = "";
        private String csrf;

        Login(String name, String password) {
            this.name = name;
            this.password = password;
            this.csrf = cookie(web.get("/session"), "XSRF-TOKEN");
            this.answer = logIn(password, csrf);
            this.session = cookie(answer, "LCSESSION");
            this.csrf = cookie(get("/session"), "XSRF-TOKEN");
        }

        HttpResponse<String> logIn(String password, String header) {
            return web.send(web.to("/login")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Cookie", cookies())
                    .header("X-XSRF-TOKEN", header)
                    .POST(BodyPublishers.ofString("username=" + name + "&password=" + password.replace(" ", "+"))));
        }

        HttpResponse<String> get(String path) {
            return web.get(path, "Cookie", "LCSESSION=" + session);
        }

        HttpResponse<String> post(String path, String json) {
            return web.post(path, json, "Cookie", cookies(), "X-XSRF-TOKEN", csrf);
        }

        HttpResponse<String> patch(String path, String json) {
            return web.send(web.to(path)
                    .header("Content-Type", "application/json")
                    .header("Cookie", cookies())
                    .header("X-XSRF-TOKEN", csrf)
                    .method("PATCH", BodyPublishers.ofString(json)));
        }

        HttpResponse<String> delete(String path) {
            return web.send(web.to(path)
                    .header("Cookie", cookies())
                    .header("X-XSRF-TOKEN", csrf)
                    .DELETE());
        }

        private String cookies() {
            return "LCSESSION=" + session + "; XSRF-TOKEN=" + csrf;
        }
    }
}
