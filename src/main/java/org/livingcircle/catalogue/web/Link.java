package org.livingcircle.catalogue.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A link as OGC API writes it; {@code href} is absolute, as some clients take no other. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Link(
        String href,
        String rel,
        @Nullable String type,
        @Nullable String title,
        @Nullable Boolean templated) {

    static final String JSON = "application/json";
    static final String GEOJSON = "application/geo+json";
    static final String CSV = "text/csv";

    /**
     * Returns a link inside this service.
     *
     * @param path from the root, with its leading slash
     */
    static Link to(String path, String rel, String type, String title) {
        return new Link(root() + path, rel, type, title, null);
    }

    /** Returns a link whose address holds variables in braces. */
    static Link template(String path, String rel, String type, String title) {
        return new Link(root() + path, rel, type, title, true);
    }

    /** Returns a link to this request with one parameter changed. */
    static Link here(String parameter, Object value, String rel, String type, String title) {
        String href = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam(parameter, value)
                .build()
                .toUriString();
        return new Link(href, rel, type, title, null);
    }

    /** Returns a link to this request as it came. */
    static Link self(String type, String title) {
        return new Link(
                ServletUriComponentsBuilder.fromCurrentRequest().build().toUriString(), "self", type, title, null);
    }

    private static String root() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}
