package org.livingcircle.platform.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Actor;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.Role;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Log in, log out, and who one is. */
@Tag(name = "Session")
@RestController
class SessionController {

    private static final int NAME_MOST = 64;

    private final RequestActors actors;
    private final Accounts accounts;
    private final Logins logins;
    private final SessionRegistry sessions;
    private final OidcSettings oidc;

    SessionController(
            RequestActors actors, Accounts accounts, Logins logins, SessionRegistry sessions, OidcSettings oidc) {
        this.actors = actors;
        this.accounts = accounts;
        this.logins = logins;
        this.sessions = sessions;
        this.oidc = oidc;
    }

    /** Who asks; {@code name} is null for anybody. */
    record Session(
            boolean authenticated,
            @Nullable String name,
            List<String> roles,
            Csrf csrf,
            @Nullable Oidc oidc) {}

    /** The header every unsafe request of a session must carry. */
    record Csrf(String header, String token) {}

    /** Another place to log in at; null where none is set. */
    record Oidc(String name, String url) {}

    @Operation(
            operationId = "getSession",
            summary = "Who asks",
            description = "The account, its roles, and the CSRF token that each unsafe request of a session carries in"
                    + " the header named.")
    @GetMapping(path = "/session", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Session> session(HttpServletRequest request) {
        Actor actor = actors.current();
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Session(
                        actor.isKnown(),
                        actor.isKnown() ? actor.name() : null,
                        actor.roles().stream().map(Role::wireName).sorted().toList(),
                        new Csrf("X-XSRF-TOKEN", token.getToken()),
                        oidc.isOn() ? new Oidc(oidc.label(), OidcSettings.LOGIN) : null));
    }

    @Operation(
            operationId = "logIn",
            summary = "Log in",
            description = "With the form fields username and password. 204 with the session's cookie; 401 for a wrong"
                    + " name or password; 429 with Retry-After after too many tries.")
    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void login(
            @Parameter(description = "Name of the account") @RequestParam String username,
            @Parameter(description = "Its password") @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        // Cut: no account has a longer name, and the tries are stored by it.
        String name = username.strip().toLowerCase(Locale.ROOT).replace("\0", "");
        logins.check(name.substring(0, Math.min(name.length(), NAME_MOST)), password, request.getRemoteAddr());
        logins.begin(name, request, response);
    }

    @Operation(operationId = "logOut", summary = "Log out", description = "Ends the session; 204 without one too.")
    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(HttpServletRequest request, HttpServletResponse response) {
        new SecurityContextLogoutHandler().logout(request, response, null);
    }

    @Operation(
            operationId = "changePassword",
            summary = "Change one's password",
            description = "Body: current and new. Every other session of the account ends.")
    @PostMapping(path = "/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@RequestBody Map<String, String> body, HttpServletRequest request) {
        Actor actor = actors.inSession();
        String current = body.get("current");
        String renewed = body.get("new");
        if (current == null || renewed == null || body.size() != 2) {
            throw PlanningProblem.invalid(
                    current == null ? "current" : "new", null, "a body with the two texts current and new");
        }
        logins.check(actor.name(), current, request.getRemoteAddr());
        accounts.setPassword(actor, renewed);
        String own = request.getSession().getId();
        sessions.getAllSessions(actor.name(), false).stream()
                .filter(session -> !session.getSessionId().equals(own))
                .forEach(SessionInformation::expireNow);
    }
}
