package org.livingcircle.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sets the headers every answer carries: a content security policy that lets only the page's own scripts run, and leave
 * for other sites to read (never to change) the public data.
 *
 * <p>The page's import map stands inline, because browsers take no other; its hash is computed from the page at start,
 * so the two cannot drift apart.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ResponseHeaders extends OncePerRequestFilter {

    private static final Pattern INLINE_SCRIPT = Pattern.compile(
            "<script(?![^>]*\\ssrc\\s*=)[^>]*>(.*?)</script>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private final String contentSecurityPolicy;

    ResponseHeaders() {
        this.contentSecurityPolicy = policyFor(page());
    }

    /** Returns the policy for a page; every inline script in it is let in by its hash. */
    static String policyFor(String page) {
        String hashes = INLINE_SCRIPT
                .matcher(page)
                .results()
                .map(script -> " 'sha256-" + sha256(script.group(1)) + "'")
                .distinct()
                .collect(Collectors.joining());
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self'" + hashes,
                "style-src 'self'",
                "img-src 'self' data: blob:",
                "connect-src 'self'",
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", contentSecurityPolicy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Access-Control-Expose-Headers", "Content-Crs, ETag, Link, Retry-After");
        }
        chain.doFilter(request, response);
    }

    private static String page() {
        ClassPathResource index = new ClassPathResource("static/index.html");
        if (!index.exists()) {
            return "";
        }
        try (InputStream in = index.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String script) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
