package org.livingcircle.pack.ingest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.livingcircle.pack.Spot;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** A piece of a YAML document that knows the line it begins on; a value stays the text that was written. */
sealed interface YamlNode {

    int line();

    /** Returns the value as a text, number, truth, list or map. */
    Object plain();

    /**
     * A single value; empty text for null.
     *
     * @param plain as YAML reads it: a number or a truth where the text is one and stands in no quotes
     */
    record Scalar(int line, String text, Object plain) implements YamlNode {}

    /** A list. */
    record Sequence(int line, List<YamlNode> items) implements YamlNode {
        @Override
        public List<Object> plain() {
            return items.stream().map(YamlNode::plain).toList();
        }
    }

    /** Keys and values, in the order written. */
    record Mapping(int line, Map<String, YamlNode> entries) implements YamlNode {
        @Override
        public Map<String, Object> plain() {
            Map<String, Object> values = new LinkedHashMap<>();
            entries.forEach((key, value) -> values.put(key, value.plain()));
            return values;
        }
    }

    /** Reads a document whose root is a mapping; empty if it is none, and then an issue says why. */
    static Optional<Mapping> parse(String text, Issues.InFile issues) {
        // Tried binding with a mapper: it forgets the lines, and without its line an issue is half an issue.
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            int before = issues.issues().errorCount();
            JsonToken first = parser.nextToken();
            if (first == null) {
                issues.error(new Spot.WholeFile(), "", "the file is empty", "", "Write the city's manifest into it.");
                return Optional.empty();
            }
            YamlNode root = read(parser, issues);
            if (parser.nextToken() != null) {
                issues.error(here(parser), "", "a second document begins", "---", "Keep one document in the file.");
            }
            if (!(root instanceof Mapping mapping)) {
                issues.error(
                        new Spot.Line(root.line()),
                        "",
                        "not a list of keys and values",
                        "",
                        "Begin with \"format: 1\" and the other keys of a city pack.");
                return Optional.empty();
            }
            return issues.issues().errorCount() == before ? Optional.of(mapping) : Optional.empty();
        } catch (JacksonException e) {
            SyntaxFault fault = SyntaxFault.of(e);
            issues.error(
                    new Spot.Line(fault.line()),
                    "",
                    "not YAML",
                    fault.message(),
                    "Check indentation, colons and quotes on this line and the one before.");
            return Optional.empty();
        }
    }

    private static YamlNode read(JsonParser parser, Issues.InFile issues) {
        int line = parser.currentTokenLocation().getLineNr();
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            issues.error(here(parser), "", "an alias is not read", parser.getString(), "Write the value out.");
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                Spot keySpot = here(parser);
                parser.nextToken();
                if (entries.put(key, read(parser, issues)) != null) {
                    issues.error(keySpot, key, "the key is there twice", key, "Keep one of the two.");
                }
            }
            return new Mapping(line, entries);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(parser, issues));
            }
            return new Sequence(line, items);
        }
        String text = parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getString();
        return new Scalar(line, text, plain(parser, text));
    }

    private static Object plain(JsonParser parser, String text) {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(text);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> text;
        };
    }

    /** YAML takes for a number what no other reader does, such as .nan: that stays a text. */
    private static Object number(String text) {
        try {
            return text.matches("-?[0-9]{1,9}")
                    ? (Object) Integer.valueOf(text)
                    : (Object) new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static Spot here(JsonParser parser) {
        return new Spot.Line(Math.max(1, parser.currentTokenLocation().getLineNr()));
    }

    /** Where and how the syntax breaks. */
    record SyntaxFault(int line, String message) {

        private static final Pattern MARK = Pattern.compile(" in .*, line ([0-9]+), column [0-9]+:");

        /**
         * Reads the last mark of the parser's message, where the fault is; the exception's own location is only where the
         * piece before it began.
         */
        static SyntaxFault of(JacksonException e) {
            List<String> lines = e.getOriginalMessage().lines().toList();
            for (int i = lines.size() - 1; i > 0; i--) {
                Matcher mark = MARK.matcher(lines.get(i));
                if (mark.matches()) {
                    return new SyntaxFault(Integer.parseInt(mark.group(1)), lines.get(i - 1));
                }
            }
            return new SyntaxFault(Math.max(1, e.getLocation().getLineNr()), lines.isEmpty() ? "" : lines.get(0));
        }
    }
}
