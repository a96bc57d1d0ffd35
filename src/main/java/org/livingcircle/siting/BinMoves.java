package org.livingcircle.siting;

import java.util.Arrays;

/**
 * The moves between bins, by pair: for each that has any, what can go from one to the other, the cheapest first. What moves is named by the
 * option that it leaves.
 */
final class BinMoves {

    /** No move. */
    static final long NONE = Long.MAX_VALUE;

    private static final int SOME = 16;

    private final int bins;
    /** Open addressing by pair; 0 is free, else an edge and 1. */
    private int[] table = new int[2 * SOME];

    private int edges;
    private long size;
    private int[] from = new int[SOME];
    private int[] to = new int[SOME];
    private LongHeap[] heaps = new LongHeap[SOME];
    private final int[][] out;
    private final int[] outCount;
    private final int[][] in;
    private final int[] inCount;

    BinMoves(int bins) {
        this.bins = bins;
        out = new int[bins][0];
        outCount = new int[bins];
        in = new int[bins][0];
        inCount = new int[bins];
    }

    /** Adds that what holds an option can move, at a cost per unit. */
    void add(int origin, int target, int cost, int option) {
        restore(edge(origin, target), ((long) cost << 32) | option);
    }

    /** Brings back a move that {@link #removeLeast} took away. */
    void restore(int edge, long move) {
        heaps[edge].add(move);
        size++;
    }

    static int option(long move) {
        return (int) move;
    }

    static long cost(long move) {
        return move >> 32;
    }

    /** Returns the cheapest move of an edge, or {@link #NONE}. */
    long least(int edge) {
        return heaps[edge].isEmpty() ? NONE : heaps[edge].least();
    }

    void removeLeast(int edge) {
        heaps[edge].removeLeast();
        size--;
    }

    void clear(int edge) {
        size -= heaps[edge].size();
        heaps[edge].clear();
    }

    void clear() {
        for (int edge = 0; edge < edges; edge++) {
            heaps[edge].clear();
        }
        size = 0;
    }

    /** Returns how many moves are listed. */
    long size() {
        return size;
    }

    int from(int edge) {
        return from[edge];
    }

    int to(int edge) {
        return to[edge];
    }

    int outOf(int bin) {
        return outCount[bin];
    }

    int out(int bin, int each) {
        return out[bin][each];
    }

    int into(int bin) {
        return inCount[bin];
    }

    int in(int bin, int each) {
        return in[bin][each];
    }

    private int edge(int origin, int target) {
        int place = place(origin, target);
        if (table[place] != 0) {
            return table[place] - 1;
        }
        if (edges == from.length) {
            from = Arrays.copyOf(from, 2 * edges);
            to = Arrays.copyOf(to, 2 * edges);
            heaps = Arrays.copyOf(heaps, 2 * edges);
            table = new int[4 * edges];
            for (int edge = 0; edge < edges; edge++) {
                table[place(from[edge], to[edge])] = edge + 1;
            }
            place = place(origin, target);
        }
        from[edges] = origin;
        to[edges] = target;
        heaps[edges] = new LongHeap();
        out[origin] = with(out[origin], outCount[origin]++, edges);
        in[target] = with(in[target], inCount[target]++, edges);
        table[place] = edges + 1;
        return edges++;
    }

    private static int[] with(int[] list, int size, int edge) {
        int[] longer = size < list.length ? list : Arrays.copyOf(list, Math.max(4, 2 * size));
        longer[size] = edge;
        return longer;
    }

    /** Returns where a pair is in the table, or the free place for it. */
    private int place(int origin, int target) {
        int mask = table.length - 1;
        long pair = (long) origin * bins + target;
        int place = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (table[place] != 0 && (from[table[place] - 1] != origin || to[table[place] - 1] != target)) {
            place = (place + 1) & mask;
        }
        return place;
    }
}
