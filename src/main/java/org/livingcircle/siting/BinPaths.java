package org.livingcircle.siting;

/** Shortest paths over bins from one of them (Dijkstra 1959), begun anew without clearing. */
final class BinPaths {

    private final int bins;
    private final long[] distance;
    private final int[] link;
    private final int[] carrier;
    /** The even number of the round in which a bin was reached, and one more once it is settled. */
    private final int[] state;

    private final int[] settled;
    private int settledCount;
    private int round;
    private final LongHeap heap = new LongHeap();

    BinPaths(int bins) {
        this.bins = bins;
        distance = new long[bins];
        link = new int[bins];
        carrier = new int[bins];
        state = new int[bins];
        settled = new int[bins];
    }

    void begin(int bin) {
        round += 2;
        settledCount = 0;
        heap.clear();
        put(bin, 0, bin, -1);
    }

    /**
     * Notes a way to a bin that is not settled, over a settled one by what moves between them.
     *
     * @param further 0 or more
     * @return whether it is the shortest so far
     */
    boolean reach(int bin, long further, int over, int moving) {
        long far = distance[over] + further;
        if (state[bin] == round && far >= distance[bin]) {
            return false;
        }
        put(bin, far, over, moving);
        return true;
    }

    private void put(int bin, long far, int over, int moving) {
        state[bin] = round;
        distance[bin] = far;
        link[bin] = over;
        carrier[bin] = moving;
        heap.add(far * bins + bin);
    }

    /** Settles the nearest bin and returns it; -1 where none is nearer than a distance. */
    int next(long below) {
        while (!heap.isEmpty()) {
            long least = heap.least();
            int bin = (int) (least % bins);
            if (least / bins >= below) {
                return -1;
            }
            heap.removeLeast();
            if (!isSettled(bin)) {
                state[bin] = round + 1;
                settled[settledCount++] = bin;
                return bin;
            }
        }
        return -1;
    }

    boolean isSettled(int bin) {
        return state[bin] == round + 1;
    }

    int settled() {
        return settledCount;
    }

    int settled(int each) {
        return settled[each];
    }

    long distance(int bin) {
        return distance[bin];
    }

    /** Returns the bin before on the way. */
    int link(int bin) {
        return link[bin];
    }

    /** Returns what moves between a bin and the one before. */
    int carrier(int bin) {
        return carrier[bin];
    }
}
