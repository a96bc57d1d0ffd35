package org.livingcircle.network;

import org.livingcircle.geo.GridExtent;

/**
 * An engine to which every metre of a path costs the same, so that one search serves every traveller. Costs are the same in
 * both directions. Implementations are thread safe and give the same bytes for the same input.
 *
 * Every method takes a limit: whole seconds or metres, 0 to {@link ReachSurface#HIGHEST_LIMIT}; the limit itself is
 * inside. They throw {@link IllegalArgumentException} for a limit outside and for a metric that the engine does not know.
 */
public interface UniformTravel {

    GridExtent extent();

    /** Returns the engine at the cost of somebody. */
    default TravelTimes at(TravelCost cost) {
        return new PricedTravel(this, cost);
    }

    /** Returns the cost from every cell to the nearest place. */
    ReachSurface reach(Sources sources, TravelCost cost, int limit);

    /** Returns the cost from every cell to the nearest place, and which one that is. */
    NearestSurface nearest(Sources sources, TravelCost cost, int limit);

    /** Hands over the cells around each place on its own: a cell near two places comes twice. Returns the work done. */
    SearchStats catchments(Sources sources, TravelCost cost, int limit, Catchments catchments);

    /**
     * Returns the cost from a point, not a cell, to each place.
     *
     * @return in the order of the places, {@link ReachSurface#UNREACHED} beyond the limit
     */
    int[] fromPoint(GridPoint point, Sources targets, TravelCost cost, int limit);
}
