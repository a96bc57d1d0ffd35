package org.livingcircle.streets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.network.Catchments;
import org.livingcircle.network.CostRows;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.Metric;
import org.livingcircle.network.NearestSurface;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.network.SearchStats;
import org.livingcircle.network.Sources;
import org.livingcircle.network.TravelTimes;

/**
 * Reach along streets. Places and the centres of cells join at the nearest point on an edge, at both ends; the straight way
 * there is walked and counts. Where both join the same edge, they may also meet on it.
 *
 * Inside are whole milliseconds or millimetres; what is handed out is whole seconds or metres, rounded up, so that
 * {@code cost <= limit} holds exactly where the inner cost is within the limit. A cell that joins no street is unreached.
 *
 * Thread safe; the arrays of a search are kept for the next.
 */
public final class StreetReach implements TravelTimes {

    /** Inner costs of an outer one: milliseconds of a second, millimetres of a metre. */
    static final int FINE = 1000;

    /** Numbers of a join in {@link #ways()}. */
    static final int WAY_LENGTH = 4;

    private final GridExtent extent;
    private final StreetGrid grid;
    private final StreetCosts costs;
    private final Direction direction;
    private final ArcGraph outward;
    private final ArcGraph inward;

    /**
     * Of each join the last node of its edge, and the cost between the cell and the first node, in the direction of travel, and
     * between the cell and the last. Side by side, in the order of the first nodes: one pass through memory finds all cells.
     */
    private final int[] ways;

    /** What must be left at a node so that all cells of the edges that begin there are certainly reached, and see {@link #slacks()}. */
    private final int[] slacks;

    private final ConcurrentLinkedDeque<StreetSearch> idle = new ConcurrentLinkedDeque<>();

    /**
     * @param grid the cells of the graph that the costs are of
     */
    public StreetReach(StreetGrid grid, StreetCosts costs, Direction direction) {
        this.grid = grid;
        this.extent = grid.extent();
        this.costs = costs;
        this.direction = direction;
        ArcGraph arcs = ArcGraph.of(grid.graph(), costs);
        ArcGraph reversed = arcs.reversed();
        // a search begins at the places: against the traffic where people come to them
        this.outward = direction == Direction.TO_FACILITY ? reversed : arcs;
        this.inward = direction == Direction.TO_FACILITY ? arcs : reversed;
        CellJoins joins = grid.joins();
        this.ways = new int[WAY_LENGTH * joins.size()];
        this.slacks = new int[grid.graph().nodeCount()];
        boolean leaving = direction == Direction.TO_FACILITY;
        for (int join = 0; join < joins.size(); join++) {
            int edge = joins.edge(join);
            int first = grid.graph().from(edge);
            int last = grid.graph().to(edge);
            int access = costs.access(edge, joins.metres(join));
            int viaFirst = viaNode(edge, joins.along(join), access, true, leaving);
            ways[WAY_LENGTH * join] = first;
            ways[WAY_LENGTH * join + 1] = last;
            ways[WAY_LENGTH * join + 2] = viaFirst;
            ways[WAY_LENGTH * join + 3] = viaNode(edge, joins.along(join), access, false, leaving);
            slacks[first] = Math.max(slacks[first], viaFirst);
            if (first != last) {
                int back = leaving ? costs.forward(edge) : costs.backward(edge);
                slacks[last] = Math.max(slacks[last], Math.min(back, StreetSearch.UNREACHED));
            }
        }
    }

    /** Returns the cost between a joint and an end of its edge; {@link StreetSearch#UNREACHED} where that way is closed. */
    private int viaNode(int edge, double along, int access, boolean firstNode, boolean leaving) {
        double share = firstNode ? along : 1 - along;
        if (share == 0) {
            // at a junction one need not go along the edge, which may be closed in that direction
            return access;
        }
        // from the joint back to the first node, or on from the first node to the joint
        int whole = firstNode == leaving ? costs.backward(edge) : costs.forward(edge);
        return whole == StreetCosts.CLOSED ? StreetSearch.UNREACHED : access + part(whole, share);
    }

    private static int part(int whole, double share) {
        return (int) Math.round(whole * share);
    }

    @Override
    public GridExtent extent() {
        return extent;
    }

