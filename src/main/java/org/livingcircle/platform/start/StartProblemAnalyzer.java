package org.livingcircle.platform.start;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.validation.FieldError;

/** Says in one sentence, without a stack trace, why the service does not start. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartProblemAnalyzer extends AbstractFailureAnalyzer<Throwable> {

    private final @Nullable Environment environment;

    StartProblemAnalyzer(@Nullable Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, Throwable any) {
        return find(rootFailure)
                .map(problem -> new FailureAnalysis(problem.getMessage(), problem.remedy(), rootFailure))
                .orElse(null);
    }

    private Optional<StartProblem> find(Throwable failure) {
        StartProblem ours = findCause(failure, StartProblem.class);
        if (ours != null) {
            return Optional.of(ours);
        }
        BindValidationException invalid = findCause(failure, BindValidationException.class);
        if (invalid != null) {
            return invalid.getValidationErrors().getAllErrors().stream()
                    .filter(FieldError.class::isInstance)
                    .map(FieldError.class::cast)
                    .flatMap(error -> Setting.ofProperty(
                            invalid.getValidationErrors().getName().append(dashed(error.getField())) + "")
                            .map(setting -> setting.refuse(String.valueOf(error.getRejectedValue())))
                            .stream())
                    .findFirst();
        }
        BindException unbound = findCause(failure, BindException.class);
        if (unbound != null && unbound.getProperty() != null) {
            String given =
                    given(unbound.getName().toString(), unbound.getProperty().getValue());
            return Setting.ofProperty(unbound.getName().toString()).map(setting -> setting.refuse(given));
        }
        return Optional.empty();
    }

    /** Returns the value with its placeholders filled in. */
    private String given(String property, Object raw) {
        String filled = environment == null ? null : environment.getProperty(property);
        return filled == null ? String.valueOf(raw) : filled;
    }

    private static String dashed(String field) {
        return ConfigurationPropertyName.adapt(field.replaceAll("([A-Z])", "-$1"), '.')
                .toString();
    }
}
