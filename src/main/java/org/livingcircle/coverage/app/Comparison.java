package org.livingcircle.coverage.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Coverage of one city as it is wished twice.
 *
 * @param warnings of either
 */
public record Comparison(List<Row> rows, List<CoverageTable.Warning> warnings) {

    /**
     * A figure of both; both count the same people.
     *
     * @param gained people newly inside; null where either is unknown
     * @param lost people no longer inside; null where either is unknown
     */
    public record Row(
            CoverageTable.Row base,
            CoverageTable.Row other,
            @Nullable Double gained,
            @Nullable Double lost) {}

    public Comparison {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }
}
