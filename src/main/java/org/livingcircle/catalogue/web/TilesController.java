package org.livingcircle.catalogue.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.catalogue.Layer;
import org.livingcircle.catalogue.TileAddress;
import org.livingcircle.catalogue.app.CityCatalogue;
import org.livingcircle.catalogue.app.Edition;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** A collection as Mapbox vector tiles, cut by PostGIS. */
@Tag(name = "Tiles")
@RestController
class TilesController {

    private static final String MVT = "application/vnd.mapbox-vector-tile";
    private static final String MATRIX_SET = "WebMercatorQuad";
    private static final String MATRIX_SET_URI = "http://www.opengis.net/def/tilematrixset/OGC/1.0/" + MATRIX_SET;
    private static final String WEB_MERCATOR = "http://www.opengis.net/def/crs/EPSG/0/3857";

    private final CityCatalogue catalogue;

    /** A set of tiles, as OGC API Tiles describes it. */
    record TilesetDocument(String title, String dataType, String crs, String tileMatrixSetURI, List<Link> links) {}

    /** The sets of tiles of a collection. */
    record TilesetsDocument(List<TilesetDocument> tilesets, List<Link> links) {}

    TilesController(CityCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Bean
    static Limit tileZoom() {
        return new Limit(
                "tile-zoom",
                TileAddress.MAX_ZOOM,
                "zoom levels",
                "/collections/{id}/tiles/WebMercatorQuad/{z}/{y}/{x}, z",
                ProblemType.INVALID_PARAMETER.slug());
    }

    @Operation(operationId = "getTilesets", summary = "The tile sets of a collection")
    @GetMapping(path = "/collections/{collectionId}/tiles", produces = MediaType.APPLICATION_JSON_VALUE)
    TilesetsDocument tilesets(
            @Parameter(description = "An id of /collections", example = "units") @PathVariable String collectionId) {
        Layer layer = drawn(collectionId);
        return new TilesetsDocument(List.of(describe(layer)), List.of(Link.self(Link.JSON, "This document")));
    }

    @Operation(operationId = "getTileset", summary = "The tile set of a collection in WebMercatorQuad")
    @GetMapping(path = "/collections/{collectionId}/tiles/" + MATRIX_SET, produces = MediaType.APPLICATION_JSON_VALUE)
    TilesetDocument tileset(
            @Parameter(description = "An id of /collections", example = "units") @PathVariable String collectionId) {
        return describe(drawn(collectionId));
    }

    @Operation(
            operationId = "getTile",
            summary = "One vector tile",
            description = "A Mapbox vector tile with one layer named as the collection, whose features carry its"
                    + " properties. No bytes where nothing lies in the tile.")
    @ApiResponse(
            responseCode = "200",
            description = "The tile",
            content = @Content(mediaType = MVT, schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/collections/{collectionId}/tiles/" + MATRIX_SET + "/{z}/{y}/{x}")
    ResponseEntity<byte[]> tile(
            @Parameter(description = "An id of /collections", example = "units") @PathVariable String collectionId,
            @Parameter(description = "Zoom, 0 to 22", schema = @Schema(type = "integer")) @PathVariable String z,
            @Parameter(description = "Row, 0 in the north", schema = @Schema(type = "integer")) @PathVariable String y,
            @Parameter(description = "Column, 0 in the west", schema = @Schema(type = "integer")) @PathVariable
                    String x,
            @Parameter(description = ItemsController.SCENARIO) @RequestParam(required = false) @Nullable
                    String scenario,
            ServletWebRequest request) {
        Layer layer = drawn(collectionId);
        TileAddress tile = address(z, y, x);
        Edition edition = catalogue.edition(layer, scenario);
        String etag = edition.version().etag("tile");
        if (request.checkNotModified(etag)) {
            return ResponseEntity.status(304).eTag(etag).build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(MVT))
                .cacheControl(ItemsController.kept(edition))
                .eTag(etag)
                .body(catalogue.tile(layer, tile, edition));
    }

    private Layer drawn(String collectionId) {
        Layer layer = catalogue.get(collectionId);
        if (!layer.hasGeometry()) {
            throw PlanningProblem.of(
                    ProblemType.NOT_FOUND, "The collection %s has no geometry and so no tiles.".formatted(layer.id()));
        }
        return layer;
    }

    private static TileAddress address(String z, String y, String x) {
        int zoom = wholeNumber("z", z, TileAddress.MAX_ZOOM);
        int last = (1 << zoom) - 1;
        return new TileAddress(zoom, wholeNumber("x", x, last), wholeNumber("y", y, last));
    }

    private static int wholeNumber(String name, String text, int highest) {
        if (!text.matches("\\d{1,8}") || Integer.parseInt(text) > highest) {
            throw PlanningProblem.invalid(name, text, "0 to " + highest);
        }
        return Integer.parseInt(text);
    }

    private static TilesetDocument describe(Layer layer) {
        String path = "/collections/" + layer.id() + "/tiles/" + MATRIX_SET;
        return new TilesetDocument(
                layer.title().both(),
                "vector",
                WEB_MERCATOR,
                MATRIX_SET_URI,
                List.of(
                        Link.to(path, "self", Link.JSON, "This tile set"),
                        new Link(
                                MATRIX_SET_URI,
                                "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme",
                                Link.JSON,
                                MATRIX_SET,
                                null),
                        Link.template(path + "/{tileMatrix}/{tileRow}/{tileCol}", "item", MVT, "The tiles")));
    }
}
