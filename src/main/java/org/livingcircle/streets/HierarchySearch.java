package org.livingcircle.streets;

import java.util.Arrays;
import java.util.Optional;
import org.livingcircle.network.SearchStats;

/**
 * Cheapest ways between two places: two searches that only go upward, one from each, until nothing in either queue can
 * improve the best meeting (Geisberger, Sanders, Schultes and Delling 2008). A node that a higher one reaches at less is not followed
 * (stall-on-demand): no cheapest way goes up over it.
 *
 * Holds its work arrays and is used again and again, by one thread at a time; 16 bytes a node. The same question has the same
 * answer on every run: equal costs are settled by position, and of equal ways the one found first stays.
 */
public final class HierarchySearch {

    private static final int FAR = StreetSearch.UNREACHED;
    private static final int NONE = -1;

    private final ContractionHierarchy hierarchy;
    private final Side ahead;
    private final Side back;
    private int best;
    private int meeting;

    /** Arcs still to be unpacked: lower end, higher end, and whether they lead up; and the way so far. */
    private int[] stack = new int[3 * 64];

    private int[] nodes = new int[256];
    private int[] arcs = new int[256];
    private int arcCount;

    HierarchySearch(ContractionHierarchy hierarchy) {
        this.hierarchy = hierarchy;
        this.ahead = new Side(hierarchy.upward(), hierarchy.downward());
        this.back = new Side(hierarchy.downward(), hierarchy.upward());
    }

    /** Returns the cost from a node to another, or {@link TravelMatrix#UNREACHED}. */
    public int cost(int from, int to) {
        return cost(Origins.atNodes(from), Origins.atNodes(to));
    }

    /** Returns the cost from the first of some origins to the first of others, or {@link TravelMatrix#UNREACHED}. */
    public int cost(Origins from, Origins to) {
        search(from, to);
        return best;
    }

    /** Finds a cheapest way from a node to another. */
    public Optional<ArcPath> path(int from, int to) {
        return path(Origins.atNodes(from), Origins.atNodes(to));
    }

    /**
     * Finds a cheapest way from the first of some origins to the first of others; of the nodes of each it takes those where the
     * way is cheapest.
     */
    public Optional<ArcPath> path(Origins from, Origins to) {
        search(from, to);
        return meeting == NONE ? Optional.empty() : Optional.of(unpack());
    }

    private void search(Origins from, Origins to) {
        int[] positions = hierarchy.positions();
        ahead.open(from, positions);
        back.open(to, positions);
        best = FAR;
        meeting = NONE;
        while (ahead.least() < best || back.least() < best) {
            Side side = ahead.least() <= back.least() ? ahead : back;
            Side other = side == ahead ? back : ahead;
            int position = side.settle();
            if (position != NONE) {
                int cost = side.costs[position] + other.costs[position];
                if (cost < best) {
                    best = cost;
                    meeting = position;
                }
            }
        }
    }

    private ArcPath unpack() {
        arcCount = 0;
        int rise = 0;
        for (int at = meeting; ahead.parents[at] != NONE; at = ahead.parents[at]) {
            rise++;
        }
        int[] climb = new int[rise + 1];
        for (int i = rise, at = meeting; i >= 0; i--) {
            climb[i] = at;
            at = ahead.parents[at];
        }
        append(climb[0]);
        for (int i = 0; i < rise; i++) {
            unpack(climb[i], climb[i + 1], true);
        }
        for (int at = meeting; back.parents[at] != NONE; at = back.parents[at]) {
            unpack(back.parents[at], at, false);
        }
        int[] positions = Arrays.copyOf(nodes, arcCount + 1);
        int[] nodeAt = hierarchy.nodes();
        for (int i = 0; i <= arcCount; i++) {
            positions[i] = nodeAt[positions[i]];
        }
        return new ArcPath(best, positions, Arrays.copyOf(arcs, arcCount));
    }

