package org.livingcircle.streets;

import java.util.List;

/**
 * Where the rows of a {@link TravelMatrix} begin. An origin is one node or several, each with the cost of getting to it: a
 * point in the middle of a street begins at both ends of it, a set of facilities taken as one at all of their nodes. Immutable.
 */
public final class Origins {

    private final int[] first;
    private final int[] nodes;
    private final int[] costs;

    private Origins(int[] first, int[] nodes, int[] costs) {
        this.first = first;
        this.nodes = nodes;
        this.costs = costs;
    }

    /** Takes each node as an origin. */
    public static Origins atNodes(int... nodes) {
        int[] first = new int[nodes.length + 1];
        for (int origin = 0; origin <= nodes.length; origin++) {
            first[origin] = origin;
        }
        return new Origins(first, nodes.clone(), new int[nodes.length]);
    }

    /** Takes all nodes together as one origin. */
    public static Origins together(int[] nodes, int[] costs) {
        return of(List.of(nodes), List.of(costs));
    }

    /**
     * Takes origins of several nodes each. One without nodes reaches nothing.
     *
     * @param nodes of each origin
     * @param costs of getting to each of them, 0 or more, in the unit of the graph's arcs
     * @throws IllegalArgumentException if the lists do not match or a cost is negative
     */
    public static Origins of(List<int[]> nodes, List<int[]> costs) {
        if (nodes.size() != costs.size()) {
            throw new IllegalArgumentException(
                    "nodes of %d origins, costs of %d".formatted(nodes.size(), costs.size()));
        }
        int[] first = new int[nodes.size() + 1];
        for (int origin = 0; origin < nodes.size(); origin++) {
            if (nodes.get(origin).length != costs.get(origin).length) {
                throw new IllegalArgumentException("origin %d has %d nodes and %d costs"
                        .formatted(origin, nodes.get(origin).length, costs.get(origin).length));
            }
            first[origin + 1] = first[origin] + nodes.get(origin).length;
        }
        int[] allNodes = new int[first[nodes.size()]];
        int[] allCosts = new int[first[nodes.size()]];
        for (int origin = 0; origin < nodes.size(); origin++) {
            System.arraycopy(nodes.get(origin), 0, allNodes, first[origin], nodes.get(origin).length);
            System.arraycopy(costs.get(origin), 0, allCosts, first[origin], costs.get(origin).length);
        }
        for (int i = 0; i < allCosts.length; i++) {
            if (allCosts[i] < 0) {
                throw new IllegalArgumentException(
                        "the cost of getting to node %d must be 0 or more, was %d".formatted(allNodes[i], allCosts[i]));
            }
        }
        return new Origins(first, allNodes, allCosts);
    }

    public int count() {
        return first.length - 1;
    }

    int begin(int origin) {
        return first[origin];
    }

    int end(int origin) {
        return first[origin + 1];
    }

    int node(int at) {
        return nodes[at];
    }

    int cost(int at) {
        return costs[at];
    }
}
