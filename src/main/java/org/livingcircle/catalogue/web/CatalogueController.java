package org.livingcircle.catalogue.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingcircle.catalogue.CityLayers;
import org.livingcircle.catalogue.Holdings;
import org.livingcircle.catalogue.Offering;
import org.livingcircle.catalogue.ReferenceSystem;
import org.livingcircle.catalogue.app.CityCatalogue;
import org.livingcircle.platform.web.ServedWithoutDatabase;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/** The entrance, what it conforms to, and the list of collections. */
@Tag(name = "Catalogue")
@Controller
class CatalogueController {

    private static final List<String> CONFORMS_TO = List.of(
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt");

    private final CityCatalogue catalogue;

    CatalogueController(CityCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Operation(
            operationId = "getLandingPage",
            summary = "The page, or the landing page of the API",
            description = "A browser gets the page; a client that asks for JSON, or for nothing in particular, gets the"
                    + " links to everything the service offers.")
    @ApiResponse(
            responseCode = "200",
            description = "The landing page",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = LandingDocument.class)),
                @Content(mediaType = "text/html", schema = @Schema(type = "string"))
            })
    @ServedWithoutDatabase
    @GetMapping("/")
    Object landing(
            @Parameter(description = "json or html; without it Accept decides")
                    @RequestParam(required = false)
                    @Nullable
                    String f,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable
                    String accept,
            ServletWebRequest request) {
        if (Format.choose(f, accept, Format.JSON, Format.HTML) == Format.HTML) {
            if (request.getResponse() != null) {
                request.getResponse().addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
            }
            return new ModelAndView("forward:/index.html");
        }
        return json(new LandingDocument(
                "LivingCircle · 生活圈",
                "Who a city's population plan serves, who it does not: its layers, its people and the coverage of its"
                        + " services.",
                landingLinks()));
    }

    private List<Link> landingLinks() {
        List<Link> links = new ArrayList<>(List.of(
                Link.to("/?f=json", "self", Link.JSON, "This document"),
                Link.to("/?f=html", "alternate", "text/html", "The page"),
                Link.to(
                        "/api",
                        "service-desc",
                        "application/vnd.oai.openapi+json;version=3.0",
                        "The definition of the API"),
                Link.to("/?f=html", "service-doc", "text/html", "The page"),
                Link.to("/conformance", "conformance", Link.JSON, "Conformance classes"),
                Link.to("/collections", "data", Link.JSON, "The collections"),
                Link.to("/limits", "related", Link.JSON, "All limits"),
                Link.to("/actuator/health", "status", Link.JSON, "The state of the service")));
        catalogue.offerings().stream()
                .flatMap(offering -> offering.entries().stream())
                .map(entry -> Link.to(entry.path(), entry.rel(), entry.type(), entry.title()))
                .forEach(links::add);
        return links;
    }

    @Operation(operationId = "getConformance", summary = "Conformance classes")
    @ServedWithoutDatabase
    @GetMapping(path = "/conformance", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ConformanceDocument> conformance(
            @Parameter(description = "json") @RequestParam(required = false) @Nullable String f) {
        Format.choose(f, null, Format.JSON);
        return json(new ConformanceDocument(Stream.concat(
                        CONFORMS_TO.stream(),
                        catalogue.offerings().stream().flatMap(offering -> offering.conformsTo().stream()))
                .distinct()
                .toList()));
    }

    @Operation(
            operationId = "getCollections",
            summary = "All collections",
            description = "Layers of features, and surfaces as coverages, each with its extent and coordinate systems.")
    @GetMapping(path = "/collections", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CollectionsDocument> collections(
            @Parameter(description = "json") @RequestParam(required = false) @Nullable String f,
            ServletWebRequest request) {
        Format.choose(f, null, Format.JSON);
        String etag = catalogue.version().etag("collections");
        if (request.checkNotModified(etag)) {
            return notModified(etag);
        }
        Holdings holdings = catalogue.holdings();
        List<ReferenceSystem> systems = catalogue.listSystems();
        List<CollectionDocument> all = Stream.concat(
                        CityLayers.list().stream().map(layer -> CollectionDocument.of(layer, holdings, systems)),
                        coverages().map(CollectionDocument::of))
                .toList();
        return json(
                new CollectionsDocument(
                        all,
                        systems.stream().map(ReferenceSystem::uri).toList(),
                        List.of(Link.self(Link.JSON, "This document"))),
                etag);
    }

    @Operation(operationId = "getCollection", summary = "One collection")
    @GetMapping(path = "/collections/{collectionId}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CollectionDocument> collection(
            @Parameter(description = "An id of /collections", example = "facilities") @PathVariable String collectionId,
            @Parameter(description = "json") @RequestParam(required = false) @Nullable String f,
            ServletWebRequest request) {
        Format.choose(f, null, Format.JSON);
        String etag = catalogue.version().etag("collection");
        CollectionDocument document = coverages()
                .filter(coverage -> coverage.id().equals(collectionId))
                .map(CollectionDocument::of)
                .findFirst()
                .orElseGet(() -> CollectionDocument.of(
                        catalogue.get(collectionId), catalogue.holdings(), catalogue.listSystems()));
        return request.checkNotModified(etag) ? notModified(etag) : json(document, etag);
    }

    private Stream<Offering.Coverage> coverages() {
        return catalogue.offerings().stream().flatMap(offering -> offering.coverages().stream());
    }

    private static <T> ResponseEntity<T> json(T document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .varyBy(HttpHeaders.ACCEPT)
                .body(document);
    }

    private static <T> ResponseEntity<T> json(T document, String etag) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .eTag(etag)
                .body(document);
    }

    private static <T> ResponseEntity<T> notModified(String etag) {
        return ResponseEntity.status(304).eTag(etag).build();
    }
}