    private void append(int position) {
        if (arcCount + 1 >= nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * nodes.length);
            arcs = Arrays.copyOf(arcs, 2 * arcs.length);
        }
        nodes[arcCount] = position;
    }

    /** Appends what an arc of the hierarchy stands for, without recursion: shortcuts may nest deep. */
    private void unpack(int lower, int higher, boolean up) {
        int size = push(0, lower, higher, up);
        while (size > 0) {
            size--;
            int low = stack[3 * size];
            int high = stack[3 * size + 1];
            boolean upward = stack[3 * size + 2] == 1;
            HierarchyArcs side = upward ? hierarchy.upward() : hierarchy.downward();
            int via = side.via[side.find(low, high)];
            if (via < 0) {
                arcs[arcCount++] = ~via;
                append(upward ? high : low);
            } else {
                // over a node lower than both: down to it, up from it; the second half goes on the stack first
                int tail = upward ? low : high;
                int head = upward ? high : low;
                size = push(size, via, head, true);
                size = push(size, via, tail, false);
            }
        }
    }

    private int push(int size, int lower, int higher, boolean up) {
        if (3 * size == stack.length) {
            stack = Arrays.copyOf(stack, 2 * stack.length);
        }
        stack[3 * size] = lower;
        stack[3 * size + 1] = higher;
        stack[3 * size + 2] = up ? 1 : 0;
        return size + 1;
    }

    /** Returns the work of the last search. */
    public SearchStats stats() {
        return new SearchStats(ahead.settled + back.settled, ahead.relaxed + back.relaxed);
    }

    /** One of the two searches. */
    private static final class Side {

        private final HierarchyArcs onward;
        private final HierarchyArcs against;
        private final int[] costs;
        private final int[] parents;
        private final LongHeap queue = new LongHeap();
        private int[] touched = new int[256];
        private int touchedCount;
        private long settled;
        private long relaxed;

        private Side(HierarchyArcs onward, HierarchyArcs against) {
            this.onward = onward;
            this.against = against;
            this.costs = new int[onward.nodeCount()];
            this.parents = new int[onward.nodeCount()];
            Arrays.fill(costs, FAR);
        }

        private void open(Origins origins, int[] positions) {
            for (int i = 0; i < touchedCount; i++) {
                costs[touched[i]] = FAR;
            }
            touchedCount = 0;
            queue.clear();
            settled = 0;
            relaxed = 0;
            for (int at = origins.begin(0); at < origins.end(0); at++) {
                int position = positions[origins.node(at)];
                if (origins.cost(at) < costs[position]) {
                    improve(position, origins.cost(at), NONE);
                }
            }
        }

        private int least() {
            return queue.isEmpty() ? FAR : LongHeap.cost(queue.peek());
        }

        private void improve(int position, int cost, int parent) {
            if (costs[position] == FAR) {
                if (touchedCount == touched.length) {
                    touched = Arrays.copyOf(touched, 2 * touchedCount);
                }
                touched[touchedCount++] = position;
            }
            costs[position] = cost;
            parents[position] = parent;
            queue.push(LongHeap.key(cost, position));
        }

        /** Takes the next node; returns its position, or {@link #NONE} if its entry was stale or it is stalled. */
        private int settle() {
            long key = queue.pop();
            int position = LongHeap.node(key);
            int cost = LongHeap.cost(key);
            if (cost > costs[position]) {
                return NONE;
            }
            settled++;
            for (int arc = against.first[position]; arc < against.first[position + 1]; arc++) {
                if (costs[against.arcs[2 * arc]] + against.arcs[2 * arc + 1] < cost) {
                    return NONE;
                }
            }
            for (int arc = onward.first[position]; arc < onward.first[position + 1]; arc++) {
                relaxed++;
                int head = onward.arcs[2 * arc];
                int next = cost + onward.arcs[2 * arc + 1];
                if (next < costs[head]) {
                    improve(head, next, position);
                }
            }
            return position;
        }
    }
}
