package org.livingcircle.siting;

import java.util.Arrays;

/**
 * By point, where it goes and what the next site would cost: found in one pass over the costs of the open sites.
 *
 * @param places of the nearest open site in the list of the open ones, the lower one of equals
 * @param first cost to the nearest, {@link SiteCosts#UNREACHED} where none is
 * @param second cost to the next nearest, as first
 */
@SuppressWarnings("ArrayRecordComponent") // Made and read in one place; never compared.
record TwoNearest(int[] places, int[] first, int[] second) {

    static TwoNearest of(SiteCosts costs, int[] open) {
        int[] places = new int[costs.points()];
        int[] first = new int[places.length];
        int[] second = new int[places.length];
        Arrays.fill(first, SiteCosts.UNREACHED);
        Arrays.fill(second, SiteCosts.UNREACHED);
        for (int place = 0; place < open.length; place++) {
            for (int point = 0; point < places.length; point++) {
                int cost = costs.cost(open[place], point);
                if (cost < first[point]) {
                    second[point] = first[point];
                    first[point] = cost;
                    places[point] = place;
                } else if (cost < second[point]) {
                    second[point] = cost;
                }
            }
        }
        return new TwoNearest(places, first, second);
    }
}
