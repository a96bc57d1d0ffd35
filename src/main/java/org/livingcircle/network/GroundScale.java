package org.livingcircle.network;

import java.util.Arrays;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.Reprojection;

/**
 * Metres on the ground for a metre in the plane of the grid, cell by cell. No plane shows lengths truly: in a 3-degree
 * Gauss-Krueger zone they are up to 0.13 % too long at 46 degrees north and 2.4 degrees from the meridian.
 *
 * Measured at nodes {@link #NODE_CELLS} cells apart over a cross of 1 km, the mean of both directions, and bilinear in
 * between: within 1e-5 of the truth in a conformal projection. Immutable.
 */
public final class GroundScale {

    private static final int NODE_CELLS = 64;
    private static final double ARM_METRES = 500;

    private final int nodeColumns;
    private final double[] nodes;
    private final double lowest;

    private GroundScale(int nodeColumns, double[] nodes) {
        this.nodeColumns = nodeColumns;
        this.nodes = nodes;
        double low = Double.POSITIVE_INFINITY;
        for (double node : nodes) {
            if (!(node > 0.5 && node < 2)) {
                throw new IllegalArgumentException("a metre of the plane measures " + node + " m on the ground");
            }
            low = Math.min(low, node);
        }
        this.lowest = low;
    }

    /** Measures the scale over a grid. */
    public static GroundScale of(GridExtent extent, Reprojection gridToWgs84) {
        int nodeColumns = nodesOver(extent.columns());
        int nodeRows = nodesOver(extent.rows());
        double[] nodes = new double[nodeColumns * nodeRows];
        double[] cross = new double[8];
        for (int node = 0; node < nodes.length; node++) {
            double x = extent.centreX(node % nodeColumns * NODE_CELLS);
            double y = extent.centreY(node / nodeColumns * NODE_CELLS);
            cross[0] = x - ARM_METRES;
            cross[1] = y;
            cross[2] = x + ARM_METRES;
            cross[3] = y;
            cross[4] = x;
            cross[5] = y - ARM_METRES;
            cross[6] = x;
            cross[7] = y + ARM_METRES;
            gridToWgs84.transform(cross);
            nodes[node] = (metres(cross, 0) + metres(cross, 4)) / (4 * ARM_METRES);
        }
        return new GroundScale(nodeColumns, nodes);
    }

    /** Returns the scale of a plane that is the ground: 1 everywhere. */
    public static GroundScale flat(GridExtent extent) {
        int nodeColumns = nodesOver(extent.columns());
        double[] nodes = new double[nodeColumns * nodesOver(extent.rows())];
        Arrays.fill(nodes, 1);
        return new GroundScale(nodeColumns, nodes);
    }

    private static double metres(double[] lonLats, int at) {
        return Geodesic.metres(new LonLat(lonLats[at], lonLats[at + 1]), new LonLat(lonLats[at + 2], lonLats[at + 3]));
    }

    private static int nodesOver(int cells) {
        return (cells - 1) / NODE_CELLS + 2;
    }

    /** Returns metres on the ground for a metre in the plane at a cell. */
    double at(int column, int row) {
        double across = (double) (column % NODE_CELLS) / NODE_CELLS;
        double down = (double) (row % NODE_CELLS) / NODE_CELLS;
        int node = row / NODE_CELLS * nodeColumns + column / NODE_CELLS;
        double north = nodes[node] + across * (nodes[node + 1] - nodes[node]);
        double south = nodes[node + nodeColumns] + across * (nodes[node + nodeColumns + 1] - nodes[node + nodeColumns]);
        return north + down * (south - north);
    }

    /** Returns the lowest scale of the grid: where the most plane fits into a metre of ground. */
    double lowest() {
        return lowest;
    }
}
