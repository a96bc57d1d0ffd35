package org.livingcircle.pack;

import java.util.ArrayList;
import java.util.List;

/**
 * All that is wrong with a pack, in the order of its files.
 *
 * @param errors at most {@link #MOST}
 * @param warnings at most {@link #MOST}
 * @param leftOut how many more there were
 */
public record ImportReport(List<ImportIssue> errors, List<ImportIssue> warnings, int leftOut) {

    /** The most errors, and the most warnings, a report holds. */
    public static final int MOST = 100;

    public ImportReport {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** Tells whether the pack is refused, whole. */
    public boolean refused() {
        return !errors.isEmpty();
    }

    /** Returns one line an issue, errors first, and a last line that counts them. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        errors.forEach(issue -> lines.add(issue.toString()));
        warnings.forEach(issue -> lines.add(issue.toString()));
        String more = leftOut > 0 ? ", %d more not listed".formatted(leftOut) : "";
        lines.add("%d errors, %d warnings%s".formatted(errors.size(), warnings.size(), more));
        return lines;
    }
}
