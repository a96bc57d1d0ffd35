package org.livingcircle.siting;

/**
 * Where people are who want to be served, as whole numbers, so that sums are exact. Immutable; the arrays are copied on the way in.
 *
 * <p>The unit of a weight is the caller's: the service uses thousandths of a person. The sum of all weights times the largest cost must
 * stay below 2^62.
 */
public final class Demand {

    /** The zone of a point outside all zones. */
    public static final int NO_ZONE = -1;

    private final long[] weights;
    private final int[] zones;
    private final int zoneCount;

    private Demand(long[] weights, int[] zones, int zoneCount) {
        this.weights = weights;
        this.zones = zones;
        this.zoneCount = zoneCount;
    }

    /**
     * Returns demand in zones.
     *
     * @param weights by point, 0 or more
     * @param zones by point, the number of its zone or {@link #NO_ZONE}
     */
    public static Demand of(long[] weights, int[] zones, int zoneCount) {
        if (weights.length != zones.length) {
            throw new IllegalArgumentException("%d weights, %d zones".formatted(weights.length, zones.length));
        }
        for (int point = 0; point < weights.length; point++) {
            if (weights[point] < 0) {
                throw new IllegalArgumentException("weight of point %d is %d".formatted(point, weights[point]));
            }
            if (!(zones[point] >= NO_ZONE && zones[point] < zoneCount)) {
                throw new IllegalArgumentException(
                        "point %d lies in zone %d of %d".formatted(point, zones[point], zoneCount));
            }
        }
        return new Demand(weights.clone(), zones.clone(), zoneCount);
    }

    /** Returns demand in one zone. */
    public static Demand of(long... weights) {
        return of(weights, new int[weights.length], 1);
    }

    public int size() {
        return weights.length;
    }

    public long weight(int point) {
        return weights[point];
    }

    public int zone(int point) {
        return zones[point];
    }

    public int zoneCount() {
        return zoneCount;
    }

    /** Returns the weight of all points. */
    public long total() {
        long total = 0;
        for (long weight : weights) {
            total = Math.addExact(total, weight);
        }
        return total;
    }

    /** Returns the weight by zone; points outside all zones are in none. */
    public long[] totalsByZone() {
        long[] totals = new long[zoneCount];
        for (int point = 0; point < weights.length; point++) {
            if (zones[point] != NO_ZONE) {
                totals[zones[point]] += weights[point];
            }
        }
        return totals;
    }

    /** The weights themselves, for loops of this package; never written to. */
    long[] weights() {
        return weights;
    }
}
