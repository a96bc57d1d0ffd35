package org.livingcircle.streets;

import java.util.Arrays;
import org.livingcircle.network.SearchStats;

/**
 * Cheapest ways from a set of nodes to all nodes within a limit (Dijkstra 1959, with the buckets of Dial 1969,
 * doi:10.1145/363269.363610).
 *
 * Inside counts what is left of the limit, not what has been spent: {@code left = limit + 1 - cost}, 0 where a node is not reached.
 * So one comparison tells whether an arc improves its head and stays within the limit. A bucket spans a power of two of what is
 * left. What is taken from a bucket may still be improved by a shorter arc of the same bucket, and is then taken again: costs are exact all
 * the same (Denardo and Fox 1979, doi:10.1287/opre.27.1.161). The arrays are as long as the graph and are used again: a search
 * touches, and sets back, only what it reaches. One thread at a time; 8 bytes a node.
 */
public final class StreetSearch {

    /** Cost of a node that is not reached; two of them still fit in an int. */
    public static final int UNREACHED = (1 << 30) - 1;

    /** The largest limit: above eleven days in milliseconds, a thousand kilometres in millimetres. */
    public static final int HIGHEST_LIMIT = UNREACHED - 1;

    /** A bucket spans a quarter to a half of the mean arc: few empty ones to pass over, little that is taken twice. */
    private static final int BUCKETS_AN_ARC_SHIFT = 1;

    /** At most 4,096 buckets, however short the arcs and long the way. */
    private static final int MOST_BUCKETS_SHIFT = 12;

    private final int[] first;
    private final int[] arcs;
    private final int meanShift;

    /** What is left of the limit at each node, 0 where it is not reached. */
    private final int[] lefts;

    private final int[] reached;
    private int reachedCount;

    /** The heads that the arcs of one node have improved. */
    private final int[] better;

    private char[] owners = {};
    private boolean owned;

    /** The last entry of each bucket, counted from 1; 0 where it is empty. */
    private int[] heads = {};

    /** Which buckets have entries, a bit each. */
    private long[] filled = {};

    /** A node below, the entry before it in the same bucket above. */
    private long[] entries = new long[1024];

    private int entryCount;
    private int shift;
    private int limit;
    private long settled;
    private long relaxed;

    public StreetSearch(ArcGraph graph) {
        this.first = graph.first();
        this.arcs = graph.arcs();
        this.lefts = new int[graph.nodeCount()];
        this.reached = new int[graph.nodeCount() + 1]; // one more: relax writes before it knows
        int mostArcs = 0;
        for (int node = 0; node < lefts.length; node++) {
            mostArcs = Math.max(mostArcs, first[node + 1] - first[node]);
        }
        this.better = new int[mostArcs + 1];
        long sum = 0;
        for (int arc = 1; arc < arcs.length; arc += 2) {
            sum += arcs[arc];
        }
        int mean = (int) (2 * sum / Math.max(1, arcs.length));
        this.meanShift = 31 - Integer.numberOfLeadingZeros(Math.max(1, mean));
    }

    /**
     * Begins a search: forgets the one before.
     *
     * @param limit the largest cost to follow, itself inside
     */
    public void open(int limit) {
        if (!(limit >= 0 && limit <= HIGHEST_LIMIT)) {
            throw new IllegalArgumentException("limit must be 0 to %d, was %d".formatted(HIGHEST_LIMIT, limit));
        }
        for (int i = 0; i < reachedCount; i++) {
            lefts[reached[i]] = 0;
        }
        if (entryCount > 0) {
            // a search that was given up before it ran leaves its buckets full
            Arrays.fill(heads, 0);
            Arrays.fill(filled, 0);
        }
        this.limit = limit;
        int fewest = 32 - Integer.numberOfLeadingZeros(limit) - MOST_BUCKETS_SHIFT;
        this.shift = Math.max(fewest, Math.max(0, meanShift - BUCKETS_AN_ARC_SHIFT));
        int buckets = ((limit + 1) >> shift) + 1;
        if (heads.length < buckets) {
            heads = new int[buckets];
            filled = new long[(buckets >> 6) + 1];
        }
        reachedCount = 0;
        entryCount = 0;
        settled = 0;
        relaxed = 0;
        owned = false;
    }

    /** Begins a search that also tells which seed each node is reached from; otherwise as {@link #open}. */
    void openOwned(int limit) {
        open(limit);
        owned = true;
        if (owners.length == 0) {
            owners = new char[lefts.length];
        }
    }

    /** Starts from a node at a cost; beyond the limit, or where it is reached at less, nothing happens. */
    public void seed(int node, int cost) {
        if (limit + 1 - cost > lefts[node]) {
            improve(node, limit + 1 - cost);
        }
    }

