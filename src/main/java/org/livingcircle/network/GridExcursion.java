package org.livingcircle.network;

import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.GridExtent;

/**
 * A walk over the grid that goes on where another network ends: it can be fed with costs at cells, run, read, and fed again. Costs
 * are unrounded seconds or metres. Of one thread; to be closed, since a walk over the whole grid holds a turn.
 */
public final class GridExcursion implements AutoCloseable {

    private final GridWalk walk;
    private final GridSearch search;
    private final GridWindow window;
    private final GridExtent extent;
    private final TravelCost cost;
    private final int limit;
    private final int farthest;
    private final boolean owned;
    private boolean empty;
    private @Nullable GridPoint begin;

    GridExcursion(
            GridWalk walk,
            GridSearch search,
            GridWindow window,
            TravelCost cost,
            int limit,
            int farthest,
            boolean owned) {
        this.walk = walk;
        this.search = search;
        this.window = window;
        this.extent = walk.extent();
        this.cost = cost;
        this.limit = limit;
        this.farthest = farthest;
        this.owned = owned;
    }

    /** Starts from a place that joins the grid; from nowhere if it joins nothing. */
    public void seed(GridPoint place, int owner) {
        begin = place;
        Joining joining = walk.join(owner, place);
        walk.seed(search, joining, place, farthest, owned);
    }

    /** Goes on from a cell at a cost that was reached elsewhere; beyond the limit, or on a blocked cell, nothing happens. */
    public void seedCell(int cell, double atCost, int owner) {
        if (walk.surface().passable(cell)) {
            double millimetres = atCost / perMillimetre(cell);
            if (millimetres <= farthest) {
                search.seed(cell, (int) Math.ceil(millimetres), farthest, owned, owner);
            }
        }
    }

    public void run() {
        search.run(farthest, owned);
    }

    /** Returns the unrounded cost of a cell; infinity where it is not reached. */
    public double costAt(int cell) {
        int millimetres = search.costAt(cell);
        return millimetres == GridSearch.UNREACHED ? Double.POSITIVE_INFINITY : millimetres * perMillimetre(cell);
    }

    /** Returns the owner of a reached cell, in an owned walk over the whole grid. */
    public int ownerAt(int cell) {
        return owned ? search.owners()[cell] : 0;
    }

    /**
     * Returns the unrounded cost of a place, where it is near straight from the place that was last started from; infinity where it
     * is not reached.
     */
    public double costAt(GridPoint place) {
        Joining there = walk.join(place);
        if (there.failed()) {
            return Double.POSITIVE_INFINITY;
        }
        int millimetres = walk.byCells(search, there, place);
        if (begin != null) {
            millimetres = Math.min(millimetres, walk.straight(walk.join(begin), begin, there, place));
        }
        return millimetres == GridSearch.UNREACHED
                ? Double.POSITIVE_INFINITY
                : millimetres * perMillimetre(there.cell());
    }

    private double perMillimetre(int cell) {
        return 1e-3 * walk.scale().at(extent.column(cell), extent.row(cell)) * cost.perMetre();
    }

    /** Ends a walk over the whole grid and returns what it has reached; who from only if it was owned. */
    public NearestSurface finish(int sourceCount) {
        empty = true;
        return walk.surfaceOf(search, sourceCount, cost, limit, owned);
    }

    /** Ends a walk around a place: writes the cells within the limit, row by row, and returns how many there are. */
    public int collect(int[] cells, char[] costs, int from) {
        int count = from;
        int[] labels = search.labels();
        for (int row = 0; row < window.rows(); row++) {
            for (int column = 0; column < window.columns(); column++) {
                int label = labels[row * window.columns() + column];
                int atColumn = window.west() + column;
                int atRow = window.north() + row;
                int whole = walk.whole(GridSearch.cost(label), atColumn, atRow, cost);
                if (whole <= limit) {
                    cells[count] = extent.cell(atColumn, atRow);
                    costs[count++] = (char) whole;
                }
            }
        }
        return count;
    }

    /** Returns the most cells that {@link #collect} can find. */
    public int cellCount() {
        return window.columns() * window.rows();
    }

    @Override
    public void close() {
        if (window.columns() == extent.columns() && window.rows() == extent.rows()) {
            walk.giveBack(search, empty);
        }
    }
}
