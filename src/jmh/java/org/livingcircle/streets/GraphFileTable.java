package org.livingcircle.streets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long a graph takes from its mapped file into memory, as at a start: a table on standard output. Arguments: graph files, or
 * nodes of made-up cities, which are written to a file first. The first time of a row is the one that a start has.
 */
public final class GraphFileTable {

    private static final int RUNS = 5;
    private static final double BLOCK_METRES = 150;

    private GraphFileTable() {}

    public static void main(String[] graphs) throws IOException {
        System.out.println(
                "| graph | junctions | stretches | file MB | in memory MB | first load | least of " + RUNS + " |");
        System.out.println("| --- " + "| ---: ".repeat(6) + "|");
        for (String graph : graphs.length > 0 ? List.of(graphs) : List.of("19000", "300000", "2000000")) {
            if (graph.endsWith(".graph")) {
                row(graph, Path.of(graph));
            } else {
                Path file = Files.createTempFile("made-up", ".graph");
                try {
                    StreetGraphFile.write(blocks(Integer.parseInt(graph)), file);
                    row(graph, file);
                } finally {
                    Files.delete(file);
                }
            }
        }
    }

    private static void row(String name, Path file) throws IOException {
        double[] times = new double[RUNS];
        StreetGraph graph = null;
        for (int run = 0; run < RUNS; run++) {
            long begin = System.nanoTime();
            graph = StreetGraphFile.read(file);
            times[run] = (System.nanoTime() - begin) / 1e6;
        }
        System.out.printf(
                "| %s | %,d | %,d | %.1f | %.1f | %.1f ms | %.1f ms |%n",
                Path.of(name).getFileName(),
                graph.nodeCount(),
                graph.edgeCount(),
                Files.size(file) / 1e6,
                graph.bytes() / 1e6,
                times[0],
                IntStream.range(0, RUNS).mapToDouble(run -> times[run]).min().orElseThrow());
    }

    /** A city of square blocks, every stretch with a bend in its middle. */
    private static StreetGraph blocks(int nodes) {
        int side = (int) Math.ceil(Math.sqrt(nodes));
        StreetGraph.Builder builder = new StreetGraph.Builder(BenchmarkStreets.SRID);
        for (int node = 0; node < side * side; node++) {
            builder.node(node % side * BLOCK_METRES, node / side * BLOCK_METRES);
        }
        for (int node = 0; node < side * side; node++) {
            if (node % side + 1 < side) {
                edge(builder, side, node, node + 1);
            }
            if (node + side < side * side) {
                edge(builder, side, node, node + side);
            }
        }
        return builder.build();
    }

    private static void edge(StreetGraph.Builder builder, int side, int from, int to) {
        double x1 = from % side * BLOCK_METRES;
        double y1 = from / side * BLOCK_METRES;
        double x2 = to % side * BLOCK_METRES;
        double y2 = to / side * BLOCK_METRES;
        builder.edge(
                from,
                to,
                (int) (BLOCK_METRES * 1000),
                RoadClass.RESIDENTIAL,
                StreetGraph.WALK_FORWARD
                        | StreetGraph.WALK_BACKWARD
                        | StreetGraph.DRIVE_FORWARD
                        | StreetGraph.DRIVE_BACKWARD,
                5,
                15,
                15,
                30,
                30,
                new double[] {x1, y1, (x1 + x2) / 2 + 1, (y1 + y2) / 2 + 1, x2, y2},
                "Street " + from % 1000,
                from);
    }
}
