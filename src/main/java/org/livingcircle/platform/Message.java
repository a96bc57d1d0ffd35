package org.livingcircle.platform;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence for people: in English, and as a code with its values for who says it in another language.
 *
 * @param code stays the same for the same sentence; {@link #PLAIN} where there is only the text
 * @param values what stands in the sentence, by name: a number, a text, or a name as a map of {@code zh} and {@code en}
 * @param text the sentence in English
 */
public record Message(String code, Map<String, Object> values, String text) {

    /** The code of a sentence that has none. */
    public static final String PLAIN = "plain";

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    public Message {
        values = Map.copyOf(values);
    }

    /** Returns a sentence that is only said in English. */
    public static Message plain(String text) {
        return new Message(PLAIN, Map.of(), text);
    }

    /** Returns a sentence without values. */
    public static Message of(String code, String text) {
        return new Message(code, Map.of(), text);
    }

    /**
     * Returns a sentence with values.
     *
     * @param sentence in English, with the names of values in braces
     */
    public static Message of(String code, String sentence, Map<String, Object> values) {
        Map<String, Object> sorted = new TreeMap<>(values);
        String text = PLACE.matcher(sentence)
                .replaceAll(place -> Matcher.quoteReplacement(english(sorted.get(place.group(1)), place.group())));
        return new Message(code, values, text);
    }

    /** Returns a name as a value. */
    public static Map<String, String> name(String zh, String en) {
        return Map.of("zh", zh, "en", en);
    }

    private static String english(@Nullable Object value, String place) {
        if (value instanceof Map<?, ?> name) {
            return String.valueOf(name.get("en"));
        }
        return value == null ? place : value.toString();
    }
}
