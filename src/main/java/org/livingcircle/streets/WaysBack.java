package org.livingcircle.streets;

import java.util.Arrays;

/**
 * Traces the cheapest ways of a finished search back to where it began, and sums their length: of equally cheap ways the
 * shortest, of equally short ones that over the lowest edge. So the length does not depend on which end the search began at.
 * Looks only at the nodes on the way, and each only once for all ways. Of one thread; 12 bytes a node.
 */
final class WaysBack {

    /** Edge of a node at which the way begins. */
    static final int BEGIN = -1;

    private static final int UNKNOWN = -2;

    private final StreetReach reach;
    private final StreetGraph graph;
    private final EdgesAtNodes edges;
    private final long[] millimetres;
    private final int[] cameBy;

    private int[] known = new int[256];
    private int knownCount;
    private int[] path = new int[256];
    private int[] flat = new int[16];

    WaysBack(StreetReach reach) {
        this.reach = reach;
        this.graph = reach.grid().graph();
        this.edges = graph.edgesAtNodes();
        this.millimetres = new long[graph.nodeCount()];
        this.cameBy = new int[graph.nodeCount()];
        Arrays.fill(cameBy, UNKNOWN);
    }

    /** Forgets the search before. */
    void open() {
        for (int i = 0; i < knownCount; i++) {
            cameBy[known[i]] = UNKNOWN;
        }
        knownCount = 0;
    }

    /** Says that a way may begin at a node, and how long it is by then; after {@link #open}, the shorter one holds. */
    void begin(int node, long length) {
        if (cameBy[node] == UNKNOWN || length < millimetres[node]) {
            if (cameBy[node] == UNKNOWN) {
                remember(node);
            }
            cameBy[node] = BEGIN;
            millimetres[node] = length;
        }
    }

    /** Returns the length of the way to a reached node. */
    long millimetresTo(StreetSearch search, int node) {
        trace(search, node);
        return millimetres[node];
    }

    /** Returns the edge over which a node that has been traced is reached, or {@link #BEGIN}. */
    int cameBy(int node) {
        return cameBy[node];
    }

    private void trace(StreetSearch search, int goal) {
        if (cameBy[goal] != UNKNOWN) {
            return;
        }
        int depth = 0;
        path[depth] = goal;
        while (depth >= 0) {
            int node = path[depth];
            if (cameBy[node] != UNKNOWN) {
                depth--;
                continue;
            }
            int members = gather(search, node);
            int before = depth;
            for (int i = 0; i < members; i++) {
                for (int at = edges.first(flat[i]); at < edges.first(flat[i] + 1); at++) {
                    int tail = tight(search, edges.edge(at), flat[i]);
                    if (tail >= 0 && search.costTo(tail) < search.costTo(flat[i]) && cameBy[tail] == UNKNOWN) {
                        depth++;
                        if (depth == path.length) {
                            path = Arrays.copyOf(path, 2 * depth);
                        }
                        path[depth] = tail;
                    }
                }
            }
            if (depth == before) {
                settle(search, members);
                depth--;
            }
        }
    }

    /** Collects a node, and all that lead to it at no cost, and have not been traced; returns how many there are. */
    private int gather(StreetSearch search, int node) {
        flat[0] = node;
        int count = 1;
        for (int i = 0; i < count; i++) {
            for (int at = edges.first(flat[i]); at < edges.first(flat[i] + 1); at++) {
                int tail = tight(search, edges.edge(at), flat[i]);
                if (tail >= 0
                        && search.costTo(tail) == search.costTo(flat[i])
                        && cameBy[tail] == UNKNOWN
                        && !contains(count, tail)) {
                    if (count == flat.length) {
                        flat = Arrays.copyOf(flat, 2 * count);
                    }
                    flat[count++] = tail;
                }
            }
        }
        return count;
    }

    private boolean contains(int count, int node) {
        for (int i = 0; i < count; i++) {
            if (flat[i] == node) {
                return true;
            }
        }
        return false;
    }

    /** Gives each of the gathered nodes its shortest way: nearest first, so that no way leads in a circle. */
    private void settle(StreetSearch search, int members) {
        int left = members;
        while (left > 0) {
            int bestAt = -1;
            int bestEdge = 0;
            long best = Long.MAX_VALUE;
            for (int i = 0; i < left; i++) {
                for (int at = edges.first(flat[i]); at < edges.first(flat[i] + 1); at++) {
                    int edge = edges.edge(at);
                    int tail = tight(search, edge, flat[i]);
                    if (tail >= 0 && cameBy[tail] != UNKNOWN) {
                        long length = millimetres[tail] + graph.lengthMillimetres(edge);
                        if (length < best || (length == best && edge < bestEdge)) {
                            best = length;
                            bestAt = i;
                            bestEdge = edge;
                        }
                    }
                }
            }
            if (bestAt < 0) {
                throw new IllegalStateException("node %d is reached from nowhere".formatted(flat[0]));
            }
            int node = flat[bestAt];
            remember(node);
            millimetres[node] = best;
            cameBy[node] = bestEdge;
            flat[bestAt] = flat[--left];
        }
    }

    /** Returns the other end of an edge, where the cheapest way to a node may lead over it; -1 where it does not. */
    private int tight(StreetSearch search, int edge, int node) {
        boolean ahead = graph.to(edge) == node;
        int tail = ahead ? graph.from(edge) : graph.to(edge);
        int cost = reach.edgeCost(edge, ahead);
        if (tail == node || cost == StreetCosts.CLOSED || search.costTo(tail) == StreetSearch.UNREACHED) {
            return -1;
        }
        return search.costTo(tail) + cost == search.costTo(node) ? tail : -1;
    }

    private void remember(int node) {
        if (knownCount == known.length) {
            known = Arrays.copyOf(known, 2 * knownCount);
        }
        known[knownCount++] = node;
    }
}
