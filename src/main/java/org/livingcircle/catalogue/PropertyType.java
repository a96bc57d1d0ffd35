package org.livingcircle.catalogue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The type of a property's values, as JSON Schema names it. */
public enum PropertyType {
    TEXT("string", "text"),
    INTEGER("integer", "a whole number"),
    NUMBER("number", "a number"),
    BOOLEAN("boolean", "true or false"),
    DATE("string", "a date, as 2014-05-02");

    private final String jsonType;
    private final String words;

    PropertyType(String jsonType, String words) {
        this.jsonType = jsonType;
        this.words = words;
    }

    public String jsonType() {
        return jsonType;
    }

    /** Returns what a value looks like, in words. */
    public String words() {
        return words;
    }

    /** Reads a value; empty if the text is not one. */
    public Optional<Object> parse(String text) {
        try {
            return switch (this) {
                case TEXT -> Optional.of(text);
                case INTEGER -> Optional.of(Long.parseLong(text));
                case NUMBER -> finite(Double.parseDouble(text));
                case BOOLEAN ->
                    switch (text) {
                        case "true" -> Optional.of(true);
                        case "false" -> Optional.of(false);
                        default -> Optional.empty();
                    };
                case DATE -> Optional.of(LocalDate.parse(text));
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> finite(double number) {
        return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    }
}
