package org.livingcircle.catalogue.web;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.livingcircle.catalogue.Feature;
import org.livingcircle.catalogue.GeometryKind;
import org.livingcircle.catalogue.Layer;
import org.livingcircle.catalogue.Property;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.WKTWriter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;

/**
 * Writes features as RFC 4180: UTF-8 without a byte order mark, a header row, empty for unknown. The properties come first,
 * then {@code lon} and {@code lat} of points, or {@code wkt} (longitude first) of lines and areas.
 */
@Component
class CsvWriter extends AbstractHttpMessageConverter<ItemsDocument> {

    CsvWriter() {
        super(StandardCharsets.UTF_8, Format.CSV.type());
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == ItemsDocument.class;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected ItemsDocument readInternal(Class<? extends ItemsDocument> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("features are only written", message);
    }

    @Override
    protected void writeInternal(ItemsDocument items, HttpOutputMessage output) throws IOException {
        Layer layer = items.page().layer();
        List<String> header =
                new ArrayList<>(layer.properties().stream().map(Property::name).toList());
        switch (layer.geometry()) {
            case POINT -> header.addAll(List.of("lon", "lat"));
            case LINE, POLYGON -> header.add("wkt");
            case NONE -> {}
        }
        Writer writer = new OutputStreamWriter(StreamUtils.nonClosing(output.getBody()), StandardCharsets.UTF_8);
        try (CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180)) {
            csv.printRecord(header);
            for (Feature feature : items.page().features()) {
                csv.printRecord(row(feature, layer.geometry()));
            }
        }
    }

    private static List<@Nullable Object> row(Feature feature, GeometryKind kind) {
        List<@Nullable Object> row = new ArrayList<>(feature.values());
        Geometry shape = feature.findShape().orElse(null);
        switch (kind) {
            case POINT -> {
                row.add(shape instanceof Point point ? point.getX() : null);
                row.add(shape instanceof Point point ? point.getY() : null);
            }
            case LINE, POLYGON -> row.add(shape == null ? null : new WKTWriter().write(shape));
            case NONE -> {}
        }
        return row;
    }
}
