package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.app.CityView;
import org.livingcircle.coverage.app.CityViews;
import org.livingcircle.coverage.app.CoverageQuery;
import org.livingcircle.coverage.app.ReachKey;
import org.livingcircle.coverage.app.Snapshot;
import org.livingcircle.coverage.app.ValueTiles;
import org.livingcircle.geo.WebMercatorTile;
import org.livingcircle.platform.PlanningProblem;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * Surfaces as tiles of little-endian numbers, 256 x 256 of them, that the page colours. They may be kept, but are confirmed
 * by their data version each time.
 */
@Tag(name = "Surfaces")
@RestController
class ValueTileController {

    private static final CacheControl CONFIRM_EACH_TIME =
            CacheControl.maxAge(Duration.ZERO).cachePublic().mustRevalidate();

    /** Not everybody may read every scenario. */
    private static final CacheControl CONFIRM_EACH_TIME_IN_PRIVATE =
            CacheControl.maxAge(Duration.ZERO).cachePrivate().mustRevalidate();

    private final CityViews views;

    ValueTileController(CityViews views) {
        this.views = views;
    }

    @Operation(
            operationId = "getPopulationTile",
            summary = "Population density of a tile",
            description =
                    "32-bit floats: people per square kilometre, NaN outside the city. With a scenario those of its data"
                            + " version; its changes move nobody.")
    @GetMapping(path = "/surfaces/population/{z}/{y}/{x}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Nullable
    ResponseEntity<byte[]> population(
            @Parameter(description = ParameterTexts.ZOOM) @PathVariable int z,
            @Parameter(description = ParameterTexts.ROW) @PathVariable int y,
            @Parameter(description = ParameterTexts.COLUMN) @PathVariable int x,
            @Parameter(description = ParameterTexts.WEIGHT) @RequestParam(defaultValue = "total") String weight,
            @Parameter(description = ParameterTexts.PINNED) @RequestParam(required = false) @Nullable String scenario,
            WebRequest request) {
        CityView view = views.open(scenario);
        Snapshot snapshot = view.snapshot();
        var whom = QueryReader.ofOne(view).weight(weight);
        WebMercatorTile tile = tile(z, y, x);
        return unlessKnown(view, request, () -> {
            float[] values = new ValueTiles(snapshot).density(tile, whom);
            byte[] bytes = new byte[values.length * Float.BYTES];
            littleEndian(bytes).asFloatBuffer().put(values);
            return bytes;
        });
    }

    @Operation(
            operationId = "getReachTile",
            summary = "Cost to the nearest facility of a tile",
            description =
                    "16-bit unsigned integers: whole seconds or metres; 65535 not reached within the largest range,"
                            + " 65534 outside the city.")
    @GetMapping(path = "/surfaces/reach/{z}/{y}/{x}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Nullable
    ResponseEntity<byte[]> reach(
            @Parameter(description = ParameterTexts.ZOOM) @PathVariable int z,
            @Parameter(description = ParameterTexts.ROW) @PathVariable int y,
            @Parameter(description = ParameterTexts.COLUMN) @PathVariable int x,
            @Parameter(description = ParameterTexts.SERVICE) @RequestParam String service,
            @Parameter(description = ParameterTexts.ENGINE) @RequestParam(required = false) @Nullable String engine,
            @Parameter(description = ParameterTexts.METRIC) @RequestParam(required = false) @Nullable String metric,
            @Parameter(description = ParameterTexts.PROFILE) @RequestParam(required = false) @Nullable String profile,
            @Parameter(description = ParameterTexts.WINTER) @RequestParam(defaultValue = "false") boolean winter,
            @Parameter(description = ParameterTexts.MODE) @RequestParam(required = false) @Nullable String mode,
            @Parameter(description = ParameterTexts.DIRECTION) @RequestParam(required = false) @Nullable
                    String direction,
            @Parameter(description = ParameterTexts.CLOSED_BRIDGES) @RequestParam(required = false) @Nullable
                    List<@Nullable String> closedBridges,
            @Parameter(description = ParameterTexts.FACILITIES) @RequestParam(required = false) @Nullable
                    List<@Nullable String> facilities,
            @Parameter(description = ParameterTexts.SCENARIO) @RequestParam(required = false) @Nullable String scenario,
            @Parameter(description = "Whether the scenario only names the version of the data: its changes do not hold")
                    @RequestParam(defaultValue = "false")
                    boolean unchanged,
            WebRequest request) {
        CityView view = unchanged ? views.openUnchanged(scenario) : views.open(scenario);
        Snapshot snapshot = view.snapshot();
        CoverageQuery query = QueryReader.ofOne(view)
                .read(CoverageInputs.ofReach(
                        service, engine, metric, profile, winter, mode, direction, closedBridges, facilities));
        WebMercatorTile tile = tile(z, y, x);
        return unlessKnown(view, request, () -> {
            ReachKey key = ReachKey.of(snapshot, query, query.metric());
            char[] values = new ValueTiles(snapshot)
                    .reach(
                            tile,
                            snapshot.reach(query.service(), key, query.facilities())
                                    .surface());
            byte[] bytes = new byte[values.length * Character.BYTES];
            littleEndian(bytes).asCharBuffer().put(values);
            return bytes;
        });
    }

    @Operation(
            operationId = "getSettlementTile",
            summary = "Urban and rural of a tile",
            description =
                    "Bytes: 0 where nobody lives, 1 rural, 2 urban. With a scenario of its data version; its changes move"
                            + " nobody.")
    @GetMapping(path = "/surfaces/settlement/{z}/{y}/{x}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Nullable
    ResponseEntity<byte[]> settlement(
            @Parameter(description = ParameterTexts.ZOOM) @PathVariable int z,
            @Parameter(description = ParameterTexts.ROW) @PathVariable int y,
            @Parameter(description = ParameterTexts.COLUMN) @PathVariable int x,
            @Parameter(description = ParameterTexts.PINNED) @RequestParam(required = false) @Nullable String scenario,
            WebRequest request) {
        CityView view = views.open(scenario);
        WebMercatorTile tile = tile(z, y, x);
        return unlessKnown(view, request, () -> new ValueTiles(view.snapshot()).settlement(tile));
    }

    private interface Content {
        byte[] bytes();
    }

    /** Returns null, which Spring takes as answered, where the client has the same version already. */
    private static @Nullable ResponseEntity<byte[]> unlessKnown(CityView view, WebRequest request, Content content) {
        String etag = view.snapshot().version().etag("tile" + view.mark());
        if (request.checkNotModified(etag)) {
            return null;
        }
        CacheControl kept = view.scenario().isPresent() ? CONFIRM_EACH_TIME_IN_PRIVATE : CONFIRM_EACH_TIME;
        return ResponseEntity.ok().eTag(etag).cacheControl(kept).body(content.bytes());
    }

    private static WebMercatorTile tile(int z, int y, int x) {
        try {
            return new WebMercatorTile(z, y, x);
        } catch (IllegalArgumentException e) {
            throw PlanningProblem.invalid("tile", "%d/%d/%d".formatted(z, y, x), String.valueOf(e.getMessage()));
        }
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
