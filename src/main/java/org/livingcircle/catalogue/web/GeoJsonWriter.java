package org.livingcircle.catalogue.web;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.catalogue.Feature;
import org.livingcircle.catalogue.Layer;
import org.livingcircle.catalogue.ReferenceSystem;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes features as GeoJSON, coordinate by coordinate, without building the document first. Coordinates stand in the axis
 * order of the system asked for, to a centimetre: seven decimals of a degree, two of a metre.
 */
@Component
class GeoJsonWriter extends AbstractHttpMessageConverter<Object> {

    private static final double DEGREE_STEPS = 1e7;
    private static final double METRE_STEPS = 1e2;

    private final JsonMapper json;

    GeoJsonWriter(JsonMapper json) {
        super(Format.GEOJSON.type());
        this.json = json;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == ItemsDocument.class || type == FeatureDocument.class;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("features are only written", message);
    }

    @Override
    protected void writeInternal(Object document, HttpOutputMessage output) throws IOException {
        try (JsonGenerator out = json.createGenerator(StreamUtils.nonClosing(output.getBody()))) {
            if (document instanceof ItemsDocument items) {
                writeItems(items, out);
            } else if (document instanceof FeatureDocument one) {
                writeFeature(one.layer(), one.feature(), one.system(), one.links(), out);
            }
        }
    }

    private static void writeItems(ItemsDocument items, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("type", "FeatureCollection");
        out.writeNumberProperty("numberMatched", items.page().matched());
        out.writeNumberProperty("numberReturned", items.page().features().size());
        out.writeStringProperty("timeStamp", items.at().toString());
        writeLinks(items.links(), out);
        out.writeArrayPropertyStart("features");
        for (Feature feature : items.page().features()) {
            writeFeature(items.page().layer(), feature, items.system(), List.of(), out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeFeature(
            Layer layer, Feature feature, ReferenceSystem system, List<Link> links, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("type", "Feature");
        out.writeStringProperty("id", feature.id());
        out.writeName("geometry");
        Optional<Geometry> shape = feature.findShape();
        if (shape.isPresent()) {
            writeGeometry(shape.get(), system, out);
        } else {
            out.writeNull();
        }
        out.writeObjectPropertyStart("properties");
        for (int i = 0; i < layer.properties().size(); i++) {
            out.writeName(layer.properties().get(i).name());
            writeValue(feature.values().get(i), out);
        }
        out.writeEndObject();
        if (!links.isEmpty()) {
            writeLinks(links, out);
        }
        out.writeEndObject();
    }

    private static void writeLinks(List<Link> links, JsonGenerator out) {
        out.writeArrayPropertyStart("links");
        links.forEach(out::writePOJO);
        out.writeEndArray();
    }

    private static void writeValue(@Nullable Object value, JsonGenerator out) {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else {
            out.writeString(value.toString());
        }
    }

    private static void writeGeometry(Geometry geometry, ReferenceSystem system, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("type", geometry.getGeometryType());
        out.writeName("coordinates");
        writeCoordinates(geometry, system, out);
        out.writeEndObject();
    }

    private static void writeCoordinates(Geometry geometry, ReferenceSystem system, JsonGenerator out) {
        if (geometry instanceof Point point) {
            writePosition(point.getCoordinateSequence(), 0, system, out);
        } else if (geometry instanceof LineString line) {
            writeLine(line.getCoordinateSequence(), system, out);
        } else if (geometry instanceof Polygon polygon) {
            out.writeStartArray();
            writeLine(polygon.getExteriorRing().getCoordinateSequence(), system, out);
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                writeLine(polygon.getInteriorRingN(hole).getCoordinateSequence(), system, out);
            }
            out.writeEndArray();
        } else if (geometry instanceof GeometryCollection parts) {
            out.writeStartArray();
            for (int part = 0; part < parts.getNumGeometries(); part++) {
                writeCoordinates(parts.getGeometryN(part), system, out);
            }
            out.writeEndArray();
        } else {
            throw new IllegalStateException("no GeoJSON for " + geometry.getGeometryType());
        }
    }

    private static void writeLine(CoordinateSequence points, ReferenceSystem system, JsonGenerator out) {
        out.writeStartArray();
        for (int i = 0; i < points.size(); i++) {
            writePosition(points, i, system, out);
        }
        out.writeEndArray();
    }

    private static void writePosition(CoordinateSequence points, int index, ReferenceSystem system, JsonGenerator out) {
        double steps = system.inDegrees() ? DEGREE_STEPS : METRE_STEPS;
        double x = Math.round(points.getX(index) * steps) / steps;
        double y = Math.round(points.getY(index) * steps) / steps;
        out.writeStartArray();
        out.writeNumber(system.northFirst() ? y : x);
        out.writeNumber(system.northFirst() ? x : y);
        out.writeEndArray();
    }
}
