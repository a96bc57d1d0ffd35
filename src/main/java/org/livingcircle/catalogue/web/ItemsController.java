package org.livingcircle.catalogue.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.enums.ParameterStyle;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.catalogue.Feature;
import org.livingcircle.catalogue.FeaturePage;
import org.livingcircle.catalogue.Layer;
import org.livingcircle.catalogue.ReferenceSystem;
import org.livingcircle.catalogue.app.CityCatalogue;
import org.livingcircle.catalogue.app.Edition;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** The features of a collection, page by page or one. */
@Tag(name = "Features")
@RestController
class ItemsController {

    private static final String CONTENT_CRS = "Content-Crs";

    /** What the parameter means wherever features are given. */
    static final String SCENARIO =
            "Id of a scenario: the recorded features of its own data version, without its changes. Only of collections"
                    + " that analyses read; the others have no part in a scenario.";

    private static final String FEATURES =
            "https://schemas.opengis.net/ogcapi/features/part1/1.0/openapi/ogcapi-features-1.yaml#/components/schemas/";

    private final CityCatalogue catalogue;
    private final Clock clock;

    ItemsController(CityCatalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Bean
    static Limit itemsPerPage() {
        return new Limit(
                "items-per-page", ItemsRequest.MAX_LIMIT, "features", "/collections/{id}/items, limit", "clamped");
    }

    @Operation(
            operationId = "getFeatures",
            summary = "Features of a collection",
            description = "One page of features, in a stable order. Follow the link next until there is none. Every"
                    + " property of the collection is a filter of its own name: kind=library; given twice, either value"
                    + " matches.")
    @Parameter(
            name = "bbox",
            in = ParameterIn.QUERY,
            description =
                    "Four numbers, or six with heights, in the axis order of bbox-crs. A box across the date line is"
                            + " refused: ask for its two halves.",
            style = ParameterStyle.FORM,
            explode = Explode.FALSE,
            array = @ArraySchema(schema = @Schema(type = "number"), minItems = 4, maxItems = 6))
    @Parameter(
            name = "bbox-crs",
            in = ParameterIn.QUERY,
            description = "A URI from the collection's crs; CRS84 (longitude, latitude) without it.",
            schema = @Schema(type = "string", format = "uri"))
    @Parameter(
            name = "crs",
            in = ParameterIn.QUERY,
            description =
                    "The system of the answer, a URI from the collection's crs. Under an EPSG URI coordinates stand in"
                            + " the authority's order: latitude or northing first for 4326, 4490 and the city's own.",
            schema = @Schema(type = "string", format = "uri"))
    @Parameter(
            name = "datetime",
            in = ParameterIn.QUERY,
            description = "A day, an instant, or an interval with .. for an open end. Features without dates all match."
                    + " A version is valid from valid_from up to, not including, valid_to.",
            example = "2010-11-01",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Features on the page; above 10000 it counts as 10000.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "100"))
    @Parameter(
            name = "offset",
            in = ParameterIn.QUERY,
            description = "Features before the page.",
            schema = @Schema(type = "integer", minimum = "0", defaultValue = "0"))
    @Parameter(
            name = "f",
            in = ParameterIn.QUERY,
            description = "json (GeoJSON) or csv; without it Accept decides. CSV is UTF-8 without a byte order mark and"
                    + " always in longitude and latitude.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"json", "csv"}))
    @Parameter(name = "scenario", in = ParameterIn.QUERY, description = SCENARIO, schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "One page of features",
            headers = {
                @Header(
                        name = CONTENT_CRS,
                        description = "The system of the coordinates, in angle brackets",
                        schema = @Schema(type = "string")),
                @Header(name = "ETag", description = "Changes with the data", schema = @Schema(type = "string"))
            },
            content = {
                @Content(mediaType = Link.GEOJSON, schema = @Schema(ref = FEATURES + "featureCollectionGeoJSON")),
                @Content(mediaType = Link.CSV, schema = @Schema(type = "string"))
            })
    @GetMapping("/collections/{collectionId}/items")
    ResponseEntity<ItemsDocument> items(
            @Parameter(description = "An id of /collections", example = "facilities") @PathVariable String collectionId,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> given,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable
                    String accept,
            ServletWebRequest request) {
        Layer layer = catalogue.get(collectionId);
        Format format = Format.choose(given.getFirst("f"), accept, Format.GEOJSON, Format.CSV);
        ItemsRequest wanted = ItemsRequest.parse(layer, given, catalogue);
        ReferenceSystem system = wanted.system();
        if (format == Format.CSV && !system.equals(ReferenceSystem.CRS84)) {
            throw PlanningProblem.invalid("crs", system.uri(), List.of(ReferenceSystem.CRS84.uri()));
        }
        Edition edition = catalogue.edition(layer, given.getFirst("scenario"));
        String etag = edition.version().etag("items-" + format.word());
        if (request.checkNotModified(etag)) {
            return ResponseEntity.status(304)
                    .eTag(etag)
                    .varyBy(HttpHeaders.ACCEPT)
                    .build();
        }
        FeaturePage page = catalogue.page(wanted.query(), system, edition);
        return answer(
                new ItemsDocument(
                        page, system, clock.instant().truncatedTo(ChronoUnit.SECONDS), links(wanted, page, format)),
                format,
                system,
                edition,
                etag);
    }

    private static List<Link> links(ItemsRequest wanted, FeaturePage page, Format format) {
        String type = format.type().toString();
        Format other = format == Format.CSV ? Format.GEOJSON : Format.CSV;
        List<Link> links = new ArrayList<>();
        links.add(Link.self(type, "This page"));
        links.add(Link.here("f", other.word(), "alternate", other.type().toString(), "This page as " + other.word()));
        links.add(Link.to("/collections/" + page.layer().id(), "collection", Link.JSON, "The collection"));
        long next = (long) wanted.query().offset() + page.features().size();
        if (!page.features().isEmpty() && next < page.matched()) {
            links.add(Link.here("offset", next, "next", type, "The next page"));
        }
        if (wanted.query().offset() > 0) {
            int previous = Math.max(0, wanted.query().offset() - wanted.query().limit());
            links.add(Link.here("offset", previous, "prev", type, "The page before"));
        }
        return links;
    }

    @Operation(operationId = "getFeature", summary = "One feature")
    @ApiResponse(
            responseCode = "200",
            description = "The feature",
            headers =
                    @Header(
                            name = CONTENT_CRS,
                            description = "The system of the coordinates, in angle brackets",
                            schema = @Schema(type = "string")),
            content = @Content(mediaType = Link.GEOJSON, schema = @Schema(ref = FEATURES + "featureGeoJSON")))
    @GetMapping("/collections/{collectionId}/items/{featureId}")
    ResponseEntity<FeatureDocument> item(
            @Parameter(description = "An id of /collections", example = "units") @PathVariable String collectionId,
            @Parameter(description = "The feature's id") @PathVariable String featureId,
            @Parameter(description = "A URI from the collection's crs; CRS84 without it")
                    @RequestParam(required = false)
                    @Nullable
                    String crs,
            @Parameter(description = SCENARIO) @RequestParam(required = false) @Nullable String scenario,
            @Parameter(description = "json") @RequestParam(required = false) @Nullable String f,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable
                    String accept,
            ServletWebRequest request) {
        Layer layer = catalogue.get(collectionId);
        Format.choose(f, accept, Format.GEOJSON);
        ReferenceSystem system = ItemsRequest.system("crs", crs, catalogue.listSystems());
        Edition edition = catalogue.edition(layer, scenario);
        String etag = edition.version().etag("item");
        Feature feature = catalogue
                .find(layer, featureId, system, edition)
                .orElseThrow(() -> PlanningProblem.of(
                        ProblemType.NOT_FOUND,
                        "The collection %s has no feature %s.".formatted(layer.id(), featureId),
                        "featureId",
                        featureId,
                        List.of()));
        if (request.checkNotModified(etag)) {
            return ResponseEntity.status(304)
                    .eTag(etag)
                    .varyBy(HttpHeaders.ACCEPT)
                    .build();
        }
        List<Link> links = List.of(
                Link.self(Link.GEOJSON, "This feature"),
                Link.to("/collections/" + layer.id(), "collection", Link.JSON, "The collection"));
        return answer(new FeatureDocument(layer, feature, system, links), Format.GEOJSON, system, edition, etag);
    }

    /** Says that an answer is confirmed each time; not everybody may read every scenario. */
    static CacheControl kept(Edition edition) {
        CacheControl confirmed = CacheControl.noCache();
        return edition.isPinned() ? confirmed.cachePrivate() : confirmed;
    }

    private static <T> ResponseEntity<T> answer(
            T document, Format format, ReferenceSystem system, Edition edition, String etag) {
        return ResponseEntity.ok()
                .contentType(format.type())
                .header(CONTENT_CRS, "<" + system.uri() + ">")
                .cacheControl(kept(edition))
                .eTag(etag)
                .varyBy(HttpHeaders.ACCEPT)
                .body(document);
    }
}
