package org.livingcircle.coverage.app;

import org.livingcircle.coverage.CoverageCurve;
import org.livingcircle.network.ReachSurface;

/** The cost to the nearest facility of a service from every cell, and the people by that cost. */
public record Reach(ReachSurface surface, CoverageCurve curve) {}
