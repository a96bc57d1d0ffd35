package org.livingcircle.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.livingcircle.geo.GridExtent;

/**
 * Reach on foot where no streets are known: least-cost paths over a {@link CostSurface}, for time and walked distance.
 *
 * The cost of a cell is {@code millimetres of the plane * ground scale at the cell * cost of a metre}. The search itself counts
 * millimetres, so that every profile walks the same paths. A place that stands in a passable cell begins with the straight line
 * to the centre of that cell and of those of the eight around it that a move leads to; one that stands in water joins the
 * nearest passable cell within {@link #SNAP_METRES}, or nothing: {@link #joinings} tells.
 *
 * A path in 16 directions is longer than the straight line by 0 to 2.75 %, 1.4 % in the mean over all directions. The detour
 * factor comes on top.
 *
 * Thread safe. A search over the whole grid needs 4 bytes a cell (6 with the nearest place) to work in; at most
 * {@link #SEARCHES_AT_ONCE} run at the same time, others wait, and the arrays are kept for the next search.
 */
public final class GridWalk implements UniformTravel {

    /** The farthest a place is moved to join a passable cell, metres. */
    public static final int SNAP_METRES = 500;

    /** Searches over the whole grid that may run at the same time. */
    public static final int SEARCHES_AT_ONCE = 2;

    /** The longest path that a search can follow, metres of the plane: what its integers hold. */
    public static final int FARTHEST_METRES = 66_000;

    /** Edge of the square whose places are searched from together. */
    private static final int GROUP_CELLS = 32;

    private static final int ROWS_AT_ONCE = 32;

    private final CostSurface surface;
    private final GroundScale scale;
    private final GridExtent extent;
    private final int farthestSeed;
    private final Semaphore turns = new Semaphore(SEARCHES_AT_ONCE, true);
    private final ConcurrentLinkedDeque<GridSearch> idle = new ConcurrentLinkedDeque<>();

    /**
     * @param scale of the same grid
     */
    public GridWalk(CostSurface surface, GroundScale scale) {
        this.surface = surface;
        this.scale = scale;
        this.extent = surface.extent();
        this.farthestSeed = Math.max(SNAP_METRES * 1000, 2 * surface.knight());
    }

    @Override
    public GridExtent extent() {
        return extent;
    }

    /** Returns a search with room for the whole grid, one used before if there is one. Its seeds may lie anywhere. */
    private GridSearch wholeGrid() {
        GridSearch search = idle.poll();
        return search == null ? new GridSearch(surface, FARTHEST_METRES * 1000) : search;
    }

    /**
     * Begins a walk over the whole grid that others take part in. Waits while others walk; to be closed.
     *
     * @param owned whether to note which place each cell is reached from
     */
    public GridExcursion excursion(TravelCost cost, int limit, boolean owned) {
        int farthest = millimetresWithin(cost, limit);
        turns.acquireUninterruptibly();
        GridSearch search = wholeGrid();
        search.open(0, 0, extent.columns(), extent.rows(), owned);
        return new GridExcursion(
                this, search, new GridWindow(0, 0, extent.columns(), extent.rows()), cost, limit, farthest, owned);
    }

    /** Takes back the search of an excursion over the whole grid. */
    void giveBack(GridSearch search, boolean empty) {
        if (empty) {
            idle.push(search);
        }
        turns.release();
    }

    /**
     * Begins a walk around one place that others take part in.
     *
     * @param reachMetres how far around the place the walk may lead, of the plane
     */
    public GridExcursion excursionAround(GridPoint place, double reachMetres, TravelCost cost, int limit) {
        int farthest = millimetresWithin(cost, limit);
        GridWindow window = GridWindow.around(extent, place.x(), place.y(), reachMetres);
        GridSearch search = new GridSearch(surface, farthest);
        search.open(window.west(), window.north(), window.columns(), window.rows(), false);
        return new GridExcursion(this, search, window, cost, limit, farthest, false);
    }

    CostSurface surface() {
        return surface;
    }

