package org.livingcircle.siting.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.livingcircle.platform.jobs.JobExport;
import tools.jackson.databind.ObjectMapper;

/** An answer as a table, as a map, and as a page to print. */
final class SitingExports {

    static final List<String> FORMATS = List.of("csv", "geojson", "html");

    private static final String[] COLUMNS = {
        "id",
        "nameZh",
        "nameEn",
        "lon",
        "lat",
        "status",
        "unit",
        "served",
        "capacity",
        "load",
        "marginalGain",
        "lossIfRemoved",
        "runnerUp",
        "runnerUpObjective",
        "ties",
        "farthest",
        "closest",
        "closestDistance",
        "upperServed",
        "upperLossIfRemoved",
        "marginalGainUnknown",
        "lossIfRemovedUnknown",
        "runnerUpUnknown",
        "model",
        "objective",
        "objectiveUnit",
        "bound",
        "answer",
        "weight",
        "engine",
        "limit",
        "limitUnit",
        "provenance",
        "dataVersion"
    };

    private SitingExports() {}

    static JobExport of(SitingReply reply, String format, ObjectMapper json) {
        return switch (format) {
            case "csv" -> new JobExport("text/csv;charset=UTF-8", "siting.csv", csv(reply));
            case "geojson" ->
                new JobExport("application/geo+json", "siting.geojson", json.writeValueAsString(geoJson(reply)));
            default -> new JobExport("text/html;charset=UTF-8", "siting.html", SitingReport.of(reply));
        };
    }

    private static String csv(SitingReply reply) {
        StringWriter text = new StringWriter();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader(COLUMNS).get();
        SitingReply.Metadata metadata = reply.metadata();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (SitingReply.Selected site : reply.selected()) {
                SitingReply.RunnerUp other = site.runnerUp();
                SitingReply.Closest closest = site.closest();
                SitingReply.Upper upper = site.upper();
                printer.printRecord(
                        site.id(),
                        site.nameZh(),
                        site.nameEn(),
                        site.location().get(0),
                        site.location().get(1),
                        site.status(),
                        site.unit(),
                        site.served(),
                        site.capacity(),
                        site.load(),
                        site.marginalGain(),
                        site.lossIfRemoved(),
                        other == null ? null : other.id(),
                        other == null ? null : other.objective(),
                        String.join(";", site.ties()),
                        site.farthest(),
                        closest == null ? null : closest.id(),
                        closest == null ? null : closest.distance(),
                        upper == null ? null : upper.served(),
                        upper == null ? null : upper.lossIfRemoved(),
                        site.unknown().marginalGain(),
                        site.unknown().lossIfRemoved(),
                        site.unknown().runnerUp(),
                        reply.model(),
                        reply.objective().value(),
                        reply.objective().unit(),
                        reply.bound(),
                        reply.status(),
                        metadata.weight(),
                        metadata.engine(),
                        metadata.limit(),
                        metadata.limitUnit(),
                        String.join(";", metadata.provenance()),
                        metadata.dataVersion());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Map<String, Object> geoJson(SitingReply reply) {
        List<Map<String, Object>> features = new ArrayList<>();
        for (SitingReply.Selected site : reply.selected()) {
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("type", "Point");
            point.put("coordinates", site.location());
            Map<String, Object> feature = new LinkedHashMap<>();
            feature.put("type", "Feature");
            feature.put("id", site.id());
            feature.put("geometry", point);
            feature.put("properties", site);
            features.add(feature);
        }
        Map<String, Object> collection = new LinkedHashMap<>();
        collection.put("type", "FeatureCollection");
        collection.put("metadata", reply.metadata());
        collection.put("objective", reply.objective());
        collection.put("status", reply.status());
        collection.put("features", features);
        return collection;
    }
}
