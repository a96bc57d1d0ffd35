package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.livingcircle.coverage.app.CoverageAnalysis;
import org.livingcircle.coverage.app.CoverageQuery;
import org.livingcircle.coverage.app.Snapshot;
import org.livingcircle.coverage.app.Snapshots;
import org.livingcircle.coverage.app.ZoneShapes;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The coverage process, as JSON, as a table in CSV, or as zones in GeoJSON. */
@Tag(name = "Processes")
@RestController
class CoverageController {

    static final String GEO_JSON = "application/geo+json";
    static final String CSV = "text/csv;charset=UTF-8";

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
        "reason",
        "engine",
        "method",
        "provenance",
        "vintage",
        "dataVersion"
    };

    private final Snapshots snapshots;
    private final CoverageAnalysis coverage;
    private final ZoneShapes shapes;

    CoverageController(Snapshots snapshots, CoverageAnalysis coverage, ZoneShapes shapes) {
        this.snapshots = snapshots;
        this.coverage = coverage;
        this.shapes = shapes;
    }

    @Operation(
            operationId = "executeCoverage",
            summary = "Coverage of a service",
            description = "People within ranges of the nearest facility of a service, or within its official circles.")
    @PostMapping(
            path = "/processes/coverage/execution",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    CoverageReply json(@RequestBody CoverageExecution request) {
        Snapshot snapshot = snapshots.current();
        CoverageQuery query = new QueryReader(snapshot).read(request.inputs());
        return CoverageReply.of(snapshot, query, coverage.answer(snapshot, query));
    }

    @Operation(operationId = "executeCoverage", summary = "Coverage of a service")
    @PostMapping(path = "/processes/coverage/execution", consumes = MediaType.APPLICATION_JSON_VALUE, produces = CSV)
    String csv(@RequestBody CoverageExecution request) throws IOException {
        CoverageReply reply = json(request);
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

    @Operation(operationId = "executeCoverage", summary = "Coverage of a service")
    @PostMapping(
            path = "/processes/coverage/execution",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = GEO_JSON)
    Map<String, Object> geoJson(@RequestBody CoverageExecution request) {
        CoverageReply reply = json(request);
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