    GroundScale scale() {
        return scale;
    }

    /** Returns how each place joins the cells one can walk on, in the order of the places. */
    public List<Joining> joinings(Sources sources) {
        List<Joining> joinings = new ArrayList<>(sources.size());
        for (int source = 0; source < sources.size(); source++) {
            joinings.add(join(source, sources.point(source)));
        }
        return joinings;
    }

    /** Returns how one place joins the cells one can walk on. */
    public Joining join(GridPoint place) {
        return join(0, place);
    }

    @Override
    public ReachSurface reach(Sources sources, TravelCost cost, int limit) {
        return search(sources, cost, limit, false).reach();
    }

    @Override
    public NearestSurface nearest(Sources sources, TravelCost cost, int limit) {
        return search(sources, cost, limit, true);
    }

    private NearestSurface search(Sources sources, TravelCost cost, int limit, boolean withOwners) {
        int farthest = millimetresWithin(cost, limit);
        turns.acquireUninterruptibly();
        try {
            GridSearch search = wholeGrid();
            search.open(0, 0, extent.columns(), extent.rows(), withOwners);
            for (List<Joining> neighbours : neighbourhoods(sources)) {
                for (Joining joining : neighbours) {
                    seed(search, joining, sources.point(joining.source()), farthest, withOwners);
                }
                search.run(farthest, withOwners);
            }
            NearestSurface surface = surfaceOf(search, sources.size(), cost, limit, withOwners);
            idle.push(search);
            return surface;
        } finally {
            turns.release();
        }
    }

    /**
     * Returns the places that join anything, in groups that stand close together. One search from all places at once settles each
     * cell once, but jumps across the whole grid at every step and waits for memory; a search for each group stays in the cache,
     * and settles a cell again only where a later group is nearer. In the order of a sweep each group would be nearer than the one
     * before; in scattered order few are.
     */
    private Collection<List<Joining>> neighbourhoods(Sources sources) {
        Map<Integer, List<Joining>> groups = new TreeMap<>();
        for (Joining joining : joinings(sources)) {
            if (!joining.failed()) {
                int east = extent.column(joining.cell()) / GROUP_CELLS;
                int south = extent.row(joining.cell()) / GROUP_CELLS;
                int scattered = (south << 16 | east) * 0x9E3779B1; // odd, so that no two groups fall together
                groups.computeIfAbsent(scattered, group -> new ArrayList<>()).add(joining);
            }
        }
        return groups.values();
    }

