package org.livingcircle.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.platform.Role;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Login at another provider (OpenID Connect Core 1.0, authorization code). The provider says who it is and which roles they have; from
 * there on it is a session like any other. Its address is asked once, at start.
 */
@Component
@ConditionalOnExpression("!'${livingcircle.oidc.issuer:}'.isBlank()")
class OidcLogin {

    private final OidcSettings settings;
    private final Accounts accounts;
    private final Logins logins;

    OidcLogin(OidcSettings settings, Accounts accounts, Logins logins) {
        this.settings = settings;
        this.accounts = accounts;
        this.logins = logins;
    }

    void addTo(HttpSecurity http, HandlerExceptionResolver problems) {
        ClientRegistration provider = ClientRegistrations.fromIssuerLocation(settings.issuer())
                .registrationId(OidcSettings.REGISTRATION)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientName(settings.label())
                .scope("openid", "profile")
                .build();
        http.oauth2Login(login -> login.clientRegistrationRepository(new InMemoryClientRegistrationRepository(provider))
                .loginPage("/#login")
                .successHandler(this::begin)
                .failureHandler((request, response, failure) -> problems.resolveException(
                        request,
                        response,
                        null,
                        PlanningProblem.of(
                                ProblemType.UNAUTHENTICATED,
                                "The login at %s did not succeed; try again.".formatted(settings.label()),
                                failure))));
    }

    private void begin(HttpServletRequest request, HttpServletResponse response, Authentication login)
            throws IOException {
        if (!(login.getPrincipal() instanceof OidcUser user)) {
            throw new IllegalStateException("not a login of OpenID Connect: " + login.getClass());
        }
        String subject = Objects.requireNonNull(user.getSubject(), "an ID token names its subject");
        String wish = Objects.requireNonNullElse(user.getClaimAsString(settings.nameClaim()), subject);
        String name = accounts.external(settings.issuer(), subject, wish, roles(user.getClaim(settings.roleClaim())));
        if (accounts.findEnabled(name).isEmpty()) {
            response.sendRedirect("/"); // disabled here: goes on as anybody
            return;
        }
        logins.begin(name, request, response);
        response.sendRedirect("/");
    }

    /** Returns the roles of a claim, a list or words; what is no role here is let go. */
    private static Set<Role> roles(@Nullable Object claim) {
        List<String> words = claim instanceof Collection<?> several
                ? several.stream().map(String::valueOf).toList()
                : claim == null ? List.of() : Arrays.asList(claim.toString().split("[ ,]+"));
        Set<Role> roles = new HashSet<>();
        for (String word : words) {
            Optional<Role> role = Role.ofWireName(word);
            role.filter(known -> known != Role.PUBLIC).ifPresent(roles::add);
        }
        return roles;
    }
}
