package org.livingcircle.streets;

/**
 * Tells by which straight ways one gets onto a street: not across water.
 *
 * On foot ({@link #onFoot}) the whole way counts. From land one gets to land without water on the way. A street drawn in the water, an
 * embankment on a map that is finer than the grid, is joined from its own bank only; a bridge, a tunnel or a ferry in the water
 * is not joined from land. From water one gets to a street drawn in it, within {@link #AT_STREET_METRES}: the bridge one stands on or
 * under, the embankment one is on.
 *
 * To a link between townships ({@link #onOwnBank}) the way is long and stands for roads that nobody has drawn: it must end on land of the
 * bank that it began on.
 */
@FunctionalInterface
interface Access {

    /** Bank of a part of a street that lies in water. */
    int WATER = -2;

    /** Somebody this near to a street over water is on it, metres. */
    double AT_STREET_METRES = 50;

    /**
     * Tells whether a straight way may be gone.
     *
     * @param bank that the joint lies on, {@link Banks#NONE} outside the grid, {@link #WATER} in water
     */
    boolean leads(double x, double y, double jointX, double jointY, int edge, int bank);

    static Access onFoot(Banks banks, StreetGraph graph) {
        return (x, y, jointX, jointY, edge, bank) -> {
            if (banks.isWater(x, y)) {
                return bank == WATER && isPath(graph, edge) && Math.hypot(jointX - x, jointY - y) <= AT_STREET_METRES;
            }
            double dry = banks.dryShare(x, y, jointX, jointY);
            if (bank != WATER) {
                return dry == 1;
            }
            // the way ends in the water, at the shore that it came from
            double wetMetres = (1 - dry) * Math.hypot(jointX - x, jointY - y);
            return isEmbankment(graph, edge)
                    && !Double.isNaN(dry)
                    && banks.isShoreOf(banks.at(x, y), jointX, jointY, wetMetres);
        };
    }

    static Access onOwnBank(Banks banks) {
        return (x, y, jointX, jointY, edge, bank) -> {
            if (bank == WATER || banks.isWater(x, y)) {
                return false;
            }
            return Banks.alike(banks.at(x, y), bank);
        };
    }

    /** Tells that one may stand on an edge where it lies in water. */
    private static boolean isPath(StreetGraph graph, int edge) {
        return (graph.flags(edge) & StreetGraph.TUNNEL) == 0 && graph.roadClass(edge) != RoadClass.FERRY;
    }

    private static boolean isEmbankment(StreetGraph graph, int edge) {
        return isPath(graph, edge) && (graph.flags(edge) & StreetGraph.BRIDGE) == 0;
    }
}
