package org.livingcircle.network;

import java.util.Arrays;
import org.livingcircle.geo.GridExtent;

/**
 * What it costs somebody to go between places and the cells of a grid: an engine, a traveller, a direction and a metric.
 * Implementations are thread safe and give the same bytes for the same input.
 *
 * Every method takes a limit: whole seconds or metres, 0 to {@link ReachSurface#HIGHEST_LIMIT}; the limit itself is
 * inside. They throw {@link IllegalArgumentException} for a limit that the engine cannot go to.
 */
public interface TravelTimes {

    GridExtent extent();

    Metric metric();

    /** Returns the cost between every cell and the nearest place. */
    ReachSurface reach(Sources sources, int limit);

    /** Returns the cost between every cell and the nearest place, and which one that is. */
    NearestSurface nearest(Sources sources, int limit);

    /** Hands over the cells around each place on its own: a cell near two places comes twice. Returns the work done. */
    SearchStats catchments(Sources sources, int limit, Catchments catchments);

    /**
     * Hands over the costs between each place and some cells, {@link CostRows#NO_WAY} beyond the limit: a table of travel costs, row by
     * row. Where most cells are within the limit this is less work than {@link #catchments}.
     *
     * @param cells each once
     */
    default void rows(Sources sources, int[] cells, int limit, CostRows rows) {
        int[] places = new int[extent().cellCount()];
        Arrays.fill(places, -1);
        for (int place = 0; place < cells.length; place++) {
            places[cells[place]] = place;
        }
        catchments(sources, limit, (source, found, costs, count) -> {
            int[] row = new int[cells.length];
            Arrays.fill(row, CostRows.NO_WAY);
            for (int i = 0; i < count; i++) {
                int place = places[found[i]];
                if (place >= 0) {
                    row[place] = costs[i];
                }
            }
            rows.take(source, row);
        });
    }

    /**
     * Returns the cost between a point, not a cell, and each place.
     *
     * @return in the order of the places, {@link ReachSurface#UNREACHED} beyond the limit
     */
    int[] fromPoint(GridPoint point, Sources targets, int limit);
}
