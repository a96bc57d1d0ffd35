package org.livingcircle.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** Measures one peer's rows and keeps them in a file, one line each: key, text, samples, median and 95th percentile. */
final class Timing {

    private final String peer;
    private final double scale;
    private final List<String> lines = new ArrayList<>();

    /** @param scale factor on all numbers of rounds; 1 as published */
    Timing(String peer, double scale) {
        this.peer = peer;
        this.scale = scale;
    }

    void version(String text) {
        lines.add(String.join("\t", "version", peer, text));
    }

    /** A number that must be the same at every peer that states it. */
    void check(String key, long number) {
        lines.add(String.join("\t", "check", peer, key, Long.toString(number)));
    }

    /** @param bytes retained; what of is said in {@code what} */
    void memory(String what, long bytes) {
        lines.add(String.join("\t", "memory", peer, what, Long.toString(bytes)));
        System.err.printf(Locale.ROOT, "%s: %s %.2f MB%n", peer, what, bytes / 1e6);
    }

    /**
     * Runs {@code work} for the places 0 to {@code places - 1} in turn, some rounds unmeasured, then each call by itself.
     *
     * @param key what is compared: catchment, union, matrix
     * @param work does place i and returns the people counted
     * @return people of one round, summed over the places
     */
    double row(String key, String text, int places, int warmRounds, int rounds, IntToDoubleFunction work) {
        int warm = Math.max(1, (int) Math.round(warmRounds * scale));
        int measured = Math.max(1, (int) Math.round(rounds * scale));
        double people = 0;
        for (int round = 0; round < warm; round++) {
            people = 0;
            for (int place = 0; place < places; place++) {
                people += work.applyAsDouble(place);
            }
        }
        long[] samples = new long[places * measured];
        int n = 0;
        for (int round = 0; round < measured; round++) {
            double sum = 0;
            for (int place = 0; place < places; place++) {
                long from = System.nanoTime();
                sum += work.applyAsDouble(place);
                samples[n++] = System.nanoTime() - from;
            }
            if (Math.abs(sum - people) > 1e-6 * Math.max(1, people)) {
                throw new IllegalStateException(
                        peer + ", " + text + ": one round counts " + people + " people, another " + sum);
            }
        }
        Arrays.sort(samples);
        long median = samples[n / 2];
        long p95 = samples[Math.min(n - 1, (int) Math.ceil(0.95 * n) - 1)];
        lines.add(String.join(
                "\t",
                "row",
                peer,
                key,
                text,
                Integer.toString(warm * places),
                Integer.toString(n),
                Long.toString(median),
                Long.toString(p95),
                Double.toString(people)));
        System.err.printf(
                Locale.ROOT,
                "%s: %s: median %.4f ms, p95 %.4f ms, n %d, people %.1f%n",
                peer,
                text,
                median / 1e6,
                p95 / 1e6,
                n,
                people);
        return people;
    }

    void save(Path folder) throws IOException {
        java.nio.file.Files.createDirectories(folder);
        java.nio.file.Files.write(folder.resolve(peer + ".tsv"), lines);
    }

    /** Heap in use after collecting, bytes; the difference of two is what lies between them. */
    static long heap() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
