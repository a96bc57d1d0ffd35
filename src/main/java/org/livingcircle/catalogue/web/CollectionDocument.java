package org.livingcircle.catalogue.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.catalogue.DateRange;
import org.livingcircle.catalogue.Holdings;
import org.livingcircle.catalogue.Layer;
import org.livingcircle.catalogue.Offering;
import org.livingcircle.catalogue.Property;
import org.livingcircle.catalogue.ReferenceSystem;
import org.livingcircle.catalogue.Title;
import org.locationtech.jts.geom.Envelope;

/**
 * One collection as OGC API describes it.
 *
 * @param title both languages in one line; {@code titles} has them apart
 * @param itemType feature, or null for a coverage
 * @param geometry point, line, polygon or none
 * @param properties what features carry and can be filtered by
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CollectionDocument(
        String id,
        String title,
        Title titles,
        String description,
        Title descriptions,
        @Nullable String itemType,
        @Nullable String geometry,
        @Nullable Extent extent,
        @Nullable List<String> crs,
        @Nullable String storageCrs,
        @Nullable List<PropertyDocument> properties,
        List<Link> links) {

    /** Where and when the features are. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Extent(@Nullable Spatial spatial, @Nullable Temporal temporal) {}

    /** Boxes of longitude and latitude: west, south, east, north. */
    record Spatial(List<List<Double>> bbox, String crs) {}

    /** Intervals of days as instants; null is open. */
    record Temporal(List<List<@Nullable String>> interval, String trs) {}

    /** A property and the type of its values. */
    record PropertyDocument(String name, String type, Title titles) {

        static PropertyDocument of(Property property) {
            return new PropertyDocument(property.name(), property.type().jsonType(), property.title());
        }
    }

    static CollectionDocument of(Layer layer, Holdings holdings, List<ReferenceSystem> systems) {
        String path = "/collections/" + layer.id();
        List<Link> links = new ArrayList<>(List.of(
                Link.to(path, "self", Link.JSON, "This collection"),
                Link.to(path + "/items", "items", Link.GEOJSON, "The features as GeoJSON"),
                Link.to(path + "/items?f=csv", "items", Link.CSV, "The features as CSV")));
        if (layer.hasGeometry()) {
            links.add(Link.to(
                    path + "/tiles",
                    "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector",
                    Link.JSON,
                    "The features as vector tiles"));
        }
        return new CollectionDocument(
                layer.id(),
                layer.title().both(),
                layer.title(),
                layer.description().both(),
                layer.description(),
                "feature",
                layer.geometry().name().toLowerCase(Locale.ROOT),
                extent(layer, holdings),
                systems.stream().map(ReferenceSystem::uri).toList(),
                ReferenceSystem.CRS84.uri(),
                layer.properties().stream().map(PropertyDocument::of).toList(),
                links);
    }

    static CollectionDocument of(Offering.Coverage coverage) {
        String path = "/collections/" + coverage.id();
        return new CollectionDocument(
                coverage.id(),
                coverage.title().both(),
                coverage.title(),
                coverage.description().both(),
                coverage.description(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(
                        Link.to(path, "self", Link.JSON, "This collection"),
                        Link.to(
                                path + "/coverage",
                                "http://www.opengis.net/def/rel/ogc/1.0/coverage",
                                coverage.mediaType(),
                                "The coverage")));
    }

    private static @Nullable Extent extent(Layer layer, Holdings holdings) {
        Spatial spatial = Optional.ofNullable(holdings.bounds().get(layer.id()))
                .map(CollectionDocument::box)
                .orElse(null);
        Temporal temporal = Optional.ofNullable(holdings.dates().get(layer.id()))
                .map(CollectionDocument::interval)
                .orElse(null);
        return spatial == null && temporal == null ? null : new Extent(spatial, temporal);
    }

    private static Spatial box(Envelope box) {
        return new Spatial(
                List.of(List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY())),
                ReferenceSystem.CRS84.uri());
    }

    private static Temporal interval(DateRange dates) {
        return new Temporal(
                List.of(Arrays.asList(
                        dates.findFirst().map(day -> day + "T00:00:00Z").orElse(null),
                        dates.findLast().map(day -> day + "T00:00:00Z").orElse(null))),
                "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian");
    }
}
