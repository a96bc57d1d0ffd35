package org.livingcircle.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.livingcircle.platform.Actor;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Checks passwords under the guard, and begins sessions. */
@Component
class Logins {

    private final LoginGuard guard;
    private final Accounts accounts;
    private final SecurityContextRepository contexts;
    private final SessionAuthenticationStrategy newSession;

    Logins(
            LoginGuard guard,
            Accounts accounts,
            SecurityContextRepository contexts,
            SessionAuthenticationStrategy newSession) {
        this.guard = guard;
        this.accounts = accounts;
        this.contexts = contexts;
        this.newSession = newSession;
    }

    /**
     * Returns if the password is right.
     *
     * @throws PlanningProblem wrong-credentials, or too-many-requests while locked
     */
    void check(String name, String password, String address) {
        boolean last = guard.admit(name, address);
        if (!accounts.matches(name, password)) {
            accounts.recordLogin(Actor.ANYBODY, "login-failed", name);
            if (last) {
                accounts.recordLogin(Actor.ANYBODY, "lock", name);
            }
            throw PlanningProblem.of(ProblemType.WRONG_CREDENTIALS, "The name or the password is wrong.");
        }
        guard.succeeded(name, address);
    }

    void begin(String name, HttpServletRequest request, HttpServletResponse response) {
        Authentication who = RequestActors.authentication(name, "session");
        newSession.onAuthentication(who, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(who);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        accounts.findEnabled(name).ifPresent(account -> accounts.recordLogin(account.actor(), "login", name));
    }
}
