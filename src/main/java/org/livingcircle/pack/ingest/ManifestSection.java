package org.livingcircle.pack.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.livingcircle.pack.LocalText;
import org.livingcircle.pack.Spot;

/**
 * The keys of one mapping of the manifest. Each question marks its key as known; {@link #close} then reports the rest.
 * A value that is missing or wrong becomes an issue and some harmless value: whoever builds on it asks for errors first.
 */
final class ManifestSection {

    private static final String TRUE = "true";
    private static final List<String> TRUTHS = List.of(TRUE, "false");

    private final YamlNode.Mapping mapping;
    private final String path;
    private final Issues.InFile issues;
    private final Set<String> known = new LinkedHashSet<>();

    ManifestSection(YamlNode.Mapping mapping, String path, Issues.InFile issues) {
        this.mapping = mapping;
        this.path = path;
        this.issues = issues;
    }

    Spot spot() {
        return new Spot.Line(mapping.line());
    }

    Spot spotOf(String key) {
        YamlNode node = mapping.entries().get(key);
        return new Spot.Line(node == null ? mapping.line() : node.line());
    }

    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    Set<String> keys() {
        return mapping.entries().keySet();
    }

    /** Returns a text that must be there and not be empty. */
    String text(String key, String example) {
        String text = textOr(key, "");
        if (text.isEmpty() && (!has(key) || mapping.entries().get(key) instanceof YamlNode.Scalar)) {
            issues.error(
                    spotOf(key),
                    pathOf(key),
                    has(key) ? "the key has no value" : "the key is missing",
                    "",
                    "Add it, for example \"%s: %s\".".formatted(key, example));
        }
        return text;
    }

