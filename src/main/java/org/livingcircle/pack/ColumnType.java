package org.livingcircle.pack;

import java.util.List;

/** What a column of a layer may hold. */
public sealed interface ColumnType {

    /** Any text; a {@code String}. */
    record Text() implements ColumnType {}

    /** A code that is safe in an address: letters, digits, dot, hyphen, underscore; a {@code String}. */
    record Code() implements ColumnType {}

    /** One of some words; a {@code String}. */
    record Word(List<String> allowed) implements ColumnType {}

    /** A whole number, both ends allowed; a {@code Long}. */
    record Whole(long least, long most) implements ColumnType {}

    /** A number, both ends allowed; a {@code Double}. */
    record Decimal(double least, double most) implements ColumnType {}

    /** A longitude in degrees; a {@code Double}. */
    record Longitude() implements ColumnType {}

    /** A latitude in degrees; a {@code Double}. */
    record Latitude() implements ColumnType {}

    /** A day as 2020-11-01; a {@code LocalDate}. */
    record Day() implements ColumnType {}

    /** true or false; a {@code Boolean}. */
    record Flag() implements ColumnType {}
}
