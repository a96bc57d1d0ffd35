package org.livingcircle.peers;

import java.util.stream.IntStream;

/** The baseline: plain Dijkstra over compressed sparse rows. */
final class PlainPeer {

    /** Unreached, here and there: ours has another number for it. */
    private static final int NEVER = (1 << 30) - 1;

    private PlainPeer() {}

    static void measure(Town town, Timing timing) {
        timing.version("Java " + Runtime.version() + ", own code");
        long before = Timing.heap();
        int[][] copy = {
            town.walk().first().clone(), town.walk().head().clone(),
                    town.walk().cost().clone(),
            town.joinFirst().clone(), town.joinCell().clone(), town.joinCost().clone()
        };
        timing.memory("walking arcs and joins in compressed rows", Timing.heap() - before);
        java.lang.ref.Reference.reachabilityFence(copy);

        PlainSearch search = new PlainSearch(town.walk());
        Count count = new Count(town);
        timing.row("catchment", "Dijkstra, people by cell", town.hospitals(), 400, 200, h -> {
            search.clear();
            search.start(town.nodes() + h, town.access()[h]);
            search.run(Town.LIMIT_MS);
            count.begin();
            for (int i = 0; i < search.settledCount(); i++) {
                int node = search.settled(i);
                count.node(node, search.cost(node), Town.LIMIT_MS);
            }
            return count.people();
        });
        timing.row("union", "one Dijkstra from all, nearest time by cell, people by township", 1, 1000, 500, none -> {
            search.clear();
            for (int h = 0; h < town.hospitals(); h++) {
                search.start(town.nodes() + h, town.access()[h]);
            }
            search.run(Town.LIMIT_MS);
            count.beginNearest();
            for (int i = 0; i < search.settledCount(); i++) {
                int node = search.settled(i);
                count.nodeNearest(node, search.cost(node), Town.LIMIT_MS);
            }
            return count.townships();
        });

        int threads = Runtime.getRuntime().availableProcessors();
        int[][] matrix = new int[town.hospitals()][town.drive().nodes()];
        PlainSearch[] searches = IntStream.range(0, threads)
                .mapToObj(i -> new PlainSearch(town.drive()))
                .toArray(PlainSearch[]::new);
        timing.row("matrix", "Dijkstra again and again on " + threads + " cores", 1, 40, 40, none -> {
            IntStream.range(0, threads).parallel().forEach(thread -> {
                PlainSearch own = searches[thread];
                for (int h = thread; h < town.hospitals(); h += threads) {
                    own.clear();
                    own.start(town.driveSource()[h], 0);
                    own.run(PlainSearch.UNREACHED - 1);
                    for (int node = 0; node < matrix[h].length; node++) {
                        matrix[h][node] = own.cost(node);
                    }
                }
            });
            return 0;
        });
        timing.check("matrix", checksum(matrix));
    }

    /** Of all integers and their places, so that two matrices of the same sum are the same. */
    static long checksum(int[][] matrix) {
        long hash = 17;
        for (int[] row : matrix) {
            for (int value : row) {
                hash = hash * 0x9E3779B97F4A7C15L + Math.min(value, NEVER);
            }
        }
        return hash;
    }
}
