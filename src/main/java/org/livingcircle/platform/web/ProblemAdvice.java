package org.livingcircle.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Turns every failure of a request into one RFC 9457 problem document, the only place that does.
 *
 * <p>An {@link IllegalArgumentException} is the caller's mistake where our own code threw it, and our bug where a library
 * did.
 */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final String RETRY_AFTER_SECONDS = "2";

    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<ProblemDetail> answer(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted() || isBrokenConnection(failure)) {
            LOG.debug("The answer to {} {} broke off", request.getMethod(), request.getRequestURI(), failure);
            return null;
        }
        return toResponse(describe(failure), failure, request);
    }

    static ResponseEntity<ProblemDetail> toResponse(
            PlanningProblem problem, @Nullable Throwable failure, HttpServletRequest request) {
        ProblemType type = problem.type();
        ProblemDetail document = ProblemDetail.forStatus(type.status());
        document.setType(type.uri());
        document.setTitle(type.title());
        document.setDetail(problem.detail());
        document.setInstance(instance(request));
        problem.parameter().ifPresent(parameter -> document.setProperty("parameter", parameter));
        problem.given().ifPresent(given -> document.setProperty("given", given));
        if (!problem.allowed().isEmpty()) {
            document.setProperty("allowed", problem.allowed());
        }
        problem.members().forEach(document::setProperty);
        if (type == ProblemType.INTERNAL_ERROR) {
            String id = UUID.randomUUID().toString().substring(0, 8);
            document.setProperty("logId", id);
            LOG.error("Problem {}: {} {}", id, request.getMethod(), request.getRequestURI(), failure);
        }
        var answer = ResponseEntity.status(type.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (type == ProblemType.DATABASE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (problem.members().get(PlanningProblem.RETRY_AFTER) instanceof Number seconds) {
            answer.header(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        if (type == ProblemType.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (failure instanceof HttpRequestMethodNotSupportedException method && method.getSupportedMethods() != null) {
            answer.header(HttpHeaders.ALLOW, String.join(", ", method.getSupportedMethods()));
        }
        return answer.body(document);
    }

    /** Returns the failure as the caller should see it. */
    static PlanningProblem describe(Throwable failure) {
        PlanningProblem ours = find(failure, PlanningProblem.class);
        if (ours != null) {
            return ours;
        }
        if (LostDatabase.explains(failure)) {
            return PlanningProblem.databaseUnavailable(failure);
        }
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return unreadableBody(unreadable);
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return typeMismatch(mismatch);
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return PlanningProblem.invalid(missing.getParameterName(), null, "a value");
        }
        if (failure instanceof MethodArgumentNotValidException invalid) {
            return invalidField(invalid.getBindingResult().getAllErrors());
        }
        if (failure instanceof HandlerMethodValidationException invalid) {
            return invalidArgument(invalid);
        }
        if (failure instanceof HttpRequestMethodNotSupportedException method) {
            return PlanningProblem.of(
                    ProblemType.METHOD_NOT_ALLOWED,
                    "%s is not allowed here.".formatted(method.getMethod()),
                    "method",
                    method.getMethod(),
                    Optional.ofNullable(method.getSupportedMethods())
                            .map(List::of)
                            .orElse(List.of()));
        }
        if (failure instanceof HttpMediaTypeNotAcceptableException accept) {
            return PlanningProblem.of(
                    ProblemType.NOT_ACCEPTABLE,
                    "None of the formats in Accept can be given here.",
                    "Accept",
                    null,
                    texts(accept.getSupportedMediaTypes()));
        }
        if (failure instanceof HttpMediaTypeNotSupportedException media) {
            return PlanningProblem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "The request body must have a Content-Type that is supported here.",
                    "Content-Type",
                    media.getContentType() == null
                            ? null
                            : media.getContentType().toString(),
                    texts(media.getSupportedMediaTypes()));
        }
        if (failure instanceof NoResourceFoundException) {
            return PlanningProblem.of(
                    ProblemType.NOT_FOUND, "There is nothing at this address; / lists what there is.");
        }
        if (failure instanceof IllegalArgumentException && isThrownByUs(failure)) {
            return PlanningProblem.of(ProblemType.INVALID_PARAMETER, String.valueOf(failure.getMessage()), failure);
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return ofStatus(known.getStatusCode().value());
        }
        return PlanningProblem.of(
                ProblemType.INTERNAL_ERROR, "The service met an error of its own; the log knows it by the logId.");
    }

    /** Returns the problem for a status that came without an exception. */
    static PlanningProblem ofStatus(int status) {
        ProblemType type =
                switch (status) {
                    case 404 -> ProblemType.NOT_FOUND;
                    case 405 -> ProblemType.METHOD_NOT_ALLOWED;
                    case 406 -> ProblemType.NOT_ACCEPTABLE;
                    case 413 -> ProblemType.TOO_LARGE;
                    case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
                    case 503 -> ProblemType.DATABASE_UNAVAILABLE;
                    default -> status >= 500 ? ProblemType.INTERNAL_ERROR : ProblemType.BAD_REQUEST;
                };
        return PlanningProblem.of(type, type.title() + ".");
    }

    private static PlanningProblem unreadableBody(HttpMessageNotReadableException unreadable) {
        InvalidFormatException value = find(unreadable, InvalidFormatException.class);
        if (value != null) {
            Class<?> target = value.getTargetType();
            List<String> allowed = target != null && target.isEnum()
                    ? texts(List.of(target.getEnumConstants()))
                    : List.of(target == null ? "another type" : words(target));
            return PlanningProblem.invalid(property(value), String.valueOf(value.getValue()), allowed);
        }
        UnrecognizedPropertyException property = find(unreadable, UnrecognizedPropertyException.class);
        if (property != null) {
            return PlanningProblem.invalid(
                    property(property),
                    property.getPropertyName(),
                    texts(Optional.ofNullable(property.getKnownPropertyIds()).orElse(List.of())).stream()
                            .sorted()
                            .toList());
        }
        MismatchedInputException mismatch = find(unreadable, MismatchedInputException.class);
        if (mismatch != null && !mismatch.getPath().isEmpty() && mismatch.getTargetType() != null) {
            return wrongKind(mismatch, mismatch.getTargetType());
        }
        InputCoercionException number = find(unreadable, InputCoercionException.class);
        if (number != null && !number.getPath().isEmpty()) {
            return wrongKind(number, number.getTargetType());
        }
        JacksonException json = find(unreadable, JacksonException.class);
        if (json == null) {
            return PlanningProblem.of(ProblemType.UNREADABLE_BODY, "A request body is needed and there is none.");
        }
        String place = json.getLocation() == null
                ? ""
                : " at line %d, column %d"
                        .formatted(
                                json.getLocation().getLineNr(),
                                json.getLocation().getColumnNr());
        String where = json.getPath().isEmpty() ? "" : " in " + property(json);
        return PlanningProblem.of(
                ProblemType.UNREADABLE_BODY,
                "The body is not the JSON expected%s%s. NaN and Infinity are no JSON numbers.".formatted(where, place),
                json.getPath().isEmpty() ? "body" : property(json),
                null,
                List.of("JSON as described at /api"));
    }

    /** Returns the problem of a value that is there and cannot be what it should; Jackson does not say what it was. */
    private static PlanningProblem wrongKind(JacksonException json, Class<?> wanted) {
        String parameter = property(json);
        return PlanningProblem.of(
                ProblemType.INVALID_PARAMETER,
                "The parameter %s must be %s.".formatted(parameter, words(wanted)),
                parameter,
                null,
                List.of(words(wanted)));
    }

    private static PlanningProblem typeMismatch(MethodArgumentTypeMismatchException mismatch) {
        Class<?> type = mismatch.getRequiredType();
        List<String> allowed = type != null && type.isEnum()
                ? texts(List.of(type.getEnumConstants()))
                : List.of(type == null ? "another type" : words(type));
        return PlanningProblem.invalid(mismatch.getName(), String.valueOf(mismatch.getValue()), allowed);
    }

    private static PlanningProblem invalidField(List<ObjectError> errors) {
        ObjectError first = errors.get(0);
        String message = String.valueOf(first.getDefaultMessage());
        return first instanceof FieldError field
                ? PlanningProblem.invalid(field.getField(), given(field.getRejectedValue()), message)
                : PlanningProblem.invalid(first.getObjectName(), null, message);
    }

    private static PlanningProblem invalidArgument(HandlerMethodValidationException invalid) {
        var result = invalid.getParameterValidationResults().get(0);
        var error = result.getResolvableErrors().get(0);
        if (error instanceof FieldError field) {
            return invalidField(List.of(field));
        }
        String name = Optional.ofNullable(result.getMethodParameter().getParameterName())
                .orElse("parameter");
        return PlanningProblem.invalid(name, given(result.getArgument()), String.valueOf(error.getDefaultMessage()));
    }

    private static @Nullable String given(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String words(Class<?> type) {
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "text";
        }
        if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return "an object";
    }

    /** Returns the innermost property on the way to what is wrong: {@code ranges}, not {@code inputs.ranges[0]}. */
    private static String property(JacksonException json) {
        String name = "body";
        for (var step : json.getPath()) {
            name = step.getPropertyName() == null ? name : step.getPropertyName();
        }
        return name;
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream().map(String::valueOf).toList();
    }

    private static boolean isThrownByUs(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith("org.livingcircle.");
    }

    private static boolean isBrokenConnection(Throwable failure) {
        return failure instanceof IOException
                && (failure.getClass().getSimpleName().equals("ClientAbortException")
                        || failure.getClass().getSimpleName().equals("AsyncRequestNotUsableException"));
    }

    private static URI instance(HttpServletRequest request) {
        Object original = request.getAttribute("jakarta.servlet.error.request_uri");
        try {
            return URI.create(original == null ? request.getRequestURI() : original.toString());
        } catch (IllegalArgumentException e) {
            return URI.create("/");
        }
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
