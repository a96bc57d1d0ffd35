package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.app.CityView;
import org.livingcircle.coverage.app.CoverageQuery;
import org.livingcircle.coverage.app.CoverageTable;
import org.livingcircle.coverage.app.Engine;
import org.livingcircle.coverage.app.Joinings;
import org.livingcircle.coverage.app.ScenarioUse;
import org.livingcircle.coverage.app.Snapshot;
import org.livingcircle.coverage.app.ZoneKind;
import org.livingcircle.network.Metric;
import org.livingcircle.pack.Attribution;
import org.livingcircle.population.Weight;

/** The answer of the coverage process: a table, and all that is needed to read and repeat it. */
@Schema(name = "CoverageReply")
record CoverageReply(List<Row> rows, Metadata metadata) {

    /** A figure. */
    @Schema(name = "CoverageRow")
    record Row(
            @Schema(description = "city, unit, township or facility")
            String zoneKind,

            @Schema(description = "Code of the zone, id of the facility")
            String zone,

            @Schema(nullable = true) @Nullable String nameZh,
            @Schema(nullable = true) @Nullable String nameEn,

            @Schema(nullable = true, description = "Unit that a township or facility lies in") @Nullable
            String unit,

            String weight,
            String area,

            @Schema(nullable = true, description = "Id of the official circle; null for a range of the request")
            @Nullable
            String circle,

            @Schema(nullable = true, description = "Seconds or metres, inclusive; null for an official circle")
            @Nullable
            Integer range,

            @Schema(
                    nullable = true,
                    description = "Only with overlap multiplicity: facilities within the circle, 5 is 5 or more")
            @Nullable
            Integer facilities,

            @Schema(nullable = true, description = "People inside, not rounded") @Nullable
            Double covered,

            @Schema(nullable = true, description = "People the share is of") @Nullable
            Double total,

            @Schema(nullable = true, description = "covered / total; null with a reason") @Nullable
            Double share,

            @Schema(nullable = true, description = "Share of the area without population data") @Nullable
            Double dataVoid,

            @Schema(
                    nullable = true,
                    description = "Share of the people who live where the service's facilities are not known: above 0"
                            + " the coverage is a lower bound")
            @Nullable
            Double facilityVoid,

            @Schema(
                    nullable = true,
                    description = "Why there is no share: no-area, no-people, not-surveyed, no-facilities")
            @Nullable
            String reason) {

        static Row of(CoverageTable.Row row) {
            return new Row(
                    row.subject(),
                    row.code(),
                    row.nameZh(),
                    row.nameEn(),
                    row.unit(),
                    row.weight().wireName(),
                    row.area().wireName(),
                    row.circle(),
                    row.range(),
                    row.facilities(),
                    row.covered(),
                    row.total(),
                    row.share(),
                    row.dataVoid(),
                    row.facilityVoid(),
                    row.reason());
        }
    }

    /** The question as it was understood, and where the figures come from. */
    @Schema(name = "CoverageMetadata")
    record Metadata(
            String service,

            @Schema(
                    description =
                            "What computed the cost; an official straight-line circle always has the straight line")
            String engine,

            String metric,

            @Schema(description = "Unit of the ranges: s or m")
            String rangeUnit,

            String mode,
            String profile,
            boolean winter,
            String direction,
            List<Integer> ranges,
            List<String> weights,
            List<String> by,
            String area,
            String overlap,

            @Schema(description = "Unit of covered and total: resident population")
            String unit,

            @Schema(description = "Date of the population") String vintage,
            String dataVersion,

            @Schema(description = "streets, least-cost-grid or straight-line, see src/docs/method")
            String method,

            @Schema(description = "Provenance of the people, then of the facilities")
            List<String> provenance,

            @Schema(description = "Which network answered for what share of the people of the city")
            List<Joinings.EngineShare> engines,

            @Schema(description = "Facilities that joined their street from farther than 50 m, or none")
            List<Joinings.Snapped> snapped,

            List<CoverageTable.Warning> warnings,
            List<Attribution> attribution,

            @Schema(nullable = true, description = ParameterTexts.SCENARIO_USE) @Nullable
            ScenarioUse scenario) {

        static Metadata of(CityView view, CoverageQuery query, CoverageTable table) {
            Snapshot snapshot = view.snapshot();
            Engine engine = query.engineFor(query.metric());
            return new Metadata(
                    query.service().id(),
                    engine.wireName(),
                    query.metric().wireName(),
                    query.metric() == Metric.TIME ? "s" : "m",
                    query.traveller().mode().wireName(),
                    query.traveller().profile().id(),
                    query.traveller().winter(),
                    query.traveller().direction().wireName(),
                    query.ranges(),
                    query.weights().stream().map(Weight::wireName).toList(),
                    query.by().stream().sorted().map(ZoneKind::wireName).toList(),
                    query.area().wireName(),
                    query.overlap().wireName(),
                    "residents",
                    Integer.toString(snapshot.city().population().censusYear()),
                    snapshot.version().id(),
                    engine.method(),
                    Stream.concat(
                                    Stream.of("modelled"),
                                    snapshot.facilities(query.service()).stream()
                                            .map(facility -> facility.origin()
                                                    .provenance()
                                                    .word())
                                            .sorted())
                            .distinct()
                            .toList(),
                    table.joinings().shares(),
                    table.joinings().snapped(),
                    table.warnings(),
                    snapshot.city().attribution(),
                    view.use(query).orElse(null));
        }
    }

    static CoverageReply of(CityView view, CoverageQuery query, CoverageTable table) {
        return new CoverageReply(table.rows().stream().map(Row::of).toList(), Metadata.of(view, query, table));
    }
}
