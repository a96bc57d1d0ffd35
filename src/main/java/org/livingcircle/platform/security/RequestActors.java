package org.livingcircle.platform.security;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.livingcircle.platform.Actor;
import org.livingcircle.platform.Actors;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.platform.Role;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Reads the roles anew at each request: one taken away is gone at once, in sessions and tokens too. */
@Component
class RequestActors implements Actors {

    /** Stands as credentials where a token speaks for the account. */
    static final String BY_TOKEN = "token";

    private final Accounts accounts;

    RequestActors(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Returns what the security context keeps of an account: its name. */
    static Authentication authentication(String name, String by) {
        return new UsernamePasswordAuthenticationToken(name, by, List.of());
    }

    @Override
    public Actor current() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || who instanceof AnonymousAuthenticationToken || !who.isAuthenticated()) {
            return Actor.ANYBODY;
        }
        return accounts.findEnabled(who.getName()).map(Account::actor).orElse(Actor.ANYBODY);
    }

    @Override
    public Actor require(Role... wanted) {
        Actor actor = known();
        if (Arrays.stream(wanted).noneMatch(actor::has)) {
            String roles = Arrays.stream(wanted).map(Role::wireName).collect(Collectors.joining(" or "));
            throw PlanningProblem.of(
                    ProblemType.FORBIDDEN,
                    "This needs the role %s; your account %s does not have it.".formatted(roles, actor.name()),
                    "role",
                    null,
                    Arrays.stream(wanted).map(Role::wireName).toList());
        }
        return actor;
    }

    /** Returns who asks, whatever their roles. */
    Actor known() {
        Actor actor = current();
        if (!actor.isKnown()) {
            throw PlanningProblem.of(
                    ProblemType.UNAUTHENTICATED, "This needs a login, or a token in the header Authorization.");
        }
        return actor;
    }

    /** Returns who has logged in with a session: a token that leaked must not make others, or change the password. */
    Actor inSession() {
        Actor actor = known();
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && BY_TOKEN.equals(who.getCredentials())) {
            throw PlanningProblem.of(ProblemType.FORBIDDEN, "This needs a login; a token may not do it.");
        }
        return actor;
    }
}