    /** Starts from a node as {@link #seed}, for one of several owners; at an equal cost the lower owner has the node. */
    void seed(int node, int cost, int owner) {
        seedOwned(node, limit + 1 - cost, (char) owner);
    }

    private void seedOwned(int node, int left, char owner) {
        if (left > lefts[node] || (left == lefts[node] && left > 0 && owner < owners[node])) {
            improve(node, left);
            owners[node] = owner;
        }
    }

    /** Reaches all nodes within the limit from the seeds; more seeds and another run may follow. */
    public void run() {
        for (int word = (limit + 1) >> shift >> 6; word >= 0; word--) {
            while (filled[word] != 0) {
                int bucket = (word << 6) + 63 - Long.numberOfLeadingZeros(filled[word]);
                empty(bucket);
            }
        }
        entryCount = 0;
    }

    private void empty(int bucket) {
        int entry = heads[bucket];
        heads[bucket] = 0;
        filled[bucket >> 6] &= ~(1L << bucket);
        while (entry != 0) {
            long taken = entries[entry - 1];
            entry = (int) (taken >>> 32);
            int node = (int) taken;
            int left = lefts[node];
            if (left >> shift == bucket) {
                settled++;
                if (owned) {
                    relaxOwned(node, left);
                } else {
                    relax(node, left);
                }
            }
        }
    }

    /**
     * Half the arcs improve their head, in no order that a processor could guess. So the first pass has no branch but the loop's: it
     * notes every head, and counts on only where it improves. Measured an eighth faster over many places, and never slower.
     */
    private void relax(int node, int left) {
        int[] arcs = this.arcs;
        int[] lefts = this.lefts;
        int begin = 2 * first[node];
        int end = 2 * first[node + 1];
        if (entryCount + (end - begin) / 2 > entries.length) {
            entries = Arrays.copyOf(entries, 2 * entries.length + end - begin);
        }
        int[] better = this.better;
        int found = 0;
        int known = reachedCount;
        for (int arc = begin; arc < end; arc += 2) {
            int head = arcs[arc];
            int next = left - arcs[arc + 1];
            int before = lefts[head];
            lefts[head] = Math.max(next, before);
            better[found] = head;
            reached[known] = head;
            int improves = (before - next) >>> 31;
            int isNew = improves & ((before - 1) >>> 31);
            found += improves;
            known += isNew;
        }
        reachedCount = known;
        relaxed += (end - begin) >> 1;
        if (found > 0) {
            long[] entries = this.entries;
            int[] heads = this.heads;
            int shift = this.shift;
            int count = entryCount;
            do {
                int head = better[--found];
                int bucket = lefts[head] >> shift;
                entries[count] = (long) heads[bucket] << 32 | head;
                heads[bucket] = ++count;
                filled[bucket >> 6] |= 1L << bucket;
            } while (found > 0);
            entryCount = count;
        }
    }

    private void relaxOwned(int node, int left) {
        char owner = owners[node];
        int end = 2 * first[node + 1];
        for (int arc = 2 * first[node]; arc < end; arc += 2) {
            seedOwned(arcs[arc], left - arcs[arc + 1], owner);
        }
        relaxed += (end >> 1) - first[node];
    }

    private void improve(int node, int left) {
        if (lefts[node] == 0) {
            reached[reachedCount++] = node;
        }
        lefts[node] = left;
        if (entryCount == entries.length) {
            entries = Arrays.copyOf(entries, 2 * entryCount);
        }
        int bucket = left >> shift;
        entries[entryCount] = (long) heads[bucket] << 32 | node;
        heads[bucket] = ++entryCount;
        filled[bucket >> 6] |= 1L << bucket;
    }

    /** Returns the cost of a node, or {@link #UNREACHED}. */
    public int costTo(int node) {
        int left = lefts[node];
        return left == 0 ? UNREACHED : limit + 1 - left;
    }

    /** Returns the limit of the search. */
    int limit() {
        return limit;
    }

    /**
     * Returns what is left of the limit at every node, {@code limit + 1 - cost}, 0 where it is not reached; to be read only and
     * until the next search begins.
     */
    int[] lefts() {
        return lefts;
    }

    /** Returns the owner of a reached node. */
    int ownerOf(int node) {
        return owners[node];
    }

    /** Returns how many nodes the search has reached. */
    public int reachedCount() {
        return reachedCount;
    }

    /** Returns a reached node, in the order in which they were first reached. */
    public int reached(int index) {
        return reached[index];
    }

    /** Returns the work of the search: nodes taken from a bucket, arcs looked at. */
    public SearchStats stats() {
        return new SearchStats(settled, relaxed);
    }
}
