package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.livingcircle.coverage.app.CityView;
import org.livingcircle.coverage.app.CityViews;
import org.livingcircle.coverage.app.CoverageAnalysis;
import org.livingcircle.coverage.app.CoverageQuery;
import org.livingcircle.coverage.app.ZoneShapes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The coverage process, as JSON, as a table in CSV, or as zones in GeoJSON. */
@Tag(name = "Processes")
@RestController
class CoverageController {

    static final String GEO_JSON = "application/geo+json";

    static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType ZONES = MediaType.parseMediaType(GEO_JSON);
    private static final List<MediaType> FORMATS = List.of(MediaType.APPLICATION_JSON, CSV, ZONES);

    private static final String[] COLUMNS = {
        "zoneKind",
        "zone",
        "nameZh",
        "nameEn",
        "unit",
        "weight",
        "area",
        "circle",
        "range",
        "rangeUnit",
        "facilities",
        "covered",
        "total",
        "share",
        "dataVoid",
        "facilityVoid",
        "reason",
        "engine",
        "method",
        "provenance",
        "vintage",
        "dataVersion"
    };

    private final CityViews views;
    private final CoverageAnalysis coverage;
    private final ZoneShapes shapes;

    CoverageController(CityViews views, CoverageAnalysis coverage, ZoneShapes shapes) {
        this.views = views;
        this.coverage = coverage;
        this.shapes = shapes;
    }

    @Operation(
            operationId = "executeCoverage",
            summary = "Coverage of a service",
            description =
                    "People within ranges of the nearest facility of a service, or within its official circles. As"
                            + " JSON, or by Accept as a table in CSV or as zones in GeoJSON.")
    @ApiResponse(
            responseCode = "200",
            description = "The table",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = CoverageReply.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = GEO_JSON, schema = @Schema(type = "object"))
            })
    @PostMapping(path = "/processes/coverage/execution", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> execute(
            @RequestBody CoverageExecution request,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE)
                    String accept)
            throws IOException {
        MediaType format = AcceptedFormat.of(accept, FORMATS);
        CoverageInputs inputs = request.inputs();
        CityView view = views.open(inputs == null ? null : inputs.scenarioId());
        CoverageQuery query = QueryReader.ofMany(view).read(inputs);
        CoverageReply reply = CoverageReply.of(view, query, coverage.answer(view.snapshot(), query));
        Object body = format.equals(CSV) ? csv(reply) : format.equals(ZONES) ? geoJson(reply) : reply;
        return ResponseEntity.ok().contentType(format).body(body);
    }

    private static String csv(CoverageReply reply) throws IOException {
        CoverageReply.Metadata metadata = reply.metadata();
        StringWriter text = new StringWriter();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader(COLUMNS).get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (CoverageReply.Row row : reply.rows()) {
                printer.printRecord(
                        row.zoneKind(),
                        row.zone(),
                        row.nameZh(),
                        row.nameEn(),
                        row.unit(),
                        row.weight(),
                        row.area(),
                        row.circle(),
                        row.range(),
                        row.range() == null ? null : metadata.rangeUnit(),
                        row.facilities(),
                        row.covered(),
                        row.total(),
                        row.share(),
                        row.dataVoid(),
                        row.facilityVoid(),
                        row.reason(),
                        metadata.engine(),
                        metadata.method(),
                        String.join(";", metadata.provenance()),
                        metadata.vintage(),
                        metadata.dataVersion());
            }
        }
        return text.toString();
    }

    private Map<String, Object> geoJson(CoverageReply reply) {
        List<Map<String, Object>> features = new ArrayList<>();
        Map<ZoneShapes.Key, Object> geometries = shapes.geoJson();
        for (CoverageReply.Row row : reply.rows()) {
            Map<String, Object> feature = new LinkedHashMap<>();
            feature.put("type", "Feature");
            feature.put("geometry", geometries.get(new ZoneShapes.Key(row.zoneKind(), row.zone())));
            feature.put("properties", row);
            features.add(feature);
        }
        Map<String, Object> collection = new LinkedHashMap<>();
        collection.put("type", "FeatureCollection");
        collection.put("metadata", reply.metadata());
        collection.put("features", features);
        return collection;
    }
}
