package org.livingcircle.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.livingcircle.platform.DataVersions;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses every data endpoint while the database cannot be reached, those served from memory too: nobody could say
 * whether their data version still stands.
 */
class DatabaseGateInterceptor implements HandlerInterceptor {

    private static final String OURS = "org.livingcircle.";

    private final DataVersions versions;

    DatabaseGateInterceptor(DataVersions versions) {
        this.versions = versions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && servesData(method)) {
            versions.confirmed();
        }
        return true;
    }

    private static boolean servesData(HandlerMethod method) {
        return method.getBeanType().getName().startsWith(OURS)
                && !AnnotatedElementUtils.hasAnnotation(method.getMethod(), ServedWithoutDatabase.class)
                && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ServedWithoutDatabase.class);
    }
}
