package org.livingcircle.platform;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be answered, with what the caller needs to put it right. Becomes an RFC 9457 problem document.
 *
 * <p>The message is shown to the caller: it never holds SQL, a path or a class name.
 */
public final class PlanningProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The member that says after how many seconds to ask again; it becomes the header of that name too. */
    public static final String RETRY_AFTER = "retryAfter";

    private static final String SAID = "said";

    private final ProblemType type;
    private final @Nullable String parameter;
    private final @Nullable String given;
    private final List<String> allowed;

    @SuppressWarnings("serial") // problems are not serialised
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private PlanningProblem(
            ProblemType type,
            String detail,
            @Nullable String parameter,
            @Nullable String given,
            Collection<String> allowed,
            @Nullable Throwable cause) {
        super(detail, cause);
        this.type = type;
        this.parameter = parameter;
        this.given = given;
        this.allowed = List.copyOf(allowed);
    }

    /** Returns a problem with no parameter to blame. */
    public static PlanningProblem of(ProblemType type, String detail) {
        return new PlanningProblem(type, detail, null, null, List.of(), null);
    }

    /** Returns a problem with no parameter to blame, keeping the exception for the log. */
    public static PlanningProblem of(ProblemType type, String detail, Throwable cause) {
        return new PlanningProblem(type, detail, null, null, List.of(), cause);
    }

    /**
     * Returns a problem of one parameter.
     *
     * @param given what the caller sent, shortened to 200 characters
     * @param allowed the values, or one sentence on them; may be empty
     */
    public static PlanningProblem of(
            ProblemType type, String detail, String parameter, @Nullable String given, Collection<String> allowed) {
        return new PlanningProblem(type, detail, parameter, shortened(given), allowed, null);
    }

    /** Returns a problem with no parameter to blame, whose detail can be said in other languages. */
    public static PlanningProblem of(ProblemType type, Message message) {
        return of(type, message.text()).with(SAID, message);
    }

    /** Returns a problem whose detail can be said in other languages: its member {@code said} has the code and the values. */
    public static PlanningProblem of(
            ProblemType type, Message message, String parameter, @Nullable String given, Collection<String> allowed) {
        return of(type, message.text(), parameter, given, allowed).with(SAID, message);
    }

    /** Returns the commonest problem: a parameter whose value is not among those allowed. */
    public static PlanningProblem invalid(String parameter, @Nullable String given, Collection<String> allowed) {
        String fault = given == null ? "must be given" : "does not allow " + shortened(given);
        String detail = "The parameter %s %s; allowed: %s.".formatted(parameter, fault, String.join(", ", allowed));
        return of(ProblemType.INVALID_PARAMETER, detail, parameter, given, allowed);
    }

    /** Returns {@link #invalid(String, String, Collection)} with one sentence on what is allowed. */
    public static PlanningProblem invalid(String parameter, @Nullable String given, String allowed) {
        return invalid(parameter, given, List.of(allowed));
    }

    /** Returns the problem of a database that cannot be asked. */
    public static PlanningProblem databaseUnavailable(@Nullable Throwable cause) {
        return new PlanningProblem(
                ProblemType.DATABASE_UNAVAILABLE,
                "The database cannot be reached, so the data cannot be confirmed. Try again in a moment.",
                null,
                null,
                List.of(),
                cause);
    }

    /** Returns the same problem with one more member, such as a distance; null where it is not known. */
    public PlanningProblem with(String name, @Nullable Object value) {
        PlanningProblem more = new PlanningProblem(type, detail(), parameter, given, allowed, getCause());
        more.members.putAll(members);
        more.members.put(name, value);
        return more;
    }

    /** Returns the members that only this type of problem has, in their order. */
    public Map<String, @Nullable Object> members() {
        return Collections.unmodifiableMap(members);
    }

    public ProblemType type() {
        return type;
    }

    /** Returns the sentence for the caller. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Returns the sentence for the caller, with a code where it has one. */
    public Message said() {
        return members.get(SAID) instanceof Message message ? message : Message.plain(detail());
    }

    public Optional<String> parameter() {
        return Optional.ofNullable(parameter);
    }

    public Optional<String> given() {
        return Optional.ofNullable(given);
    }

    public List<String> allowed() {
        return allowed;
    }

    private static @Nullable String shortened(@Nullable String given) {
        return given == null || given.length() <= 200 ? given : given.substring(0, 200) + "…";
    }
}
