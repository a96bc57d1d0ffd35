package org.livingcircle.streets;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.network.GridPoint;

/**
 * The cells of a grid on the streets of one mode: where each joins, and which edges have any. Made once for all who use the
 * same streets at whatever pace. Immutable.
 */
public final class StreetGrid {

    /** The farthest a place or the centre of a cell may lie from its street, metres. */
    public static final int SNAP_METRES = 500;

    /** Numbers in a row of {@link #ending()}. */
    static final int ENDING_LENGTH = 3;

    private final GridExtent extent;
    private final StreetIndex streets;
    private final StreetIndex links;
    private final Banks banks;
    private final double linkLimitMetres;
    private final CellJoins joins;
    private final int[] cells;

    /** Where the joins of the edges that begin at each node start, and behind the last node where they end. */
    private final int[] firstJoin;

    /** Where the rows of {@link #ending} of each node start, and behind the last node where they end. */
    private final int[] firstEnding;

    /** The edges with cells that end at a node and began at another: their first node, first join and the join behind the last. */
    private final int[] ending;

    private StreetGrid(
            GridExtent extent,
            StreetIndex streets,
            StreetIndex links,
            Banks banks,
            StreetSpeeds.StrategicAccess access,
            int[] all) {
        this.extent = extent;
        this.banks = banks;
        this.streets = streets;
        this.links = links;
        this.linkLimitMetres = access.limitMetres();
        StreetGraph graph = streets.graph();
        int[] inside = Arrays.stream(all).filter(cell -> covers(cell)).toArray();
        int[] outside = Arrays.stream(all).filter(cell -> !covers(cell)).toArray();
        this.joins = CellJoins.of(
                extent,
                graph,
                List.of(
                        new CellJoins.Part(inside, streets, SNAP_METRES),
                        new CellJoins.Part(outside, links, linkLimitMetres)));
        this.cells = new int[joins.size()];
        Arrays.setAll(this.cells, join -> {
            int position = joins.position(join);
            return position < inside.length ? inside[position] : outside[position - inside.length];
        });
        this.firstJoin = new int[graph.nodeCount() + 1];
        this.firstEnding = new int[graph.nodeCount() + 1];
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            firstJoin[graph.from(edge) + 1] = joins.first(edge + 1);
            if (endsElsewhere(edge)) {
                firstEnding[graph.to(edge) + 1]++;
            }
        }
        for (int node = 0; node < graph.nodeCount(); node++) {
            // edges lie in the order of their first nodes; a node without any begins where the last one ended
            firstJoin[node + 1] = Math.max(firstJoin[node + 1], firstJoin[node]);
            firstEnding[node + 1] += firstEnding[node];
        }
        this.ending = new int[ENDING_LENGTH * firstEnding[graph.nodeCount()]];
        int[] next = firstEnding.clone();
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            if (endsElsewhere(edge)) {
                int at = ENDING_LENGTH * next[graph.to(edge)]++;
                ending[at] = graph.from(edge);
                ending[at + 1] = joins.first(edge);
                ending[at + 2] = joins.first(edge + 1);
            }
        }
    }

    private boolean endsElsewhere(int edge) {
        return joins.first(edge) < joins.first(edge + 1) && graph().from(edge) != graph().to(edge);
    }

    /** Joins cells where there is no water. */
    public static StreetGrid withoutWater(
            GridExtent extent, int[] cells, StreetGraph graph, StreetCosts costs, StreetSpeeds.StrategicAccess access) {
        return of(Banks.of(extent, new BitSet()), cells, graph, costs, access);
    }

    /**
     * Joins cells to the streets that somebody can use: those in the area of the streets to streets, others to strategic
     * links, if the graph has any. No way to a street crosses water.
     *
     * @param banks of the grid
     * @param cells numbers of cells of that grid
     * @param costs says which edges are open
     */
    public static StreetGrid of(
            Banks banks, int[] cells, StreetGraph graph, StreetCosts costs, StreetSpeeds.StrategicAccess access) {
        BitSet streets = Components.joinable(graph, costs, ArcGraph.of(graph, costs));
        BitSet links = new BitSet();
        for (int edge = streets.nextSetBit(0); edge >= 0; edge = streets.nextSetBit(edge + 1)) {
            if (graph.roadClass(edge).isStrategic()) {
                streets.clear(edge);
                // One gets onto an expressway at its ends, which are those of the roads beside it.
                links.set(edge, graph.roadClass(edge) != RoadClass.STRATEGIC_EXPRESSWAY);
            }
        }
        return new StreetGrid(
                banks.extent(),
                StreetIndex.of(graph, streets, banks, Access.onFoot(banks, graph)),
                StreetIndex.of(graph, links, banks, Access.onOwnBank(banks)),
                banks,
                access,
                cells);
    }

    private boolean covers(int cell) {
        return graph().covers(extent.centreX(extent.column(cell)), extent.centreY(extent.row(cell)));
    }

    /** Tells whether a point lies where streets have been imported. */
    public boolean covers(GridPoint place) {
        return graph().covers(place.x(), place.y());
    }

    public GridExtent extent() {
        return extent;
    }

    public StreetGraph graph() {
        return streets.graph();
    }

    public CellJoins joins() {
        return joins;
    }

    /** Returns the numbers of the joined cells, in the order of their joins; to be read only. */
    public int[] cellsInOrder() {
        return cells;
    }

    /** Returns where a place joins a street, or outside the area of the streets a strategic link; empty where none is near enough. */
    public Optional<Snap> snap(GridPoint place) {
        return covers(place)
                ? street(place)
                : links.joint(place.x(), place.y(), linkLimitMetres).or(() -> street(place));
    }

    /** Returns where a place joins a street, whichever area it lies in; empty where none is near enough. */
    Optional<Snap> street(GridPoint place) {
        return streets.joint(place.x(), place.y(), SNAP_METRES);
    }

    /** Tells whether a place lies in water. */
    public boolean isWater(GridPoint place) {
        return banks.isWater(place.x(), place.y());
    }

    /** Returns the nearest point on a street within a distance of the caller's, water or not, to tell how far it is. */
    public Optional<Snap> nearestStreet(GridPoint place, double limitMetres) {
        return streets.nearest(place.x(), place.y(), limitMetres);
    }

    /** Returns where the joins of the edges that begin at each node start, one more than nodes; to be read only. */
    int[] firstJoin() {
        return firstJoin;
    }

    /** Returns where the rows of {@link #ending} of each node start, one more than nodes; to be read only. */
    int[] firstEnding() {
        return firstEnding;
    }

    /**
     * Returns the edges with cells that end at a node and began at another, in rows of {@link #ENDING_LENGTH}: first node, first join,
     * the join behind the last; to be read only.
     */
    int[] ending() {
        return ending;
    }
}
