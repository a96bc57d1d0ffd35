package org.livingcircle.streets;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.livingcircle.network.SearchStats;

/**
 * A graph prepared so that many costs are found quickly: the same whole numbers as Dijkstra's search finds, a small part of the
 * work. Prepared by {@link Contraction}; asked by sweeps (many origins to all nodes, or to some) and by
 * {@linkplain HierarchySearch searches} between two places.
 *
 * Nodes are kept by position: each behind its higher neighbours and near to them, so that a sweep writes memory in order and reads
 * what it wrote shortly before. Costs of {@link StreetSearch#UNREACHED} (2^30 - 1: twelve days in milliseconds, 1,073 km in millimetres) or more count as unreached.
 *
 * Immutable, for any number of threads. Memory: 16 bytes a node, 12 an arc in each direction; street networks grow to about twice their
 * arcs.
 */
public final class ContractionHierarchy {

    /**
     * What a preparation did, the same on every run.
     *
     * @param shortcuts added
     * @param levels a path upward has fewer arcs
     * @param settled nodes that searches for witnesses settled
     */
    public record Preparation(int shortcuts, int levels, long settled) {}

    /** Most lanes of a batch: beyond, a row of the sweep outgrows what it saves. */
    private static final int MOST_LANES = 96;

    /** Fewest lanes for which another core is asked: below, starting the loops costs more than the lanes. */
    private static final int FEWEST_LANES = 16;

    private final int[] positions;
    private final int[] nodes;
    private final HierarchyArcs upward;
    private final HierarchyArcs downward;
    private final Destinations everywhere;
    private final Preparation preparation;

    /** Work arrays that no sweep is using. */
    private final Queue<UpwardSearch> idle = new ConcurrentLinkedQueue<>();

    private ContractionHierarchy(
            int[] positions, int[] nodes, HierarchyArcs upward, HierarchyArcs downward, Preparation preparation) {
        this.positions = positions;
        this.nodes = nodes;
        this.upward = upward;
        this.downward = downward;
        this.everywhere = Destinations.all(downward, positions);
        this.preparation = preparation;
    }

    /** Prepares a graph. Takes seconds for a prefecture; the same graph gives the same hierarchy. */
    public static ContractionHierarchy of(ArcGraph graph) {
        Contraction contraction = Contraction.of(graph);
        int[] positions = contraction.positions();
        int[] nodes = new int[positions.length];
        for (int node = 0; node < nodes.length; node++) {
            nodes[positions[node]] = node;
        }
        return new ContractionHierarchy(
                positions,
                nodes,
                contraction.arcs(true, positions),
                contraction.arcs(false, positions),
                new Preparation(contraction.shortcutTotal(), contraction.levels(), contraction.witnessSettled()));
    }

    /** Returns the hierarchy of the graph with every arc the other way round, at no cost: costs <em>to</em> the origins. */
    public ContractionHierarchy reversed() {
        return new ContractionHierarchy(positions, nodes, downward, upward, preparation);
    }

    public int nodeCount() {
        return nodes.length;
    }

    /** Returns how many arcs a sweep over all nodes passes. */
    public int sweepArcCount() {
        return downward.first[nodes.length];
    }

    /** Returns how many arcs upward searches choose from. */
    public int upwardArcCount() {
        return upward.first[nodes.length];
    }

    /** Returns what the preparation did. */
    public Preparation preparation() {
        return preparation;
    }

    /** Prepares sweeps to some nodes only; a node may be named more than once. */
    public Destinations destinations(int... nodes) {
        return Destinations.of(downward, positions, nodes);
    }

    /** Returns the costs from each origin to every node of the graph. */
    public TravelMatrix matrix(Origins origins) {
        return sweep(origins, everywhere, new int[0][][]);
    }

    /**
     * Returns the same in the memory of an earlier matrix, if that has the same shape. The earlier matrix must not be read any more.
     * Clearing fresh memory takes about as long as a sweep.
     */
    public TravelMatrix matrix(Origins origins, TravelMatrix spent) {
        return sweep(origins, everywhere, spent.batches());
    }