    /** Turns the millimetres of a search over the whole grid into whole costs, and leaves the search empty. */
    NearestSurface surfaceOf(GridSearch search, int sourceCount, TravelCost cost, int limit, boolean withOwners) {
        char[] costs = new char[extent.cellCount()];
        char[] nearest = withOwners ? new char[extent.cellCount()] : new char[0];
        int[] labels = search.labels();
        char[] owners = search.owners();
        int bands = (extent.rows() + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
        IntStream.range(0, bands).parallel().forEach(band -> {
            int firstRow = band * ROWS_AT_ONCE;
            int endRow = Math.min(extent.rows(), firstRow + ROWS_AT_ONCE);
            int cell = extent.cell(0, firstRow);
            for (int row = firstRow; row < endRow; row++) {
                for (int column = 0; column < extent.columns(); column++, cell++) {
                    int whole = whole(GridSearch.cost(labels[cell]), column, row, cost);
                    boolean within = whole <= limit;
                    costs[cell] = within ? (char) whole : (char) ReachSurface.UNREACHED;
                    if (withOwners) {
                        nearest[cell] = within ? owners[cell] : NearestSurface.NO_SOURCE;
                    }
                }
            }
            search.forgetRows(firstRow, endRow);
        });
        return new NearestSurface(
                new ReachSurface(extent, cost.metric(), limit, sourceCount, costs, search.stats()), nearest);
    }

    @Override
    public SearchStats catchments(Sources sources, TravelCost cost, int limit, Catchments catchments) {
        int farthest = millimetresWithin(cost, limit);
        LongAdder settled = new LongAdder();
        LongAdder relaxed = new LongAdder();
        int tasks =
                Math.max(1, Math.min(sources.size(), 4 * Runtime.getRuntime().availableProcessors()));
        IntStream.range(0, tasks).parallel().forEach(task -> {
            GridSearch search = new GridSearch(surface, farthestSeed);
            Window window = new Window(farthest);
            for (int source = task; source < sources.size(); source += tasks) {
                Joining joining = join(source, sources.point(source));
                if (joining.failed()) {
                    catchments.take(source, window.cells, window.costs, 0);
                    continue;
                }
                window.run(search, joining, sources.point(source));
                catchments.take(source, window.cells, window.costs, window.collect(search, cost, limit));
                settled.add(search.stats().settled());
                relaxed.add(search.stats().relaxed());
            }
        });
        return new SearchStats(settled.sum(), relaxed.sum());
    }

    @Override
    public int[] fromPoint(GridPoint point, Sources targets, TravelCost cost, int limit) {
        int farthest = millimetresWithin(cost, limit);
        int[] costs = new int[targets.size()];
        Arrays.fill(costs, ReachSurface.UNREACHED);
        Joining here = join(0, point);
        if (here.failed()) {
            return costs;
        }
        GridSearch search = new GridSearch(surface, farthestSeed);
        new Window(farthest).run(search, here, point);
        for (int target = 0; target < costs.length; target++) {
            GridPoint place = targets.point(target);
            if (Math.hypot(place.x() - point.x(), place.y() - point.y()) * 1000 > farthest) {
                continue;
            }
            Joining there = join(target, place);
            if (!there.failed()) {
                int path = Math.min(straight(here, point, there, place), byCells(search, there, place));
                int column = extent.column(there.cell());
                int whole = whole(path, column, extent.row(there.cell()), cost);
                costs[target] = whole <= limit ? whole : ReachSurface.UNREACHED;
            }
        }
        return costs;
    }

    /** Returns the millimetres straight between two places in the same or adjoining cells; {@link GridSearch#UNREACHED} in others. */
    int straight(Joining here, GridPoint point, Joining there, GridPoint place) {
        return here.snapMetres() == 0 && there.snapMetres() == 0 && adjoins(here.cell(), there.cell())
                ? millimetres(Math.hypot(place.x() - point.x(), place.y() - point.y()))
                : GridSearch.UNREACHED;
    }

    /** Returns the millimetres from a finished search to a place, by a cell at its side. */
    int byCells(GridSearch search, Joining there, GridPoint place) {
        long best = GridSearch.UNREACHED;
        for (int side = -1; side < sides(there); side++) {
            int cell = side(there, side);
            if (cell >= 0) {
                int known = search.costAt(cell);
                if (known != GridSearch.UNREACHED) {
                    best = Math.min(best, (long) known + lineTo(cell, place));
                }
            }
        }
        return (int) best;
    }

    private boolean adjoins(int cell, int other) {
        if (cell == other) {
            return true;
        }
        for (int move = 0; move < CostSurface.STRAIGHT_MOVES + CostSurface.DIAGONAL_MOVES; move++) {
            if (neighbour(cell, move) == other) {
                return true;
            }
        }
        return false;
    }

    Joining join(int source, GridPoint point) {
        int cell = extent.cellAt(point.x(), point.y());
        if (cell >= 0 && surface.passable(cell)) {
            return new Joining(source, cell, 0);
        }
        int nearest = surface.nearestPassable(point.x(), point.y(), SNAP_METRES);
        if (nearest < 0) {
            return new Joining(source, Joining.NONE, Double.NaN);
        }
        double dx = extent.centreX(extent.column(nearest)) - point.x();
        double dy = extent.centreY(extent.row(nearest)) - point.y();
        return new Joining(source, nearest, Math.hypot(dx, dy));
    }

    void seed(GridSearch search, Joining joining, GridPoint point, int farthest, boolean withOwners) {
        if (joining.failed()) {
            return;
        }
        for (int side = -1; side < sides(joining); side++) {
            int cell = side(joining, side);
            if (cell >= 0) {
                search.seed(cell, lineTo(cell, point), farthest, withOwners, joining.source());
            }
        }
    }

    /** A place in its own cell sees the eight cells around; one that was moved only the cell it joins. */
    private static int sides(Joining joining) {
        return joining.snapMetres() == 0 ? CostSurface.STRAIGHT_MOVES + CostSurface.DIAGONAL_MOVES : 0;
    }

    private int side(Joining joining, int side) {
        return side < 0 ? joining.cell() : neighbour(joining.cell(), side);
    }

    /** Returns the cell that a free move leads to, or -1. */
    private int neighbour(int cell, int move) {
        int column = extent.column(cell);
        int row = extent.row(cell);
        return surface.free(column, row, move)
                ? extent.cell(column + CostSurface.EAST[move], row + CostSurface.SOUTH[move])
                : -1;
    }

    private int lineTo(int cell, GridPoint point) {
        double dx = extent.centreX(extent.column(cell)) - point.x();
        double dy = extent.centreY(extent.row(cell)) - point.y();
        return millimetres(Math.hypot(dx, dy));
    }

    private static int millimetres(double metres) {
        return (int) Math.round(metres * 1000);
    }

    int whole(int millimetres, int column, int row, TravelCost cost) {
        return millimetres == GridSearch.UNREACHED
                ? ReachSurface.UNREACHED
                : cost.of(millimetres * 1e-3 * scale.at(column, row));
    }

    /** Returns the longest path that may cost no more than the limit, millimetres of the plane. */
    private int millimetresWithin(TravelCost cost, int limit) {
        if (cost.metric() == Metric.STRAIGHT) {
            throw new IllegalArgumentException("a walk has no straight metric");
        }
        double metres = cost.metresBeyond(ReachSurface.checkLimit(limit)) / scale.lowest();
        if (!(metres <= FARTHEST_METRES)) {
            throw new IllegalArgumentException("limit %d %s is a path of %.0f m, more than %d"
                    .formatted(limit, cost.metric().wireName(), metres, FARTHEST_METRES));
        }
        return (int) Math.ceil(metres * 1000);
    }

    /** The cells around one place that a walk can reach, and room for its catchment. */
    private final class Window {
        private final int farthest;
        private final int reach;
        private final int[] cells;
        private final char[] costs;
        private int west;
        private int north;
        private int columns;
        private int rows;

        Window(int farthest) {
            this.farthest = farthest;
            // the first line leads up to two cells away, or as far as a place is moved
            this.reach = (farthest + surface.straight() - 1) / surface.straight() + 2;
            int most = Math.min(extent.columns(), 2 * reach + 1) * Math.min(extent.rows(), 2 * reach + 1);
            this.cells = new int[most];
            this.costs = new char[most];
        }

        void run(GridSearch search, Joining joining, GridPoint point) {
            int column = extent.column(joining.cell());
            int row = extent.row(joining.cell());
            west = Math.max(0, column - reach);
            north = Math.max(0, row - reach);
            columns = Math.min(extent.columns(), column + reach + 1) - west;
            rows = Math.min(extent.rows(), row + reach + 1) - north;
            search.open(west, north, columns, rows, false);
            seed(search, joining, point, farthest, false);
            search.run(farthest, false);
        }

        /** Moves what the search found within the limit into the arrays, row by row, and leaves the search empty. */
        int collect(GridSearch search, TravelCost cost, int limit) {
            int[] labels = search.labels();
            int count = 0;
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    int whole =
                            whole(GridSearch.cost(labels[row * columns + column]), west + column, north + row, cost);
                    if (whole <= limit) {
                        cells[count] = extent.cell(west + column, north + row);
                        costs[count++] = (char) whole;
                    }
                }
            }
            search.forgetRows(0, rows);
            return count;
        }
    }
}
