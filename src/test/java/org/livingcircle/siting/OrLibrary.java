package org.livingcircle.siting;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Scanner;
import java.util.SplittableRandom;

/** Uncapacitated p-medians of OR-Library (Beasley 1985), and others drawn in the same way. Every node is a site and a point of weight 1. */
final class OrLibrary {

    private static final int FAR = 1 << 28;

    private OrLibrary() {}

    /** Returns a published instance, from the folder that LIVINGCIRCLE_ORACLES names; skips the test, or fails it in CI, without one. */
    static MedianProblem pmed(int number) throws IOException {
        String folder = System.getenv("LIVINGCIRCLE_ORACLES");
        Path file = Path.of(folder == null ? "../shared/oracles" : folder, "pmed", "pmed" + number + ".txt");
        boolean there = Files.isRegularFile(file);
        String message = "LIVINGCIRCLE_ORACLES names no folder with pmed/pmed%d.txt".formatted(number);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(message);
        }
        assumeTrue(there, message);
        try (Scanner numbers = new Scanner(file, StandardCharsets.UTF_8)) {
            int nodes = numbers.nextInt();
            int edges = numbers.nextInt();
            int p = numbers.nextInt();
            int[][] lengths = apart(nodes);
            for (int edge = 0; edge < edges; edge++) {
                // An edge that is listed twice keeps the last length: the published optima are of these.
                join(lengths, numbers.nextInt() - 1, numbers.nextInt() - 1, numbers.nextInt());
            }
            return problem(lengths, p);
        }
    }

    /** Returns a network of nodes^2/50 edges of length 1 to 100, connected by a tree. */
    static MedianProblem drawn(int nodes, int p, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] lengths = apart(nodes);
        for (int node = 1; node < nodes; node++) {
            join(lengths, random.nextInt(node), node, 1 + random.nextInt(100));
        }
        for (int edge = nodes - 1; edge < nodes * nodes / 50; ) {
            int from = random.nextInt(nodes);
            int to = random.nextInt(nodes);
            if (lengths[from][to] == FAR) {
                join(lengths, from, to, 1 + random.nextInt(100));
                edge++;
            }
        }
        return problem(lengths, p);
    }

    private static int[][] apart(int nodes) {
        int[][] lengths = new int[nodes][nodes];
        for (int node = 0; node < nodes; node++) {
            Arrays.fill(lengths[node], FAR);
            lengths[node][node] = 0;
        }
        return lengths;
    }

    private static void join(int[][] lengths, int from, int to, int length) {
        lengths[from][to] = length;
        lengths[to][from] = length;
    }

    private static MedianProblem problem(int[][] lengths, int p) {
        int nodes = lengths.length;
        for (int[] over : lengths) {
            int[] way = over.clone();
            int via = Arrays.asList(lengths).indexOf(over);
            for (int[] from : lengths) {
                int start = from[via];
                if (start < FAR) {
                    for (int to = 0; to < nodes; to++) {
                        from[to] = Math.min(from[to], start + way[to]);
                    }
                }
            }
        }
        long[] weights = new long[nodes];
        Arrays.fill(weights, 1);
        return new MedianProblem(Demand.of(weights), SiteCosts.of(nodes, lengths), SiteRules.free(nodes), p);
    }
}
