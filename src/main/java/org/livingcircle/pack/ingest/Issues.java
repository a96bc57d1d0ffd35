package org.livingcircle.pack.ingest;

import java.util.ArrayList;
import java.util.List;
import org.livingcircle.pack.ImportIssue;
import org.livingcircle.pack.ImportIssue.Severity;
import org.livingcircle.pack.ImportReport;
import org.livingcircle.pack.LayerRow;
import org.livingcircle.pack.Spot;

/** Collects what is wrong, up to {@link ImportReport#MOST} errors and as many warnings. Not thread safe. */
final class Issues {

    private final List<ImportIssue> errors = new ArrayList<>();
    private final List<ImportIssue> warnings = new ArrayList<>();
    private int leftOut;

    void error(String file, Spot spot, String column, String what, String given, String remedy) {
        add(errors, new ImportIssue(Severity.ERROR, file, spot, column, what, given, remedy));
    }

    void warning(String file, Spot spot, String column, String what, String given, String remedy) {
        add(warnings, new ImportIssue(Severity.WARNING, file, spot, column, what, given, remedy));
    }

    private void add(List<ImportIssue> issues, ImportIssue issue) {
        if (issues.size() < ImportReport.MOST) {
            issues.add(issue);
        } else {
            leftOut++;
        }
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    int errorCount() {
        return errors.size();
    }

    ImportReport report() {
        return new ImportReport(errors, warnings, leftOut);
    }

    /** Returns a collector that speaks of one file. */
    InFile in(String file) {
        return new InFile(this, file);
    }

    /** The issues of one file. */
    record InFile(Issues issues, String file) {

        void error(Spot spot, String column, String what, String given, String remedy) {
            issues.error(file, spot, column, what, given, remedy);
        }

        void error(LayerRow row, String column, String what, String given, String remedy) {
            issues.error(file, row.spot(), column, what, given, remedy);
        }

        void warning(Spot spot, String column, String what, String given, String remedy) {
            issues.warning(file, spot, column, what, given, remedy);
        }

        void warning(LayerRow row, String column, String what, String given, String remedy) {
            issues.warning(file, row.spot(), column, what, given, remedy);
        }
    }
}
