package org.livingcircle.peers;

import java.util.Arrays;

/** People by cell from the costs of nodes, the same code for every peer that gives costs by node. */
final class Count {

    private final Town town;
    private final double[] people;
    private final int[] stamp;
    private int run;
    private double sum;

    private final int[] nearest;
    private final int[] reached;
    private int reachedCount;
    private final double[] byTownship;

    Count(Town town) {
        this.town = town;
        people = town.cells().people();
        stamp = new int[people.length];
        nearest = new int[people.length];
        reached = new int[people.length];
        byTownship = new double[town.cells().townships().length];
        Arrays.fill(nearest, PlainSearch.UNREACHED);
    }

    // ---- people of one catchment

    void begin() {
        run++;
        sum = 0;
    }

    /** Counts the cells of a node that is {@code cost} away. */
    void node(int node, int cost, int limit) {
        for (int join = town.joinFirst()[node]; join < town.joinFirst()[node + 1]; join++) {
            int cell = town.joinCell()[join];
            if (stamp[cell] != run && cost + town.joinCost()[join] <= limit) {
                stamp[cell] = run;
                sum += people[cell];
            }
        }
    }

    double people() {
        return sum;
    }

    // ---- nearest time by cell, and people by township

    void beginNearest() {
        for (int i = 0; i < reachedCount; i++) {
            nearest[reached[i]] = PlainSearch.UNREACHED;
        }
        reachedCount = 0;
        Arrays.fill(byTownship, 0);
    }

    void nodeNearest(int node, int cost, int limit) {
        for (int join = town.joinFirst()[node]; join < town.joinFirst()[node + 1]; join++) {
            cellNearest(town.joinCell()[join], cost + town.joinCost()[join], limit);
        }
    }

    void cellNearest(int cell, int cost, int limit) {
        int before = nearest[cell];
        if (cost <= limit && cost < before) {
            if (before == PlainSearch.UNREACHED) {
                reached[reachedCount++] = cell;
            }
            nearest[cell] = cost;
        }
    }

    /** People within the limit, by township inside. */
    double townships() {
        int[] township = town.cells().township();
        for (int i = 0; i < reachedCount; i++) {
            byTownship[township[reached[i]]] += people[reached[i]];
        }
        double all = 0;
        for (double part : byTownship) {
            all += part;
        }
        return all;
    }
}
