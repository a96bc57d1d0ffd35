package org.livingcircle.streets;

import java.util.Arrays;

/** Some of the joined cells, to find their costs from many places: a copy of their ways, in the order of the streets. Immutable. */
final class WantedJoins {

    private final StreetReach reach;
    /** By number here its join, ascending. */
    private final int[] joins;
    /** By number here its place among the cells that are wanted. */
    private final int[] places;
    /** As {@link StreetReach#ways()}, of these joins alone. */
    private final int[] ways;

    private WantedJoins(StreetReach reach, int[] joins, int[] places, int[] ways) {
        this.reach = reach;
        this.joins = joins;
        this.places = places;
        this.ways = ways;
    }

    /** Finds the cells that have joined a street. */
    static WantedJoins of(StreetReach reach, int[] cells) {
        int[] placeOf = new int[reach.extent().cellCount()];
        for (int place = 0; place < cells.length; place++) {
            placeOf[cells[place]] = place + 1;
        }
        int[] all = reach.grid().cellsInOrder();
        int[] joins = new int[cells.length];
        int[] places = new int[cells.length];
        int count = 0;
        for (int join = 0; join < all.length; join++) {
            int place = placeOf[all[join]] - 1;
            if (place >= 0) {
                joins[count] = join;
                places[count++] = place;
            }
        }
        int[] ways = new int[StreetReach.WAY_LENGTH * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(
                    reach.ways(),
                    StreetReach.WAY_LENGTH * joins[i],
                    ways,
                    StreetReach.WAY_LENGTH * i,
                    StreetReach.WAY_LENGTH);
        }
        return new WantedJoins(reach, Arrays.copyOf(joins, count), Arrays.copyOf(places, count), ways);
    }

    /**
     * Writes the whole seconds or metres of the cells within the limit of a search; leaves the others as they are.
     *
     * @param search that has been run from the place
     */
    void fill(StreetSearch search, Snap place, int[] row) {
        int[] lefts = search.lefts();
        int full = search.limit() + 1;
        for (int i = 0; i < places.length; i++) {
            int way = StreetReach.WAY_LENGTH * i;
            int left = Math.max(lefts[ways[way]] - ways[way + 2], lefts[ways[way + 1]] - ways[way + 3]);
            if (left > 0) {
                row[places[i]] = (full - left + StreetReach.FINE - 1) / StreetReach.FINE;
            }
        }
        // Cells on the edge of the place may also meet it there.
        CellJoins own = reach.grid().joins();
        int from = Arrays.binarySearch(joins, own.first(place.edge()));
        for (int i = from < 0 ? -1 - from : from; i < joins.length && joins[i] < own.first(place.edge() + 1); i++) {
            int met = reach.meetCost(place, joins[i]);
            if (met <= search.limit()) {
                row[places[i]] = Math.min(row[places[i]], StreetReach.whole(met));
            }
        }
    }
}
