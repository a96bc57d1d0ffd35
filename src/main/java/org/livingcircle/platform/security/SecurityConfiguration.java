package org.livingcircle.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.ConcurrentSessionControlAuthenticationStrategy;
import org.springframework.security.web.authentication.session.RegisterSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.session.ConcurrentSessionFilter;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Puts Spring Security before the endpoints. It finds out who asks and refuses what a foreign page sends; what somebody may
 * do is asked of {@link RequestActors} where it is done. Nothing is redirected, no session is made for reading, and no
 * header of a reply is changed.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Bean
    static PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    static SessionRegistry sessionRegistry() {
        return new SessionRegistryImpl();
    }

    @Bean
    static HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    @Bean
    static SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    static CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/"));
        return tokens;
    }

    /** What happens to the session at a login: a new id, a new CSRF token, and the oldest of too many gives way. */
    @Bean
    static SessionAuthenticationStrategy newSession(
            SessionRegistry registry, CookieCsrfTokenRepository csrf, SecuritySettings settings) {
        ConcurrentSessionControlAuthenticationStrategy most =
                new ConcurrentSessionControlAuthenticationStrategy(registry);
        most.setMaximumSessions(settings.sessions());
        return new CompositeSessionAuthenticationStrategy(List.of(
                most,
                new ChangeSessionIdAuthenticationStrategy(),
                new RegisterSessionAuthenticationStrategy(registry),
                new CsrfAuthenticationStrategy(csrf)));
    }

    /** No rule of ours hangs on how a path is spelt, so the endpoints answer odd spellings with their own problems. */
    @Bean
    static HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowSemicolon(true);
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowBackSlash(true);
        firewall.setAllowedParameterNames(name -> true);
        firewall.setAllowedParameterValues(value -> true);
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }

    @Bean
    static SecurityFilterChain securityFilters(
            HttpSecurity http,
            Tokens tokens,
            SecurityContextRepository contexts,
            CookieCsrfTokenRepository csrfTokens,
            SessionRegistry registry,
            SessionAuthenticationStrategy newSession,
            ObjectProvider<OidcLogin> provider,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        provider.ifAvailable(oidc -> oidc.addTo(http, problems));
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(sessions -> sessions.sessionAuthenticationStrategy(newSession))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .sessionAuthenticationStrategy(newSession)
                        .requireCsrfProtectionMatcher(SecurityConfiguration::needsCsrf))
                .exceptionHandling(refused -> refused.accessDeniedHandler((request, response, denied) ->
                        problems.resolveException(request, response, null, missingCsrf())))
                .addFilterBefore(
                        // Whoever's session gave way goes on as anybody.
                        new ConcurrentSessionFilter(registry, event -> Objects.requireNonNull(event.getFilterChain())
                                .doFilter(event.getRequest(), event.getResponse())),
                        AnonymousAuthenticationFilter.class)
                .addFilterBefore(new BearerFilter(tokens, problems), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Only a session's cookie is sent without being asked; and a foreign page must not log anybody in. */
    private static boolean needsCsrf(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod())
                && !BearerFilter.isBearer(request)
                && (request.isRequestedSessionIdValid()
                        // not the URI as it was sent: /login;x leads to the same place
                        || request.getServletPath().equals("/login"));
    }

    private static PlanningProblem missingCsrf() {
        return PlanningProblem.of(
                ProblemType.MISSING_CSRF,
                "The header X-XSRF-TOKEN is missing or out of date; GET /session gives its value.",
                "X-XSRF-TOKEN",
                null,
                List.of("the token that GET /session gives"));
    }
}
