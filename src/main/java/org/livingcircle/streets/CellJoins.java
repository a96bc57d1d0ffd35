package org.livingcircle.streets;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.livingcircle.geo.GridExtent;

/**
 * How the cells of a grid join the streets: each at the nearest point on an edge. In the order of the edges, so that the cells
 * along a street lie together in memory. Immutable; 20 bytes a joined cell and 4 an edge.
 */
public final class CellJoins {

    private final int[] positions;
    private final int[] edges;
    private final float[] alongs;
    private final float[] metres;

    /** Where the cells of each edge begin, and behind the last edge where they end. */
    private final int[] first;

    private CellJoins(int[] positions, int[] edges, float[] alongs, float[] metres, int[] first) {
        this.positions = positions;
        this.edges = edges;
        this.alongs = alongs;
        this.metres = metres;
        this.first = first;
    }

    /**
     * Cells that join the same streets.
     *
     * @param cells their numbers
     * @param limitMetres the farthest a centre may lie from its street, metres of the plane
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(int[] cells, StreetIndex index, double limitMetres) {}

    /**
     * Joins the centres of cells.
     *
     * @param parts all on the same graph, no cell in two of them
     */
    static CellJoins of(GridExtent extent, StreetGraph graph, List<Part> parts) {
        int edgeCount = graph.edgeCount();
        int count = parts.stream().mapToInt(part -> part.cells.length).sum();
        int[] edgeOf = new int[count];
        float[] alongOf = new float[count];
        float[] metresOf = new float[count];
        int offset = 0;
        for (Part part : parts) {
            int start = offset;
            int[] cells = part.cells;
            int tasks = Math.max(
                    1, Math.min(cells.length / 1000, 8 * Runtime.getRuntime().availableProcessors()));
            IntStream.range(0, tasks).parallel().forEach(task -> {
                StreetIndex.Finder finder = part.index.new Finder();
                int end = (int) ((long) cells.length * (task + 1) / tasks);
                for (int i = (int) ((long) cells.length * task / tasks); i < end; i++) {
                    double x = extent.centreX(extent.column(cells[i]));
                    double y = extent.centreY(extent.row(cells[i]));
                    if (finder.find(x, y, part.limitMetres)) {
                        edgeOf[start + i] = finder.edge();
                        alongOf[start + i] = finder.along();
                        metresOf[start + i] = finder.metres();
                    } else {
                        edgeOf[start + i] = -1;
                    }
                }
            });
            offset += cells.length;
        }
        int[] first = new int[edgeCount + 1];
        for (int edge : edgeOf) {
            if (edge >= 0) {
                first[edge + 1]++;
            }
        }
        for (int edge = 0; edge < edgeCount; edge++) {
            first[edge + 1] += first[edge];
        }
        int joined = first[edgeCount];
        int[] positions = new int[joined];
        int[] edges = new int[joined];
        float[] alongs = new float[joined];
        float[] metres = new float[joined];
        int[] next = first.clone();
        for (int i = 0; i < count; i++) {
            if (edgeOf[i] >= 0) {
                int at = next[edgeOf[i]]++;
                positions[at] = i;
                edges[at] = edgeOf[i];
                alongs[at] = alongOf[i];
                metres[at] = metresOf[i];
            }
        }
        return new CellJoins(positions, edges, alongs, metres, first);
    }

    /** Returns how many cells have joined. */
    public int size() {
        return positions.length;
    }

    /** Returns where a joined cell stands in the cells that were given, those of all parts one after the other. */
    public int position(int join) {
        return positions[join];
    }

    public int edge(int join) {
        return edges[join];
    }

    /** Returns the share of the edge's length before the joint, 0 to 1. */
    public float along(int join) {
        return alongs[join];
    }

    /** Returns the straight line from the centre of the cell to the joint, metres. */
    public float metres(int join) {
        return metres[join];
    }

    /** Returns the first join of an edge; the last is before that of the next edge. */
    int first(int edge) {
        return first[edge];
    }

    /** Returns values given for the cells in the order of the joins. */
    public long[] inOrder(long[] byPosition) {
        long[] ordered = new long[positions.length];
        Arrays.setAll(ordered, join -> byPosition[positions[join]]);
        return ordered;
    }
}