    String textOr(String key, String absent) {
        known.add(key);
        YamlNode node = mapping.entries().get(key);
        if (node == null) {
            return absent;
        }
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar.text();
        }
        wrongShape(key, "a single value");
        return "";
    }

    String word(String key, List<String> allowed) {
        String text = text(key, allowed.get(0));
        if (!text.isEmpty() && !allowed.contains(text)) {
            issues.error(
                    spotOf(key), pathOf(key), "unknown word", text, "Use one of: " + String.join(", ", allowed) + ".");
            return allowed.get(0);
        }
        return text.isEmpty() ? allowed.get(0) : text;
    }

    String wordOr(String key, List<String> allowed, String absent) {
        return has(key) ? word(key, allowed) : knownAbsent(key, absent);
    }

    boolean truthOr(String key, boolean absent) {
        return has(key) ? word(key, TRUTHS).equals(TRUE) : knownAbsent(key, absent);
    }

    private <T> T knownAbsent(String key, T absent) {
        known.add(key);
        return absent;
    }

    /** Returns an id: lower-case letters, digits and hyphens. */
    String id(String key, String example) {
        String text = text(key, example);
        if (!text.isEmpty() && !text.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            issues.error(
                    spotOf(key),
                    pathOf(key),
                    "not an id",
                    text,
                    "Use up to 40 lower-case letters, digits and hyphens, as it becomes part of addresses.");
        }
        return text;
    }

    /** Returns a number in the range, both ends allowed. */
    double decimal(String key, double least, double most) {
        String text = text(key, CellText.plain(least));
        if (text.isEmpty()) {
            return least;
        }
        double value;
        try {
            value = new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            issues.error(
                    spotOf(key),
                    pathOf(key),
                    "not a number",
                    text,
                    "Write a plain number from %s to %s.".formatted(CellText.plain(least), CellText.plain(most)));
            return least;
        }
        if (!(value >= least && value <= most)) {
            issues.error(
                    spotOf(key),
                    pathOf(key),
                    "out of range",
                    text,
                    "Use a number from %s to %s.".formatted(CellText.plain(least), CellText.plain(most)));
            return least;
        }
        return value;
    }

    int whole(String key, int least, int most) {
        double value = decimal(key, least, most);
        if (value != Math.rint(value)) {
            issues.error(
                    spotOf(key), pathOf(key), "not a whole number", textOr(key, ""), "Leave out the decimal places.");
        }
        return (int) value;
    }

    double decimalOr(String key, double least, double most, double absent) {
        return has(key) ? decimal(key, least, most) : knownAbsent(key, absent);
    }

    int wholeOr(String key, int least, int most, int absent) {
        return has(key) ? whole(key, least, most) : knownAbsent(key, absent);
    }

    LocalDate day(String key) {
        String text = text(key, "2020-11-01");
        try {
            return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            issues.error(spotOf(key), pathOf(key), "not a day", text, "Write year-month-day, as 2020-11-01.");
            return LocalDate.EPOCH;
        }
    }

    LocalText localText(String key) {
        if (!requireThere(key, "{zh: …, en: …}")) {
            return new LocalText("", "");
        }
        ManifestSection both = section(key);
        LocalText text = new LocalText(both.text("zh", "…"), both.text("en", "…"));
        both.close();
        return text;
    }

    LocalText localTextOrEmpty(String key) {
        known.add(key);
        return has(key) ? localText(key) : new LocalText("", "");
    }

    /** Returns a section that must be there; an empty one if it is not. */
    ManifestSection section(String key) {
        known.add(key);
        YamlNode node = mapping.entries().get(key);
        if (node instanceof YamlNode.Mapping inner) {
            return new ManifestSection(inner, pathOf(key), issues);
        }
        if (node == null) {
            requireThere(key, "");
        } else {
            wrongShape(key, "keys and values");
        }
        // What hangs below a missing section would only repeat that it is missing.
        return new ManifestSection(
                new YamlNode.Mapping(mapping.line(), Map.of()), pathOf(key), new Issues().in(issues.file()));
    }

    /** Returns a section that may be left out. */
    Optional<ManifestSection> sectionOr(String key) {
        return has(key) ? Optional.of(section(key)) : knownAbsent(key, Optional.empty());
    }

    /** Returns the sections of a list with at least one entry. */
    List<ManifestSection> sections(String key) {
        List<ManifestSection> sections = new ArrayList<>();
        for (YamlNode item : items(key)) {
            String itemPath = "%s[%d]".formatted(pathOf(key), sections.size() + 1);
            if (item instanceof YamlNode.Mapping inner) {
                sections.add(new ManifestSection(inner, itemPath, issues));
            } else {
                issues.error(
                        new Spot.Line(item.line()),
                        itemPath,
                        "not keys and values",
                        "",
                        "Write it as {key: value, …}.");
            }
        }
        return sections;
    }

    /** Returns the sections of a list that may be left out. */
    List<ManifestSection> sectionsOrNone(String key) {
        return has(key) ? sections(key) : knownAbsent(key, List.of());
    }

    /** Returns keys and values that must be there, as plain values: somebody else knows which keys there are. */
    Map<String, Object> tree(String key) {
        known.add(key);
        if (mapping.entries().get(key) instanceof YamlNode.Mapping inner) {
            return inner.plain();
        }
        if (has(key)) {
            wrongShape(key, "keys and values");
        } else {
            requireThere(key, "{…}");
        }
        return Map.of();
    }

    /** Returns the texts of a list with at least one entry. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof YamlNode.Scalar scalar && !scalar.text().isEmpty()) {
                texts.add(scalar.text());
            } else {
                issues.error(new Spot.Line(item.line()), pathOf(key), "not a text", "", "Write a list of texts.");
            }
        }
        return texts;
    }

    private List<YamlNode> items(String key) {
        known.add(key);
        YamlNode node = mapping.entries().get(key);
        if (node instanceof YamlNode.Sequence sequence && !sequence.items().isEmpty()) {
            return sequence.items();
        }
        if (node == null || node instanceof YamlNode.Sequence) {
            issues.error(
                    spotOf(key),
                    pathOf(key),
                    node == null ? "the key is missing" : "the list is empty",
                    "",
                    "List at least one under \"%s:\".".formatted(key));
        } else {
            wrongShape(key, "a list");
        }
        return List.of();
    }

    private boolean requireThere(String key, String example) {
        known.add(key);
        if (has(key)) {
            return true;
        }
        issues.error(
                spot(), pathOf(key), "the key is missing", "", "Add \"%s\".".formatted((key + ": " + example).strip()));
        return false;
    }

    private void wrongShape(String key, String wanted) {
        issues.error(spotOf(key), pathOf(key), "not " + wanted, "", "Write %s here.".formatted(wanted));
    }

    /** Reports every key nobody asked for. */
    void close() {
        for (String key : mapping.entries().keySet()) {
            if (!known.contains(key)) {
                issues.error(
                        spotOf(key),
                        pathOf(key),
                        "unknown key",
                        key,
                        "Remove it, or use one of: " + String.join(", ", known) + ".");
            }
        }
    }

    void error(String key, String what, String given, String remedy) {
        issues.error(spotOf(key), pathOf(key), what, given, remedy);
    }

    void warning(String key, String what, String given, String remedy) {
        issues.warning(spotOf(key), pathOf(key), what, given, remedy);
    }
}
