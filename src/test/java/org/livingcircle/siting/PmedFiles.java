package org.livingcircle.siting;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.StringTokenizer;

/** The p-median instances of OR-Library (Beasley 1985) beside the project: shortest paths between all nodes. */
final class PmedFiles {

    private PmedFiles() {}

    /** Returns the costs of an instance, by node and node; skips the test where there is none, fails where CI is true. */
    static int[][] costs(int number) {
        Path file = Path.of(Optional.ofNullable(System.getenv("LIVINGCIRCLE_ORACLES"))
                        .orElse("../shared/oracles"))
                .resolve("pmed/pmed" + number + ".txt");
        if ("true".equals(System.getenv("CI")) && !Files.isRegularFile(file)) {
            throw new AssertionError("LIVINGCIRCLE_ORACLES names no folder with pmed/pmed1.txt; CI needs it");
        }
        assumeTrue(Files.isRegularFile(file), "LIVINGCIRCLE_ORACLES names no folder with pmed/pmed1.txt");
        try {
            return costs(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[][] costs(String text) {
        StringTokenizer tokens = new StringTokenizer(text);
        int nodes = Integer.parseInt(tokens.nextToken());
        int edges = Integer.parseInt(tokens.nextToken());
        tokens.nextToken();
        int far = 1_000_000;
        int[][] costs = new int[nodes][nodes];
        for (int node = 0; node < nodes; node++) {
            Arrays.fill(costs[node], far);
            costs[node][node] = 0;
        }
        for (int edge = 0; edge < edges; edge++) {
            int from = Integer.parseInt(tokens.nextToken()) - 1;
            int to = Integer.parseInt(tokens.nextToken()) - 1;
            // an edge listed twice keeps the last length
            costs[from][to] = Integer.parseInt(tokens.nextToken());
            costs[to][from] = costs[from][to];
        }
        for (int via = 0; via < nodes; via++) {
            for (int from = 0; from < nodes; from++) {
                for (int to = 0; to < nodes; to++) {
                    costs[from][to] = Math.min(costs[from][to], costs[from][via] + costs[via][to]);
                }
            }
        }
        return costs;
    }

    /** Returns by site the points at a cost within a limit. */
    static int[][] covers(int[][] costs, int limit) {
        int[][] covers = new int[costs.length][];
        for (int site = 0; site < covers.length; site++) {
            int[] row = costs[site];
            covers[site] = java.util.stream.IntStream.range(0, row.length)
                    .filter(point -> row[point] <= limit)
                    .toArray();
        }
        return covers;
    }
}
