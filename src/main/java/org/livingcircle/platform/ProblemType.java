package org.livingcircle.platform;

import java.net.URI;

/** The kinds of problem an answer can name. Slugs are stable: clients tell problems apart by them. */
public enum ProblemType {
    INVALID_PARAMETER("invalid-parameter", 400, "A parameter is not valid"),
    UNKNOWN_SERVICE("unknown-service", 400, "There is no such service"),
    UNREADABLE_BODY("unreadable-body", 400, "The request body cannot be read"),
    BAD_REQUEST("bad-request", 400, "The request is not valid"),
    UNAUTHENTICATED("unauthenticated", 401, "Log in first"),
    WRONG_CREDENTIALS("wrong-credentials", 401, "The name or the password is wrong"),
    MISSING_CSRF("missing-csrf", 403, "The request does not show that it comes from the page"),
    FORBIDDEN("forbidden", 403, "Your role may not do this"),
    NOT_FOUND("not-found", 404, "There is nothing here"),
    UNKNOWN_COLLECTION("unknown-collection", 404, "There is no such collection"),
    OUTSIDE_CITY("outside-city", 404, "The place lies outside the city"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "None of the accepted formats can be given"),
    EDIT_CONFLICT("edit-conflict", 409, "Somebody else has changed this"),
    DATA_VERSION_GONE("data-version-gone", 409, "The data has moved on"),
    TOO_LARGE("too-large", 413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The format of the request body is not supported"),
    OVER_LIMIT("over-limit", 422, "A value is over its limit"),
    NOT_ON_STREET("not-on-street", 422, "The place is not on a street"),
    NO_WAY("no-way", 422, "No way leads there"),
    NEEDS_STREETS("needs-streets", 422, "This needs streets"),
    INFEASIBLE("infeasible", 422, "No answer can meet these conditions"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
    INTERNAL_ERROR("internal-error", 500, "An error inside the service"),
    BUSY("busy", 503, "The service is busy"),
    STARTING("starting", 503, "The service is still loading its data"),
    DATABASE_UNAVAILABLE("database-unavailable", 503, "The database cannot be reached");

    private final String slug;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    public String slug() {
        return slug;
    }

    /** Returns the HTTP status that goes with the problem. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Returns the value of the problem document's {@code type}. */
    public URI uri() {
        return URI.create("https://livingcircle.org/problems/" + slug);
    }
}