    /**
     * Returns the costs from each origin to some nodes.
     *
     * @throws IllegalArgumentException if the destinations are those of another hierarchy
     */
    public TravelMatrix matrix(Origins origins, Destinations destinations) {
        if (!destinations.isOf(downward)) {
            throw new IllegalArgumentException("the destinations belong to another hierarchy, or to another direction");
        }
        return sweep(origins, destinations, new int[0][][]);
    }

    private TravelMatrix sweep(Origins origins, Destinations destinations, int[][][] spent) {
        int count = origins.count();
        int cores = Runtime.getRuntime().availableProcessors();
        int batches = Math.max(1, (count + MOST_LANES - 1) / MOST_LANES);
        // as many batches on every core, unless they would become too narrow
        int even = (batches + cores - 1) / cores * cores;
        if (count >= even * FEWEST_LANES) {
            batches = even;
        }
        int lanes = Math.max(1, (count + batches - 1) / batches);
        int[][][] rows = new int[(count + lanes - 1) / lanes][][];
        SearchStats[] stats = new SearchStats[rows.length];
        IntStream.range(0, rows.length).parallel().forEach(batch -> {
            int begin = batch * lanes;
            int width = Math.min(lanes, count - begin);
            int[][] into = batch < spent.length ? spent[batch] : new int[0][];
            if (into.length != destinations.rowCount() || (into.length > 0 && into[0].length != width)) {
                into = new int[destinations.rowCount()][width];
            }
            rows[batch] = into;
            stats[batch] = sweep(origins, begin, width, destinations, into);
        });
        long settled = 0;
        long relaxed = 0;
        for (SearchStats part : stats) {
            settled += part.settled();
            relaxed += part.relaxed();
        }
        return new TravelMatrix(count, lanes, destinations.rowOf(), rows, new SearchStats(settled, relaxed));
    }

    private SearchStats sweep(Origins origins, int begin, int lanes, Destinations destinations, int[][] rows) {
        UpwardSearch search = idle.poll();
        if (search == null) {
            search = new UpwardSearch(upward);
        }
        long before = search.relaxed();
        LaneSweep sweep = new LaneSweep(destinations, rows, lanes);
        for (int lane = 0; lane < lanes; lane++) {
            search.run(origins, begin + lane, positions);
            sweep.begin(lane, search);
        }
        long climbed = search.relaxed() - before;
        idle.add(search);
        sweep.run();
        SearchStats swept = sweep.stats();
        return new SearchStats(swept.settled(), swept.relaxed() + climbed);
    }

    /**
     * Returns the costs from one origin to every node, by node: one lane, without the arrays of a matrix.
     *
     * @param origins of which the first is taken
     */
    public int[] costs(Origins origins) {
        UpwardSearch search = idle.poll();
        if (search == null) {
            search = new UpwardSearch(upward);
        }
        search.run(origins, 0, positions);
        int[] costs = new int[nodes.length];
        Arrays.fill(costs, StreetSearch.UNREACHED);
        for (int i = 0; i < search.settledCount(); i++) {
            costs[search.settled(i)] = search.cost(search.settled(i));
        }
        idle.add(search);
        sweep(costs);
        int[] byNode = new int[nodes.length];
        for (int node = 0; node < byNode.length; node++) {
            byNode[node] = costs[positions[node]];
        }
        return byNode;
    }

    private void sweep(int[] costs) {
        int[] arcs = downward.arcs;
        int arc = 0;
        for (int position = 0; position < costs.length; position++) {
            int cost = costs[position];
            for (int end = 2 * downward.first[position + 1]; arc < end; arc += 2) {
                cost = Math.min(cost, costs[arcs[arc]] + arcs[arc + 1]);
            }
            costs[position] = cost;
        }
    }

    /** Returns a search between two places, for one thread. */
    public HierarchySearch search() {
        return new HierarchySearch(this);
    }

    /** Returns the position of each node; to be read only. */
    int[] positions() {
        return positions;
    }

    /** Returns the node at each position; to be read only. */
    int[] nodes() {
        return nodes;
    }

    /** Returns the arcs from each node to higher ones. */
    HierarchyArcs upward() {
        return upward;
    }

    /** Returns the arcs to each node from higher ones. */
    HierarchyArcs downward() {
        return downward;
    }
}
