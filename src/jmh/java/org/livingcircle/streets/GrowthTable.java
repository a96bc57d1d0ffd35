package org.livingcircle.streets;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * How cost grows from the core of a city to a prefecture and to five million arcs: a table on standard output. Times are medians of
 * a few runs in one process, milliseconds. Arguments: graphs as {@link BenchmarkStreets#of} takes them.
 */
public final class GrowthTable {

    private static final int HOSPITALS = 72;
    private static final int QUARTER_OF_AN_HOUR = 900_000;

    private GrowthTable() {}

    public static void main(String[] graphs) {
        System.out.println("| graph | nodes | arcs | preparation | hierarchy MB | arcs of a sweep | one plain search"
                + " | 72 places at once, 15 min | one sweep | 72 rows | 72 × 72 | one way |");
        System.out.println("| --- " + "| ---: ".repeat(11) + "|");
        row("19000");
        System.out.println("(the line above warms up)");
        for (String graph : graphs.length > 0 ? graphs : new String[] {"19000", "300000", "2000000"}) {
            row(graph);
        }
    }

    private static void row(String name) {
        ArcGraph graph = BenchmarkStreets.of(name);
        int runs = graph.nodeCount() > 1_000_000 ? 5 : graph.nodeCount() > 100_000 ? 15 : 101;
        int[] places = BenchmarkStreets.places(graph, HOSPITALS);
        // in the middle of the list, of the city too: the first may lie on an island
        int home = places[HOSPITALS / 2];
        Origins origins = Origins.atNodes(places);
        Timed<ContractionHierarchy> prepared = timed(Math.max(1, runs / 10), () -> ContractionHierarchy.of(graph));
        ContractionHierarchy hierarchy = prepared.last;
        double plain = timed(runs, () -> BenchmarkStreets.dijkstra(graph, home)).median;
        StreetSearch buckets = new StreetSearch(graph);
        double together = timed(runs, () -> {
                    buckets.open(QUARTER_OF_AN_HOUR);
                    for (int place : places) {
                        buckets.seed(place, 0);
                    }
                    buckets.run();
                    return buckets;
                })
                .median;
        double one = timed(runs, () -> hierarchy.costs(origins)).median;
        TravelMatrix[] spent = {hierarchy.matrix(origins)};
        double rows = timed(runs, () -> {
                    spent[0] = hierarchy.matrix(origins, spent[0]);
                    return spent[0];
                })
                .median;
        Destinations destinations = hierarchy.destinations(places);
        double among = timed(runs, () -> hierarchy.matrix(origins, destinations)).median;
        HierarchySearch search = hierarchy.search();
        double ways = timed(runs, () -> {
                    for (int place : places) {
                        search.cost(home, place);
                    }
                    return search;
                })
                .median;
        System.out.printf(
                "| %s | %,d | %,d | %.0f ms | %.1f | %,d | %.2f ms | %.2f ms | %.2f ms | %.2f ms | %.2f ms | %.1f µs |%n",
                name,
                graph.nodeCount(),
                graph.arcCount(),
                prepared.median,
                (16.0 * graph.nodeCount() + 12.0 * (hierarchy.sweepArcCount() + hierarchy.upwardArcCount())) / 1e6,
                hierarchy.sweepArcCount(),
                plain,
                together,
                one,
                rows,
                among,
                ways * 1000 / HOSPITALS);
    }

    private record Timed<T>(T last, double median) {}

    private static <T> Timed<T> timed(int runs, Supplier<T> work) {
        double[] times = new double[runs];
        T last = work.get();
        for (int run = 0; run < runs; run++) {
            long begin = System.nanoTime();
            last = work.get();
            times[run] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(times);
        return new Timed<>(last, times[runs / 2]);
    }
}