    @Override
    public Metric metric() {
        return costs.metric();
    }

    public StreetGrid grid() {
        return grid;
    }

    public StreetCosts costs() {
        return costs;
    }

    public Direction direction() {
        return direction;
    }

    /** Returns where each place joins a street; empty where none is near enough. */
    public List<Optional<Snap>> snaps(Sources sources) {
        List<Optional<Snap>> snaps = new ArrayList<>(sources.size());
        for (int source = 0; source < sources.size(); source++) {
            snaps.add(grid.snap(sources.point(source)));
        }
        return snaps;
    }

    @Override
    public ReachSurface reach(Sources sources, int limit) {
        int[] inner = cellCosts(snaps(sources), limit);
        return surface(inner, sources.size(), limit);
    }

    private ReachSurface surface(int[] inner, int sourceCount, int limit) {
        return ReachSurface.sparse(extent, metric(), limit, sourceCount, grid.cellsInOrder(), outer(inner, limit));
    }

    /**
     * Returns the cost between every joined cell and the nearest place: what {@link #reach} spreads over the grid.
     *
     * @param places where they join
     * @param limit whole seconds or metres
     * @return milliseconds or millimetres in the order of {@link CellJoins}; some number above the limit beyond it
     */
    public int[] cellCosts(List<Optional<Snap>> places, int limit) {
        try (StreetExpansion along = expansion(limit, false)) {
            along.seed(places);
            along.run();
            return along.cellCosts();
        }
    }

    /** Writes the costs of all joined cells that follow from those of the nodes; above the limit beyond it. */
    void sweep(StreetSearch search, int[] found) {
        int[] lefts = search.lefts();
        int full = search.limit() + 1;
        for (int join = 0; join < found.length; join++) {
            int way = WAY_LENGTH * join;
            found[join] = full - Math.max(lefts[ways[way]] - ways[way + 2], lefts[ways[way + 1]] - ways[way + 3]);
        }
    }

    /** Returns the cost between a joined cell and a place that both join the same edge and stay on it. */
    int meetCost(Snap place, int join) {
        int edge = place.edge();
        int direct = along(edge, grid.joins().along(join), place.along());
        return direct == StreetSearch.UNREACHED
                ? direct
                : costs.access(edge, place.metres())
                        + costs.access(edge, grid.joins().metres(join))
                        + direct;
    }

    /** Returns the cost of staying on an edge, between a point that stands for a cell and one that stands for a place. */
    private int along(int edge, double cell, double place) {
        double begin = direction == Direction.TO_FACILITY ? cell : place;
        double end = direction == Direction.TO_FACILITY ? place : cell;
        int whole = begin <= end ? costs.forward(edge) : costs.backward(edge);
        if (whole == StreetCosts.CLOSED && begin == end) {
            whole = costs.backward(edge);
        }
        return whole == StreetCosts.CLOSED ? StreetSearch.UNREACHED : part(whole, Math.abs(end - begin));
    }

    /** Starts a search from a place. */
    void seed(StreetSearch search, Snap place) {
        StreetGraph graph = grid.graph();
        search.seed(graph.from(place.edge()), placeVia(place, true));
        search.seed(graph.to(place.edge()), placeVia(place, false));
    }

    /** Returns the cost between a point that stands for a cell and an end of its edge, in the direction of travel. */
    int cellVia(Snap cell, boolean firstNode) {
        boolean leaving = direction == Direction.TO_FACILITY;
        return viaNode(cell.edge(), cell.along(), costs.access(cell.edge(), cell.metres()), firstNode, leaving);
    }

    /** Returns the cost between an end of its edge and a place, in the direction of travel. */
    int placeVia(Snap place, boolean firstNode) {
        boolean leaving = direction == Direction.FROM_FACILITY;
        return viaNode(place.edge(), place.along(), costs.access(place.edge(), place.metres()), firstNode, leaving);
    }

    @Override
    public NearestSurface nearest(Sources sources, int limit) {
        try (StreetExpansion along = expansion(limit, true)) {
            along.seed(snaps(sources));
            along.run();
            int[] inner = along.cellCosts();
            return NearestSurface.sparse(
                    surface(inner, sources.size(), limit), grid.cellsInOrder(), along.owners(inner));
        }
    }

