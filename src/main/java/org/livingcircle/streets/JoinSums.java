package org.livingcircle.streets;

/**
 * Sums of a whole number, such as people, over the joined cells of the streets that begin at a node, beside the numbers of the single
 * cells. Made once for a value; immutable, 8 bytes a node.
 */
public final class JoinSums {

    private final long[] byJoin;
    private final long[] byNode;

    private JoinSums(long[] byJoin, long[] byNode) {
        this.byJoin = byJoin;
        this.byNode = byNode;
    }

    /**
     * Adds up a value.
     *
     * @param byJoin the value of each joined cell, in the order of {@link CellJoins}; not to be changed afterwards
     * @throws ArithmeticException if a long does not hold the sum of all
     */
    public static JoinSums of(StreetGrid grid, long[] byJoin) {
        int[] firstJoin = grid.firstJoin();
        long[] byNode = new long[firstJoin.length - 1];
        long all = 0;
        for (int node = 0; node < byNode.length; node++) {
            for (int join = firstJoin[node]; join < firstJoin[node + 1]; join++) {
                byNode[node] += byJoin[join];
                all = Math.addExact(all, Math.abs(byJoin[join]));
            }
        }
        return new JoinSums(byJoin, byNode);
    }

    /** Returns the value of each joined cell; to be read only. */
    long[] byJoin() {
        return byJoin;
    }

    /** Returns the sum over the cells of the streets that begin at each node; to be read only. */
    long[] byNode() {
        return byNode;
    }
}
