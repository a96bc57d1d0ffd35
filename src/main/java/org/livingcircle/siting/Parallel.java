package org.livingcircle.siting;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Loops over the cores. What a loop computes may not depend on its order. */
final class Parallel {

    private Parallel() {}

    static void each(int count, IntConsumer body) {
        IntStream.range(0, count).parallel().forEach(body);
    }
}
