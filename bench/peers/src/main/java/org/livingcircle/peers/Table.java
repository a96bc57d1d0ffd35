package org.livingcircle.peers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Prints what the peers have left in their files, as Markdown, and checks that those who must agree do. */
final class Table {

    private static final List<String> ORDER = List.of("graphhopper", "r5", "pgrouting", "plain", "ours");
    private static final Map<String, String> NAMES = Map.of(
            "graphhopper",
            "GraphHopper",
            "r5",
            "R5",
            "pgrouting",
            "pgRouting",
            "plain",
            "plain Dijkstra",
            "ours",
            "LivingCircle");
    private static final Map<String, String> TITLES = new TreeMap<>(Map.of(
            "catchment", "One catchment: 15 minutes at 4 km/h from one hospital, people in it",
            "matrix", "Driving matrix: 72 hospitals to all nodes",
            "union", "All 72 hospitals at once"));

    /** Ours joins cells in the plane, the others on the sphere: a cell at the rim may fall on the other side. */
    private static final double RIM = 0.002;

    private record Row(
            String peer, String key, String text, long warm, long count, long median, long p95, double people) {}

    private record Memory(String peer, String text, long bytes) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<Memory> memories = new ArrayList<>();
    private final List<String> versions = new ArrayList<>();
    private final Map<String, Map<String, Long>> checks = new TreeMap<>();
    private boolean failed;

    private Table() {}

    /** @return whether all who must agree do */
    static boolean print(Path results, PrintStream out) throws IOException {
        Table table = new Table();
        for (String peer : ORDER) {
            Path file = results.resolve(peer + ".tsv");
            if (java.nio.file.Files.exists(file)) {
                table.read(java.nio.file.Files.readAllLines(file));
            }
        }
        table.print(out);
        return !table.failed;
    }

    private void read(List<String> lines) {
        for (String line : lines) {
            String[] part = line.split("\t", -1);
            switch (part[0]) {
                case "version" -> versions.add(part[2]);
                case "memory" -> memories.add(new Memory(part[1], part[2], Long.parseLong(part[3])));
                case "check" ->
                    checks.computeIfAbsent(part[2], key -> new HashMap<>()).put(part[1], Long.parseLong(part[3]));
                case "row" ->
                    rows.add(new Row(
                            part[1],
                            part[2],
                            part[3],
                            Long.parseLong(part[4]),
                            Long.parseLong(part[5]),
                            Long.parseLong(part[6]),
                            Long.parseLong(part[7]),
                            Double.parseDouble(part[8])));
                default -> throw new IllegalStateException("a line begins with " + part[0]);
            }
        }
    }

    private @Nullable Row find(String peer, String key) {
        return rows.stream()
                .filter(row -> row.peer.equals(peer) && row.key.equals(key))
                .min((a, b) -> Long.compare(a.median, b.median))
                .orElse(null);
    }

    private void print(PrintStream out) {
        out.println("Versions: " + String.join("; ", versions) + ".");
        for (String key : TITLES.keySet()) {
            out.printf("%n### %s%n%n", TITLES.get(key));
            out.println("| who | how | median ms | p95 ms | n | times ours | people | against plain Dijkstra |");
            out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
            Row ours = find("ours", key);
            Row plain = find("plain", key);
            for (Row row : rows) {
                if (row.key.equals(key)) {
                    out.printf(
                            Locale.ROOT,
                            "| %s | %s | %s | %s | %d | %s | %s | %s |%n",
                            NAMES.get(row.peer),
                            row.text,
                            milliseconds(row.median),
                            milliseconds(row.p95),
                            row.count,
                            ours == null ? "–" : factor((double) row.median / ours.median),
                            row.people == 0 ? "–" : String.format(Locale.ROOT, "%,.0f", row.people),
                            plain == null || row.people == 0
                                    ? "–"
                                    : String.format(Locale.ROOT, "%+.2f %%", 100 * (row.people / plain.people - 1)));
                }
            }
        }
        out.printf("%n### Memory%n%n| who | what | MB |%n| --- | --- | ---: |%n");
        for (Memory memory : memories) {
            out.printf(Locale.ROOT, "| %s | %s | %.2f |%n", NAMES.get(memory.peer), memory.text, memory.bytes / 1e6);
        }
        out.printf("%n### Do they agree?%n%n");
        Row plain = find("plain", "catchment");
        if (plain != null) {
            for (Row row : rows) {
                if (row.key.equals("same")
                        || (row.key.equals("catchment")
                                && (row.peer.equals("pgrouting") || row.text.startsWith("shortest-path tree")))) {
                    agree(out, NAMES.get(row.peer) + ", " + row.text, row.people, plain.people, 1e-6);
                } else if (row.key.equals("catchment") && row.peer.equals("ours")) {
                    agree(out, NAMES.get(row.peer) + ", " + row.text, row.people, plain.people, RIM);
                }
            }
        }
        for (var check : checks.entrySet()) {
            if (check.getValue().size() > 1) {
                boolean equal = check.getValue().values().stream().distinct().count() == 1;
                failed |= !equal;
                out.printf(
                        "- %s: %s are %s%n",
                        check.getKey(),
                        String.join(" and ", check.getValue().keySet()),
                        equal ? "equal, integer for integer" : "NOT EQUAL");
            }
        }
    }

    private void agree(PrintStream out, String who, double people, double plain, double tolerance) {
        double apart = Math.abs(people / plain - 1);
        boolean good = apart <= tolerance;
        failed |= !good;
        out.printf(
                Locale.ROOT,
                "- people of the catchments, %s: %.1f, plain Dijkstra %.1f: %s%n",
                who,
                people,
                plain,
                good
                        ? String.format(Locale.ROOT, "equal within %.1e", tolerance)
                        : String.format(Locale.ROOT, "APART by %.2e", apart));
    }

    private static String milliseconds(long nanoseconds) {
        double ms = nanoseconds / 1e6;
        return String.format(Locale.ROOT, ms < 0.1 ? "%.4f" : ms < 10 ? "%.3f" : "%.1f", ms);
    }

    private static String factor(double factor) {
        return String.format(Locale.ROOT, factor < 10 ? "%.2f" : "%,.0f", factor);
    }
}
