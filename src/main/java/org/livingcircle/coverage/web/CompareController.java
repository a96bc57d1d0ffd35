package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.livingcircle.coverage.app.CityViews;
import org.livingcircle.coverage.app.CoverageAnalysis;
import org.livingcircle.coverage.app.CoverageQuery;
import org.livingcircle.coverage.app.Overlap;
import org.livingcircle.platform.PlanningProblem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The comparison of two scenarios, or of one and the data as they are, as JSON or as a table in CSV. */
@Tag(name = "Processes")
@RestController
class CompareController {

    private static final String[] COLUMNS = {
        "subject",
        "code",
        "nameZh",
        "nameEn",
        "unit",
        "weight",
        "area",
        "circle",
        "range",
        "total",
        "baseCovered",
        "baseShare",
        "otherCovered",
        "otherShare",
        "differenceCovered",
        "differenceShare",
        "gained",
        "lost",
        "reason",
        "base",
        "other",
        "dataVersion"
    };

    private final CityViews views;
    private final CoverageAnalysis coverage;

    CompareController(CityViews views, CoverageAnalysis coverage) {
        this.views = views;
        this.coverage = coverage;
    }

    @Operation(
            operationId = "executeCompare",
            summary = "Two scenarios beside each other",
            description = "Coverage in both over the same people, and cell by cell who comes to live inside and who no"
                    + " longer does. As JSON, or by Accept as a table in CSV.")
    @ApiResponse(
            responseCode = "200",
            description = "The table",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = CompareReply.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    @PostMapping(path = "/processes/compare/execution", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> execute(
            @RequestBody CompareExecution request,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE)
                    String accept)
            throws IOException {
        MediaType format = AcceptedFormat.of(accept, List.of(MediaType.APPLICATION_JSON, CoverageController.CSV));
        CompareInputs inputs = request.inputs();
        if (inputs == null) {
            throw PlanningProblem.invalid("inputs", null, "an object with a scenario and a service");
        }
        CityViews.Pair pair = views.openBoth(inputs.base(), inputs.other());
        CoverageQuery base = QueryReader.ofMany(pair.base()).read(inputs.coverage());
        CoverageQuery other = QueryReader.ofMany(pair.other()).read(inputs.coverage());
        if (base.overlap() != Overlap.UNION) {
            throw PlanningProblem.invalid("overlap", base.overlap().wireName(), List.of(Overlap.UNION.wireName()));
        }
        CompareReply reply =
                CompareReply.of(pair, base, other, coverage.compare(pair.base().snapshot(), base, other));
        return ResponseEntity.ok().contentType(format).body(format.equals(CoverageController.CSV) ? csv(reply) : reply);
    }

    private static String csv(CompareReply reply) throws IOException {
        StringWriter text = new StringWriter();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader(COLUMNS).get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (CompareReply.Row row : reply.rows()) {
                printer.printRecord(
                        row.subject(),
                        row.code(),
                        row.nameZh(),
                        row.nameEn(),
                        row.unit(),
                        row.weight(),
                        row.area(),
                        row.circle(),
                        row.range(),
                        row.total(),
                        row.base().covered(),
                        row.base().share(),
                        row.other().covered(),
                        row.other().share(),
                        row.difference().covered(),
                        row.difference().share(),
                        row.gained(),
                        row.lost(),
                        row.reason(),
                        reply.base() == null ? null : reply.base().name(),
                        reply.other() == null ? null : reply.other().name(),
                        reply.metadata().dataVersion());
            }
        }
        return text.toString();
    }
}
