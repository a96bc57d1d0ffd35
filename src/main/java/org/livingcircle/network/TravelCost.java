package org.livingcircle.network;

/**
 * What a metre of path costs, and the rule that makes whole numbers of it.
 *
 * Costs are whole seconds or metres, rounded up, so that for a whole limit {@code cost <= limit} holds exactly where the
 * unrounded cost is within the limit: the limit is inside. A cost up to {@link #TOLERANCE} above a whole number counts as
 * that number: 1000 m at 4 km/h are 900 s, whatever the last bit of the division says.
 *
 * @param metric unit of the cost
 * @param perMetre seconds or metres for a metre of path on the ground, above 0
 */
public record TravelCost(Metric metric, double perMetre) {

    /** A micrometre or a microsecond: far below what any input knows, far above the error of double arithmetic. */
    public static final double TOLERANCE = 1e-6;

    private static final double ROUND_UP = 1 - TOLERANCE;

    public TravelCost {
        if (!(perMetre > 0 && perMetre < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("cost of a metre must be above 0, was " + perMetre);
        }
        if (metric == Metric.STRAIGHT && perMetre != 1) {
            throw new IllegalArgumentException("a straight metre costs a metre, was " + perMetre);
        }
    }

    /** Returns seconds of walking: {@code metres * detour / speed}, the speed lowered by the winter factor in winter. */
    public static TravelCost walkingTime(Profile profile, boolean winter, WalkingSettings settings) {
        double metresPerSecond = profile.kmh() / 3.6 * (winter ? settings.winterFactor() : 1);
        return new TravelCost(Metric.TIME, settings.detour() / metresPerSecond);
    }

    /** Returns metres walked: {@code metres * detour}. */
    public static TravelCost walkedDistance(WalkingSettings settings) {
        return new TravelCost(Metric.DISTANCE, settings.detour());
    }

    /** Returns metres as they are. */
    public static TravelCost straight() {
        return new TravelCost(Metric.STRAIGHT, 1);
    }

    /**
     * Returns the whole cost of a path.
     *
     * @param metres on the ground, 0 or more
     */
    public int of(double metres) {
        return (int) (metres * perMetre + ROUND_UP);
    }

    /** Returns a length of path that is certainly beyond a limit, metres: a little more than the limit allows. */
    double metresBeyond(int limit) {
        return (limit + 2 * TOLERANCE) / perMetre;
    }
}
