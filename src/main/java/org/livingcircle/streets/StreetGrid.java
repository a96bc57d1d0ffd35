package org.livingcircle.streets;

import java.util.Arrays;
import java.util.BitSet;
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

    private final GridExtent extent;
    private final StreetIndex index;
    private final CellJoins joins;
    private final int[] cells;
    private final int[] cellEdges;

    /** The edges with cells at each node, in compressed rows. */
    private final int[] firstAtNode;

    private final int[] edgesAtNode;

    private StreetGrid(GridExtent extent, StreetIndex index, int[] cells, CellJoins joins) {
        this.extent = extent;
        this.index = index;
        this.joins = joins;
        this.cells = new int[joins.size()];
        Arrays.setAll(this.cells, join -> cells[joins.position(join)]);
        StreetGraph graph = index.graph();
        int[] found = new int[graph.edgeCount()];
        int count = 0;
        this.firstAtNode = new int[graph.nodeCount() + 1];
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            if (joins.first(edge) < joins.first(edge + 1)) {
                found[count++] = edge;
                firstAtNode[graph.from(edge) + 1]++;
                firstAtNode[graph.to(edge) + 1]++;
            }
        }
        this.cellEdges = Arrays.copyOf(found, count);
        for (int node = 0; node < graph.nodeCount(); node++) {
            firstAtNode[node + 1] += firstAtNode[node];
        }
        this.edgesAtNode = new int[2 * count];
        int[] next = firstAtNode.clone();
        for (int edge : cellEdges) {
            edgesAtNode[next[graph.from(edge)]++] = edge;
            edgesAtNode[next[graph.to(edge)]++] = edge;
        }
    }

    /**
     * Joins cells to the streets that somebody can use.
     *
     * @param cells numbers of cells of the extent
     * @param costs says which edges are open
     */
    public static StreetGrid of(GridExtent extent, int[] cells, StreetGraph graph, StreetCosts costs) {
        BitSet joinable = Components.joinable(graph, costs, ArcGraph.of(graph, costs));
        StreetIndex index = StreetIndex.of(graph, joinable);
        return new StreetGrid(extent, index, cells, CellJoins.of(extent, cells, index, SNAP_METRES));
    }

    public GridExtent extent() {
        return extent;
    }

    public StreetGraph graph() {
        return index.graph();
    }

    public CellJoins joins() {
        return joins;
    }

    /** Returns the numbers of the joined cells, in the order of their joins; to be read only. */
    public int[] cellsInOrder() {
        return cells;
    }

    /** Returns where a place joins a street; empty where none is near enough. */
    public Optional<Snap> snap(GridPoint place) {
        return index.nearest(place.x(), place.y(), SNAP_METRES);
    }

    /** Returns the nearest point on a street within a distance of the caller's. */
    public Optional<Snap> snap(GridPoint place, double limitMetres) {
        return index.nearest(place.x(), place.y(), limitMetres);
    }

    /** Returns how many edges have cells. */
    int cellEdgeCount() {
        return cellEdges.length;
    }

    /** Returns an edge with cells, ascending. */
    int cellEdge(int at) {
        return cellEdges[at];
    }

    int firstAtNode(int node) {
        return firstAtNode[node];
    }

    int edgeAtNode(int at) {
        return edgesAtNode[at];
    }
}
