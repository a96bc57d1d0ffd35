package org.livingcircle.pack.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.pack.Column;
import org.livingcircle.pack.Layer;
import org.livingcircle.pack.LayerRow;
import org.livingcircle.pack.Spot;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the GeoJSON file (RFC 7946) of a layer. */
final class FeatureReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Layer layer;
    private final Issues.InFile issues;

    FeatureReader(Layer layer, Issues.InFile issues) {
        this.layer = layer;
        this.issues = issues;
    }

    /** Returns the features that are right by themselves; whatever is wrong with the others is an issue. */
    List<LayerRow> read(String text) {
        List<LayerRow> rows = new ArrayList<>();
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            issues.error(
                    new Spot.Line(Math.max(1, e.getLocation().getLineNr())),
                    "",
                    "not JSON",
                    e.getOriginalMessage().lines().findFirst().orElse(""),
                    "Check commas, brackets and quotes near column %d."
                            .formatted(e.getLocation().getColumnNr()));
            return rows;
        }
        if (!root.path("type").asString("").equals("FeatureCollection")
                || !root.path("features").isArray()) {
            issues.error(
                    new Spot.WholeFile(),
                    "type",
                    "not a FeatureCollection",
                    root.path("type").asString(""),
                    "Export the layer as a GeoJSON FeatureCollection.");
            return rows;
        }
        String crs = root.path("crs").path("properties").path("name").asString("");
        if (!crs.isEmpty() && !crs.matches(".*(CRS84|4326|4490)$")) {
            issues.error(
                    new Spot.WholeFile(),
                    "crs",
                    "coordinates that are not longitude and latitude",
                    crs,
                    "Export the layer in WGS84 longitude and latitude.");
            return rows;
        }
        int number = 0;
        for (JsonNode feature : root.path("features")) {
            number++;
            feature(feature, number).ifPresent(rows::add);
        }
        return rows;
    }

    private Optional<LayerRow> feature(JsonNode feature, int number) {
        JsonNode properties = feature.path("properties");
        Spot spot = new Spot.Feature(number, idOf(feature));
        if (!feature.path("type").asString("").equals("Feature") || !properties.isObject()) {
            issues.error(
                    spot,
                    "",
                    "not a Feature with properties",
                    feature.path("type").asString(""),
                    "Write type Feature" + " and an object of properties.");
            return Optional.empty();
        }
        int before = issues.issues().errorCount();
        List<Column> columns = layer.columns();
        List<String> names = columns.stream().map(Column::name).toList();
        for (String name : properties.propertyNames()) {
            if (!names.contains(name)) {
                issues.error(
                        spot,
                        name,
                        "unknown property",
                        name,
                        "Remove it, or rename it to one of: %s.".formatted(String.join(", ", names)));
            }
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (Column column : columns) {
            values.add(property(properties, column, spot));
        }
        Optional<Geometry> geometry = geometry(feature.path("geometry"), spot);
        return issues.issues().errorCount() == before
                ? Optional.of(new LayerRow(layer, spot, values, geometry.orElse(null)))
                : Optional.empty();
    }

    private @Nullable Object property(JsonNode properties, Column column, Spot spot) {
        JsonNode value = properties.get(column.name());
        if (value == null) {
            issues.error(
                    spot,
                    column.name(),
                    "the property is missing",
                    "",
                    "Add %s%s.".formatted(column.name(), column.required() ? "" : ", null where unknown"));
            return null;
        }
        if (value.isContainer()) {
            issues.error(spot, column.name(), "not a single value", value.toString(), "Write a text or a number.");
            return null;
        }
        String text = value.isNull() ? "" : value.asString();
        CellText.Parsed parsed = CellText.parse(column, text);
        if (parsed instanceof CellText.Parsed.Fault fault) {
            issues.error(spot, column.name(), fault.what(), text, fault.remedy());
        }
        return parsed instanceof CellText.Parsed.Value known ? known.value() : null;
    }

    private Optional<Geometry> geometry(JsonNode geometry, Spot spot) {
        if (geometry.isNull() || geometry.isMissingNode()) {
            if (layer.format() != Layer.Format.LINES_OR_NONE) {
                issues.error(spot, "geometry", "the geometry is missing", "", "Draw it, or remove the feature.");
            }
            return Optional.empty();
        }
        return new GeometryReader(layer.format(), spot, issues).read(geometry);
    }

    private static String idOf(JsonNode feature) {
        JsonNode properties = feature.path("properties");
        for (JsonNode id : List.of(properties.path("code"), properties.path("id"), feature.path("id"))) {
            if (!id.asString("").isEmpty()) {
                return id.asString();
            }
        }
        return "";
    }
}
