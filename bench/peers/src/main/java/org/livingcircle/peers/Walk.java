package org.livingcircle.peers;

import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.util.EdgeIteratorState;

/** 4 km/h wherever GraphHopper lets people walk, in whole milliseconds: as little work as a weighting can be. */
final class Walk implements Weighting {

    private final BooleanEncodedValue access;

    Walk(BooleanEncodedValue access) {
        this.access = access;
    }

    static int milliseconds(double metres) {
        return (int) Math.round(metres * Town.MS_PER_METRE);
    }

    @Override
    public double calcMinWeightPerDistance() {
        return Town.MS_PER_METRE;
    }

    @Override
    public double calcEdgeWeight(EdgeIteratorState edge, boolean reverse) {
        boolean open = reverse ? edge.getReverse(access) : edge.get(access);
        return open ? milliseconds(edge.getDistance()) : Double.POSITIVE_INFINITY;
    }

    @Override
    public long calcEdgeMillis(EdgeIteratorState edge, boolean reverse) {
        return milliseconds(edge.getDistance());
    }

    @Override
    public double calcTurnWeight(int inEdge, int viaNode, int outEdge) {
        return 0;
    }

    @Override
    public long calcTurnMillis(int inEdge, int viaNode, int outEdge) {
        return 0;
    }

    @Override
    public boolean hasTurnCosts() {
        return false;
    }

    @Override
    public String getName() {
        return "walk";
    }
}
