package org.livingcircle.network;

import org.livingcircle.geo.GridExtent;

/** A uniform engine at the cost of somebody. */
record PricedTravel(UniformTravel engine, TravelCost cost) implements TravelTimes {

    @Override
    public GridExtent extent() {
        return engine.extent();
    }

    @Override
    public Metric metric() {
        return cost.metric();
    }

    @Override
    public ReachSurface reach(Sources sources, int limit) {
        return engine.reach(sources, cost, limit);
    }

    @Override
    public NearestSurface nearest(Sources sources, int limit) {
        return engine.nearest(sources, cost, limit);
    }

    @Override
    public SearchStats catchments(Sources sources, int limit, Catchments catchments) {
        return engine.catchments(sources, cost, limit, catchments);
    }

    @Override
    public int[] fromPoint(GridPoint point, Sources targets, int limit) {
        return engine.fromPoint(point, targets, cost, limit);
    }
}
