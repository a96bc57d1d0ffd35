package org.livingcircle.pack.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.livingcircle.pack.Column;
import org.livingcircle.pack.ColumnType;

/** Turns the text of one cell into the value its column promises. */
final class CellText {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    private CellText() {}

    /** A value, or what is wrong with it. */
    sealed interface Parsed {

        /** The value; null where unknown. */
        record Value(@Nullable Object value) implements Parsed {}

        /** The fault and its remedy. */
        record Fault(String what, String remedy) implements Parsed {}
    }

    /** Reads a cell; surrounding space does not count, and an empty cell is an unknown value. */
    static Parsed parse(Column column, String raw) {
        String text = raw.strip();
        if (text.isEmpty()) {
            return column.required()
                    ? new Parsed.Fault("the value is missing", "Fill in %s.".formatted(describe(column.type())))
                    : new Parsed.Value(null);
        }
        if (text.indexOf('\0') >= 0) {
            return new Parsed.Fault("a NUL character", "Remove it; the database cannot hold it.");
        }
        ColumnType type = column.type();
        if (type instanceof ColumnType.Text) {
            return new Parsed.Value(text);
        } else if (type instanceof ColumnType.Code) {
            return CODE.matcher(text).matches()
                    ? new Parsed.Value(text)
                    : new Parsed.Fault("not a code", "Use up to 80 letters, digits, dots, hyphens and underscores.");
        } else if (type instanceof ColumnType.Word word) {
            return word.allowed().contains(text)
                    ? new Parsed.Value(text)
                    : new Parsed.Fault(
                            "unknown %s".formatted(column.name()),
                            "Use one of: %s.".formatted(String.join(", ", word.allowed())));
        } else if (type instanceof ColumnType.Whole whole) {
            return whole(text, whole);
        } else if (type instanceof ColumnType.Decimal range) {
            return decimal(text, range.least(), range.most(), "number");
        } else if (type instanceof ColumnType.Longitude) {
            return decimal(text, -180, 180, "longitude");
        } else if (type instanceof ColumnType.Latitude) {
            return decimal(text, -90, 90, "latitude");
        } else if (type instanceof ColumnType.Day) {
            try {
                return new Parsed.Value(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                return new Parsed.Fault("not a day", "Write year-month-day, as 2020-11-01.");
            }
        } else if (text.equals("true") || text.equals("false")) {
            return new Parsed.Value(text.equals("true"));
        }
        return new Parsed.Fault("neither true nor false", "Write true or false.");
    }

    private static Parsed whole(String text, ColumnType.Whole range) {
        try {
            long value = new BigDecimal(text).longValueExact();
            return value >= range.least() && value <= range.most()
                    ? new Parsed.Value(value)
                    : new Parsed.Fault(
                            "out of range", "Use a whole number from %d to %d.".formatted(range.least(), range.most()));
        } catch (NumberFormatException e) {
            return new Parsed.Fault("not a number", "Write a plain whole number without separators or units.");
        } catch (ArithmeticException e) {
            return new Parsed.Fault("not a whole number", "Leave out the decimal places.");
        }
    }

    private static Parsed decimal(String text, double least, double most, String noun) {
        double value;
        try {
            // BigDecimal knows no NaN, no infinity and no hexadecimal, which Double.parseDouble would take.
            value = new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            return new Parsed.Fault("not a number", "Write a plain number with a decimal point, no units.");
        }
        return value >= least && value <= most
                ? new Parsed.Value(value)
                : new Parsed.Fault(
                        "the %s is out of range".formatted(noun),
                        "Use a number from %s to %s.".formatted(plain(least), plain(most)));
    }

    private static String describe(ColumnType type) {
        if (type instanceof ColumnType.Word word) {
            return "one of: " + String.join(", ", word.allowed());
        }
        return type instanceof ColumnType.Text || type instanceof ColumnType.Code ? "a text" : "a value";
    }

    /** Writes a number without an exponent or an idle fraction. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
