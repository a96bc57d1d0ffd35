package org.livingcircle.coverage.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingcircle.network.Metric;
import org.livingcircle.pack.Circle;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.population.Area;

/**
 * The first answer, on the terminal: the official circles of every service, for the city and its units. Computing it also
 * warms the surfaces that the page asks for first.
 */
final class StartupReport {

    private static final int NAME_WIDTH = 16;

    private final Snapshot snapshot;
    private final CoverageAnalysis coverage;

    /** A circle of a service with its rows, the city's first. */
    private record Column(ServiceSpec service, Circle circle, List<CoverageTable.Row> rows) {}

    StartupReport(Snapshot snapshot, CoverageAnalysis coverage) {
        this.snapshot = snapshot;
        this.coverage = coverage;
    }

    void print(PrintWriter out) {
        List<Column> columns = columns();
        out.printf(
                Locale.ROOT,
                "%n%s · %s   data version %s   census %d   people modelled on %,d cells of %d m%n%n",
                snapshot.city().name().zh(),
                snapshot.city().name().en(),
                snapshot.version().id(),
                snapshot.city().population().censusYear(),
                snapshot.people().size(),
                (int) snapshot.extent().cellMetres());
        printCity(out, columns);
        printUnits(out, columns);
        out.flush();
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        Set<ZoneKind> by = EnumSet.of(ZoneKind.CITY, ZoneKind.UNIT);
        for (ServiceSpec service : snapshot.city().services()) {
            CoverageQuery query = new CoverageQuery(
                    service,
                    null,
                    snapshot.usualEngine(),
                    Metric.TIME,
                    Traveller.walking(snapshot.defaultProfile(), false),
                    FacilityEdits.NONE,
                    List.of(),
                    List.of(service.weight()),
                    by,
                    Area.ALL,
                    Overlap.UNION);
            List<CoverageTable.Row> rows = coverage.answer(snapshot, query).rows();
            for (Circle circle : service.circles()) {
                columns.add(new Column(
                        service,
                        circle,
                        rows.stream()
                                .filter(row -> circle.id().equals(row.circle()))
                                .toList()));
            }
        }
        return columns;
    }

    private void printCity(PrintWriter out, List<Column> columns) {
        out.println(
                "     " + padded("service", 36) + padded("circle", 44) + padded("people", 12) + " inside     share");
        int number = 1;
        for (Column column : columns) {
            CoverageTable.Row city = column.rows().get(0);
            out.println("%3d  ".formatted(number++)
                    + padded(
                            column.service().name().zh() + " "
                                    + column.service().name().en(),
                            36)
                    + padded(column.circle().name().en(), 44)
                    + padded(column.service().weight().wireName(), 10)
                    + "%9s  %s".formatted(count(city.covered()), share(city)));
        }
        out.println();
    }

    private void printUnits(PrintWriter out, List<Column> columns) {
        StringBuilder head = new StringBuilder(padded("share by unit", NAME_WIDTH));
        for (int number = 1; number <= columns.size(); number++) {
            head.append("%9s".formatted("(" + number + ")"));
        }
        out.println(head);
        int lines = columns.isEmpty() ? 0 : columns.get(0).rows().size();
        for (int line = 0; line < lines; line++) {
            String name = String.valueOf(columns.get(0).rows().get(line).nameZh());
            StringBuilder text = new StringBuilder(padded(name, NAME_WIDTH));
            for (Column column : columns) {
                text.append("%9s".formatted(share(column.rows().get(line))));
            }
            out.println(text);
        }
        out.println();
        out.println("- : no share, because the facilities there have not been surveyed, or nothing is known");
        out.println();
    }

    private static String share(CoverageTable.Row row) {
        Double share = row.share();
        return share == null ? "-" : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    private static String count(@Nullable Double people) {
        return people == null ? "unknown" : String.format(Locale.ROOT, "%,d", Math.round(people));
    }

    /** Fills up to a width in columns of a terminal, where a Chinese character takes two. */
    private static String padded(String text, int width) {
        int columns = text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
        return text + " ".repeat(Math.max(1, width - columns));
    }
}