    @Override
    public SearchStats catchments(Sources sources, int limit, Catchments catchments) {
        List<Optional<Snap>> places = snaps(sources);
        LongAdder settled = new LongAdder();
        LongAdder relaxed = new LongAdder();
        int tasks = Math.max(1, Math.min(places.size(), 4 * Runtime.getRuntime().availableProcessors()));
        IntStream.range(0, tasks).parallel().forEach(task -> {
            StreetCatchment catchment = catchment();
            int[] cells = new int[grid.joins().size()];
            char[] outer = new char[grid.joins().size()];
            for (int source = task; source < places.size(); source += tasks) {
                int count = 0;
                if (places.get(source).isPresent()) {
                    catchment.run(places.get(source).get(), limit);
                    for (int i = 0; i < catchment.size(); i++) {
                        cells[count] = grid.cellsInOrder()[catchment.join(i)];
                        outer[count++] = (char) whole(catchment.cost(i));
                    }
                    settled.add(catchment.stats().settled());
                    relaxed.add(catchment.stats().relaxed());
                }
                catchments.take(source, cells, outer, count);
            }
        });
        return new SearchStats(settled.sum(), relaxed.sum());
    }

    /** Looks at the cells asked for alone, in the order of the streets: one pass through memory for each place. */
    @Override
    public void rows(Sources sources, int[] cells, int limit, CostRows rows) {
        WantedJoins wanted = WantedJoins.of(this, cells);
        List<Optional<Snap>> places = snaps(sources);
        int tasks = Math.max(1, Math.min(places.size(), 4 * Runtime.getRuntime().availableProcessors()));
        IntStream.range(0, tasks).parallel().forEach(task -> {
            StreetSearch search = new StreetSearch(outward);
            int[] row = new int[cells.length];
            for (int source = task; source < places.size(); source += tasks) {
                Arrays.fill(row, CostRows.NO_WAY);
                if (places.get(source).isPresent()) {
                    Snap place = places.get(source).get();
                    search.open(inner(limit));
                    seed(search, place);
                    search.run();
                    wanted.fill(search, place, row);
                }
                rows.take(source, row);
            }
        });
    }

    /** Returns a worker for the catchments of single places, one after the other; of one thread. */
    public StreetCatchment catchment() {
        return new StreetCatchment(this, new StreetSearch(outward));
    }

    @Override
    public int[] fromPoint(GridPoint point, Sources targets, int limit) {
        int[] outer = new int[targets.size()];
        Arrays.fill(outer, ReachSurface.UNREACHED);
        Optional<Snap> here = grid.snap(point);
        if (here.isPresent()) {
            int[] inner = pointCosts(here.get(), snaps(targets), limit);
            for (int target = 0; target < outer.length; target++) {
                int whole = whole(inner[target]);
                outer[target] = whole <= limit ? whole : ReachSurface.UNREACHED;
            }
        }
        return outer;
    }

    /**
     * Returns the cost between a point, that stands for a cell, and each place.
     *
     * @param limit whole seconds or metres
     * @return milliseconds or millimetres in the order of the places, {@link StreetSearch#UNREACHED} beyond the limit
     */
    public int[] pointCosts(Snap point, List<Optional<Snap>> places, int limit) {
        int most = inner(limit);
        StreetSearch search = searchFrom(point, most);
        StreetGraph graph = grid.graph();
        int[] found = new int[places.size()];
        for (int i = 0; i < found.length; i++) {
            Snap place = places.get(i).orElse(null);
            int best = StreetSearch.UNREACHED;
            if (place != null) {
                best = costBetween(
                        point, place, search.costTo(graph.from(place.edge())), search.costTo(graph.to(place.edge())));
            }
            found[i] = best <= most ? best : StreetSearch.UNREACHED;
        }
        return found;
    }

    /**
     * Returns the cost between a point and a place: by either end of the place's edge, or along the edge if both join it.
     *
     * @param toFirst between the point and the first node of the place's edge
     * @param toLast between the point and its last node
     */
    int costBetween(Snap point, Snap place, int toFirst, int toLast) {
        int viaFirst = toFirst + placeVia(place, true);
        int viaLast = toLast + placeVia(place, false);
        return Math.min(Math.min(viaFirst, viaLast), sameEdge(point, place));
    }

