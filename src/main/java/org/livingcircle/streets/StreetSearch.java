package org.livingcircle.streets;

import java.util.Arrays;
import org.livingcircle.network.SearchStats;

/**
 * Cheapest ways from a set of nodes to all nodes within a limit (Dijkstra 1959, with the buckets of Dial 1969,
 * doi:10.1145/363269.363610).
 *
 * A bucket spans a power of two of cost. What is taken from a bucket may still be improved by a shorter arc of the same bucket,
 * and is then taken again: costs are exact all the same (Denardo and Fox 1979, doi:10.1287/opre.27.1.161). The arrays are as long as the
 * graph and are used again: a search touches, and sets back, only what it reaches. One thread at a time; 12 bytes a node.
 */
public final class StreetSearch {

    /** Cost of a node that is not reached; two of them still fit in an int. */
    public static final int UNREACHED = (1 << 30) - 1;

    /** The largest limit: above eleven days in milliseconds, a thousand kilometres in millimetres. */
    public static final int HIGHEST_LIMIT = UNREACHED - 1;

    /** Buckets of a search, roughly: few enough to pass over, many enough that little is taken twice. */
    private static final int BUCKETS = 512;

    private static final int NARROWEST_SHIFT = 8;
    private static final int NONE = -1;

    private final int[] first;
    private final int[] arcs;
    private final int[] costs;
    private final int[] reached;
    private char[] owners = {};
    private boolean owned;
    private int reachedCount;

    private int[] heads = {};
    private int[] entries = new int[1024];
    private int[] following = new int[1024];
    private int entryCount;
    private int shift;
    private int limit;
    private long settled;
    private long relaxed;

    public StreetSearch(ArcGraph graph) {
        this.first = graph.first();
        this.arcs = graph.arcs();
        this.costs = new int[graph.nodeCount()];
        this.reached = new int[graph.nodeCount()];
        Arrays.fill(costs, UNREACHED);
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
            costs[reached[i]] = UNREACHED;
        }
        reachedCount = 0;
        this.limit = limit;
        this.shift = Math.max(NARROWEST_SHIFT, 32 - Integer.numberOfLeadingZeros(limit / BUCKETS));
        int buckets = (limit >> shift) + 1;
        if (heads.length < buckets) {
            heads = new int[buckets];
            Arrays.fill(heads, NONE);
        } else if (entryCount > 0) {
            // a search that was given up before it ran leaves its buckets full
            Arrays.fill(heads, NONE);
        }
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
            owners = new char[costs.length];
        }
    }

    /** Starts from a node at a cost; beyond the limit, or where it is reached at less, nothing happens. */
    public void seed(int node, int cost) {
        if (cost <= limit && cost < costs[node]) {
            improve(node, cost);
        }
    }

    /** Starts from a node as {@link #seed}, for one of several owners; at an equal cost the lower owner has the node. */
    void seed(int node, int cost, int owner) {
        if (cost <= limit && (cost < costs[node] || (cost == costs[node] && owner < owners[node]))) {
            improve(node, cost);
            owners[node] = (char) owner;
        }
    }

    /** Reaches all nodes within the limit from the seeds; more seeds and another run may follow. */
    public void run() {
        int last = limit >> shift;
        for (int bucket = 0; bucket <= last; bucket++) {
            for (int entry = heads[bucket]; entry != NONE; entry = heads[bucket]) {
                heads[bucket] = following[entry];
                int node = entries[entry];
                int cost = costs[node];
                if (cost >> shift == bucket) {
                    settled++;
                    if (owned) {
                        relaxOwned(node, cost);
                    } else {
                        relax(node, cost);
                    }
                }
            }
        }
        entryCount = 0;
    }

    private void relax(int node, int cost) {
        int end = 2 * first[node + 1];
        for (int arc = 2 * first[node]; arc < end; arc += 2) {
            int head = arcs[arc];
            int next = cost + arcs[arc + 1];
            if (next < costs[head] && next <= limit) {
                improve(head, next);
            }
        }
        relaxed += (end >> 1) - first[node];
    }

    private void relaxOwned(int node, int cost) {
        char owner = owners[node];
        int end = 2 * first[node + 1];
        for (int arc = 2 * first[node]; arc < end; arc += 2) {
            int head = arcs[arc];
            int next = cost + arcs[arc + 1];
            if (next <= limit && (next < costs[head] || (next == costs[head] && owner < owners[head]))) {
                improve(head, next);
                owners[head] = owner;
            }
        }
        relaxed += (end >> 1) - first[node];
    }

    private void improve(int node, int cost) {
        if (costs[node] == UNREACHED) {
            reached[reachedCount++] = node;
        }
        costs[node] = cost;
        if (entryCount == entries.length) {
            entries = Arrays.copyOf(entries, 2 * entryCount);
            following = Arrays.copyOf(following, 2 * entryCount);
        }
        int bucket = cost >> shift;
        entries[entryCount] = node;
        following[entryCount] = heads[bucket];
        heads[bucket] = entryCount++;
    }

    /** Returns the largest cost that is followed. */
    int limit() {
        return limit;
    }

    /** Returns the cost of a node, or {@link #UNREACHED}. */
    public int costTo(int node) {
        return costs[node];
    }

    /** Returns the costs of all nodes, to be read only and until the next search begins. */
    int[] costs() {
        return costs;
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
