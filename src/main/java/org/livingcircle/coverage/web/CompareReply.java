package org.livingcircle.coverage.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.app.CityViews;
import org.livingcircle.coverage.app.Comparison;
import org.livingcircle.coverage.app.CoverageQuery;
import org.livingcircle.coverage.app.CoverageTable;
import org.livingcircle.coverage.app.Joinings;
import org.livingcircle.coverage.app.ScenarioUse;

/**
 * The answer of the comparison: both figures beside each other over the same people, and who gains and who loses.
 *
 * @param metadata of the other, with the warnings of both
 */
@Schema(name = "CompareReply")
record CompareReply(
        List<Row> rows,

        // One text for all: the document keeps a single description for a type that several places share.
        @Schema(nullable = true, description = ParameterTexts.SCENARIO_USE) @Nullable
        ScenarioUse base,

        @Schema(nullable = true, description = ParameterTexts.SCENARIO_USE) @Nullable
        ScenarioUse other,

        CoverageReply.Metadata metadata) {

    /** A figure of both. */
    @Schema(name = "CompareRow")
    record Row(
            @Schema(description = "city, unit or township") String subject,

            String code,
            @Schema(nullable = true) @Nullable String nameZh,
            @Schema(nullable = true) @Nullable String nameEn,

            @Schema(nullable = true, description = "Unit that a township lies in") @Nullable
            String unit,

            String weight,
            String area,

            @Schema(nullable = true, description = "Id of the official circle; null for a range of the request")
            @Nullable
            String circle,

            @Schema(nullable = true, description = "Seconds or metres, inclusive; null for an official circle")
            @Nullable
            Integer range,

            @Schema(nullable = true, description = "People that both shares are of") @Nullable
            Double total,

            Figure base,
            Figure other,

            Figure difference,

            @Schema(nullable = true, description = "People newly inside, cell by cell, not rounded") @Nullable
            Double gained,

            @Schema(nullable = true, description = "People no longer inside, cell by cell, not rounded") @Nullable
            Double lost,

            @Schema(
                    nullable = true,
                    description = "Why either has no share: no-area, no-people, not-surveyed, no-facilities")
            @Nullable
            String reason) {

        static Row of(Comparison.Row row) {
            CoverageTable.Row base = row.base();
            CoverageTable.Row other = row.other();
            return new Row(
                    base.subject(),
                    base.code(),
                    base.nameZh(),
                    base.nameEn(),
                    base.unit(),
                    base.weight().wireName(),
                    base.area().wireName(),
                    base.circle(),
                    base.range(),
                    base.total(),
                    new Figure(base.covered(), base.share()),
                    new Figure(other.covered(), other.share()),
                    new Figure(less(other.covered(), base.covered()), less(other.share(), base.share())),
                    row.gained(),
                    row.lost(),
                    base.reason() != null ? base.reason() : other.reason());
        }

        private static @Nullable Double less(@Nullable Double one, @Nullable Double other) {
            return one == null || other == null ? null : (Double) (one - other);
        }
    }

    /** People inside, and their share. */
    @Schema(name = "CompareFigure")
    record Figure(
            @Schema(nullable = true, description = "People, not rounded; null where unknown") @Nullable
            Double covered,

            @Schema(nullable = true, description = "Null with a reason") @Nullable
            Double share) {}

    static CompareReply of(CityViews.Pair views, CoverageQuery base, CoverageQuery other, Comparison comparison) {
        CoverageTable table = new CoverageTable(
                List.of(), comparison.warnings(), Joinings.of(views.other().snapshot(), other));
        return new CompareReply(
                comparison.rows().stream().map(Row::of).toList(),
                views.base().use(base).orElse(null),
                views.other().use(other).orElse(null),
                CoverageReply.Metadata.of(views.other(), other, table));
    }
}