    /** Returns the cost between a point and a place that stay on the edge both join. */
    int sameEdge(Snap point, Snap place) {
        if (point.edge() != place.edge()) {
            return StreetSearch.UNREACHED;
        }
        int direct = along(point.edge(), point.along(), place.along());
        return direct == StreetSearch.UNREACHED
                ? direct
                : costs.access(point.edge(), point.metres()) + costs.access(place.edge(), place.metres()) + direct;
    }

    /** Returns the arcs of a search that begins where people live. */
    ArcGraph inward() {
        return inward;
    }

    /** Returns a search that begins at facilities; of one thread. */
    StreetSearch searchOfPlaces() {
        return new StreetSearch(outward);
    }

    /** Returns a search that begins where people live; of one thread. */
    StreetSearch searchOfPoints() {
        return new StreetSearch(inward);
    }

    /**
     * Returns the cost of an edge to a search that begins where people live.
     *
     * @param ahead whether the search goes from its first node to its last
     */
    int edgeCost(int edge, boolean ahead) {
        return ahead == (direction == Direction.TO_FACILITY) ? costs.forward(edge) : costs.backward(edge);
    }

    /** Returns a finished search from a point that stands for a cell. */
    private StreetSearch searchFrom(Snap point, int most) {
        StreetGraph graph = grid.graph();
        StreetSearch search = new StreetSearch(inward);
        search.open(most);
        boolean leaving = direction == Direction.TO_FACILITY;
        int access = costs.access(point.edge(), point.metres());
        search.seed(graph.from(point.edge()), viaNode(point.edge(), point.along(), access, true, leaving));
        search.seed(graph.to(point.edge()), viaNode(point.edge(), point.along(), access, false, leaving));
        search.run();
        return search;
    }

    /** Returns the cost between a joined cell and the first node of its edge, {@link StreetSearch#UNREACHED} where that way is closed. */
    int viaFirst(int join) {
        return ways[WAY_LENGTH * join + 2];
    }

    /** Returns the cost between a joined cell and the last node of its edge, {@link StreetSearch#UNREACHED} where that way is closed. */
    int viaLast(int join) {
        return ways[WAY_LENGTH * join + 3];
    }

    /**
     * Returns, in rows of {@link #WAY_LENGTH}, the last node of the edge of each join, the cost to its first node and to its last; to
     * be read only.
     */
    int[] ways() {
        return ways;
    }

    /**
     * Returns what must be left at each node, at least, so that nothing there needs a closer look: all cells of the edges that
     * begin there are reached through it, and so are the first nodes of all edges with cells that end there. To be read only.
     */
    int[] slacks() {
        return slacks;
    }

    /** Begins a search that others take part in. */
    StreetExpansion expansion(int limit, boolean owned) {
        return new StreetExpansion(this, take(), limit, owned);
    }

    /** Returns the same travel the other way. */
    public StreetReach turned() {
        return new StreetReach(
                grid, costs, direction == Direction.TO_FACILITY ? Direction.FROM_FACILITY : Direction.TO_FACILITY);
    }

    void giveBack(StreetSearch search) {
        idle.push(search);
    }

    private StreetSearch take() {
        StreetSearch search = idle.poll();
        return search == null ? new StreetSearch(outward) : search;
    }

    static int inner(int limit) {
        if (!(limit >= 0 && limit <= ReachSurface.HIGHEST_LIMIT)) {
            throw new IllegalArgumentException(
                    "limit must be 0 to %d, was %d".formatted(ReachSurface.HIGHEST_LIMIT, limit));
        }
        return limit * FINE;
    }

    /** Returns whole seconds or metres, {@link ReachSurface#UNREACHED} beyond the limit. */
    static char[] outer(int[] inner, int limit) {
        char[] outer = new char[inner.length];
        for (int join = 0; join < outer.length; join++) {
            int whole = whole(inner[join]);
            outer[join] = whole <= limit ? (char) whole : (char) ReachSurface.UNREACHED;
        }
        return outer;
    }

    /** Returns whole seconds or metres, rounded up. */
    static int whole(int inner) {
        // beyond an edge that is closed at both ends the inner cost is twice UNREACHED, the most an int holds
        return (int) ((inner + (FINE - 1L)) / FINE);
    }
}
