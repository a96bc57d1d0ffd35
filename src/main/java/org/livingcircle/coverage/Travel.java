package org.livingcircle.coverage;

import org.livingcircle.network.TravelCost;
import org.livingcircle.network.TravelTimes;

/** An engine and the cost to ask it for: where the catchments of single facilities come from. */
public record Travel(TravelTimes times, TravelCost cost) {}
