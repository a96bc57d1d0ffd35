package org.livingcircle.pack.ingest;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.livingcircle.pack.Column;
import org.livingcircle.pack.ColumnType;
import org.livingcircle.pack.Layer;
import org.livingcircle.pack.LayerRow;
import org.livingcircle.pack.Spot;

/** Reads the CSV file of a layer. */
final class TableReader {

    private final Layer layer;
    private final Issues.InFile issues;

    TableReader(Layer layer, Issues.InFile issues) {
        this.layer = layer;
        this.issues = issues;
    }

    /** Returns the rows that are right by themselves; whatever is wrong with the others is an issue. */
    List<LayerRow> read(String text) {
        List<LayerRow> rows = new ArrayList<>();
        long line = 1;
        try (CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                issues.error(new Spot.WholeFile(), "", "the file is empty", "", "Write a header row first.");
                return rows;
            }
            int @Nullable [] places = header(records.next());
            if (places == null) {
                return rows;
            }
            line = parser.getCurrentLineNumber() + 1;
            while (records.hasNext()) {
                row(records.next(), new Spot.Line((int) line), places).ifPresent(rows::add);
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException | IOException e) {
            // The parser stops at a quotation mark where none may stand.
            issues.error(
                    new Spot.Line((int) line),
                    "",
                    "the quotation marks do not match",
                    String.valueOf(e.getMessage()),
                    "Put \" around the whole value and write a \" inside it twice.");
        }
        return rows;
    }

    /** Returns for each column of the layer its place in the file; null if the header is wrong. */
    private int @Nullable [] header(CSVRecord header) {
        Spot spot = new Spot.Line(1);
        int before = issues.issues().errorCount();
        List<Column> columns = layer.columns();
        List<String> names = header.stream().map(String::strip).toList();
        if (names.size() == 1 && names.get(0).matches(".*[;\\t].*")) {
            issues.error(spot, "", "not separated by commas", names.get(0), "Save the file with commas.");
            return null;
        }
        int[] places = new int[columns.size()];
        Arrays.fill(places, -1);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int place = placeOf(name, columns);
            if (place < 0) {
                issues.error(
                        spot,
                        name,
                        "unknown column",
                        name,
                        "Remove it, or rename it to one of: %s."
                                .formatted(String.join(
                                        ", ", columns.stream().map(Column::name).toList())));
            } else if (places[place] >= 0) {
                issues.error(spot, name, "the column is there twice", name, "Keep one of the two.");
            } else {
                places[place] = i;
            }
        }
        for (int place = 0; place < places.length; place++) {
            if (places[place] < 0) {
                String name = columns.get(place).name();
                issues.error(
                        spot,
                        name,
                        "the column is missing",
                        "",
                        "Add a column %s%s."
                                .formatted(name, columns.get(place).required() ? "" : ", empty where unknown"));
            }
        }
        return issues.issues().errorCount() == before ? places : null;
    }

    private static int placeOf(String name, List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Optional<LayerRow> row(CSVRecord cells, Spot spot, int[] places) {
        if (cells.size() != places.length) {
            boolean blank = cells.size() == 1 && cells.get(0).isBlank();
            issues.error(
                    spot,
                    "",
                    blank ? "an empty line" : "%d values for %d columns".formatted(cells.size(), places.length),
                    blank ? "" : String.join(",", cells),
                    blank ? "Delete the line." : "Give one value a column; put \" around a value that holds a comma.");
            return Optional.empty();
        }
        List<Column> columns = layer.columns();
        List<@Nullable Object> values = new ArrayList<>();
        boolean right = true;
        for (int i = 0; i < places.length; i++) {
            String cell = cells.get(places[i]);
            CellText.Parsed parsed = CellText.parse(columns.get(i), cell);
            if (parsed instanceof CellText.Parsed.Value value) {
                values.add(value.value());
            } else if (parsed instanceof CellText.Parsed.Fault fault) {
                right = false;
                if (!swapped(columns.get(i), cells, places, spot)) {
                    issues.error(spot, columns.get(i).name(), fault.what(), cell, fault.remedy());
                }
            }
        }
        return right ? Optional.of(new LayerRow(layer, spot, values, null)) : Optional.empty();
    }

    /** Reports a latitude out of range as a swap, if its longitude would be one: the usual cause by far. */
    private boolean swapped(Column column, CSVRecord cells, int[] places, Spot spot) {
        if (!(column.type() instanceof ColumnType.Latitude)) {
            return false;
        }
        String lonColumn = column.name().replace("lat", "lon");
        String lon = cells.get(places[layer.indexOf(lonColumn)]).strip();
        String lat = cells.get(places[layer.indexOf(column.name())]).strip();
        Column asLongitude = new Column(column.name(), new ColumnType.Longitude(), true);
        Column asLatitude = new Column(column.name(), new ColumnType.Latitude(), true);
        if (CellText.parse(asLongitude, lat) instanceof CellText.Parsed.Value
                && CellText.parse(asLatitude, lon) instanceof CellText.Parsed.Value) {
            issues.error(
                    spot,
                    column.name(),
                    "longitude and latitude look swapped",
                    "%s %s, %s %s".formatted(lonColumn, lon, column.name(), lat),
                    "Put the longitude into %s and the latitude into %s.".formatted(lonColumn, column.name()));
            return true;
        }
        return false;
    }
}
