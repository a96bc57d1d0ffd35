package org.livingcircle.streets;

/** A cheapest way: nodes and arcs of the graph from the first node to the last. Immutable. */
public final class ArcPath {

    private final int cost;
    private final int[] nodes;
    private final int[] arcs;

    ArcPath(int cost, int[] nodes, int[] arcs) {
        this.cost = cost;
        this.nodes = nodes;
        this.arcs = arcs;
    }

    /** Returns what the way costs, with what it costs to get to its first node and from its last. */
    public int cost() {
        return cost;
    }

    /** Returns the nodes passed, at least one. */
    public int[] nodes() {
        return nodes.clone();
    }

    /** Returns the numbers of the arcs in the {@link ArcGraph}, one fewer than nodes. */
    public int[] arcs() {
        return arcs.clone();
    }
}
