package org.livingcircle.streets;

import org.livingcircle.geo.LonLatBox;
import org.livingcircle.geo.Reprojection;

/**
 * Puts a graph together from edges in longitude and latitude. The same edges in the same order give the same graph, whether
 * they come from an extract or from the database. Used once.
 */
public final class StreetGraphAssembly {

    /** Of a box that is carried into a plane: its sides are curves there. */
    private static final int PARTS_PER_SIDE = 32;

    private final StreetGraph.Builder builder;
    private final Reprojection toPlane;
    private int nodes;

    /**
     * Begins a graph.
     *
     * @param srid EPSG code of the plane
     * @param toPlane from longitude and latitude
     * @param box the area that is imported
     */
    public StreetGraphAssembly(int srid, Reprojection toPlane, LonLatBox box) {
        this.builder = new StreetGraph.Builder(srid);
        this.toPlane = toPlane;
        double[] plane = around(box, toPlane);
        builder.box(plane[0], plane[1], plane[2], plane[3]);
    }

    private static double[] around(LonLatBox box, Reprojection toPlane) {
        double west = box.southWest().lon();
        double south = box.southWest().lat();
        double width = box.northEast().lon() - west;
        double height = box.northEast().lat() - south;
        double[] rim = new double[8 * (PARTS_PER_SIDE + 1)];
        for (int i = 0; i <= PARTS_PER_SIDE; i++) {
            double part = (double) i / PARTS_PER_SIDE;
            double[] places = {
                west + part * width,
                south,
                west + part * width,
                south + height,
                west,
                south + part * height,
                west + width,
                south + part * height
            };
            System.arraycopy(places, 0, rim, 8 * i, 8);
        }
        toPlane.transform(rim);
        double[] around = {rim[0], rim[1], rim[0], rim[1]};
        for (int i = 0; i < rim.length; i += 2) {
            around[0] = Math.min(around[0], rim[i]);
            around[1] = Math.min(around[1], rim[i + 1]);
            around[2] = Math.max(around[2], rim[i]);
            around[3] = Math.max(around[3], rim[i + 1]);
        }
        return around;
    }

    /**
     * Adds an edge.
     *
     * @throws IllegalArgumentException if its junctions are not numbered in the order of the edges
     */
    public void add(StreetEdge edge) {
        double[] xy = edge.lonLat().clone();
        toPlane.transform(xy);
        join(edge.from(), xy[0], xy[1]);
        join(edge.to(), xy[xy.length - 2], xy[xy.length - 1]);
        builder.edge(
                edge.from(),
                edge.to(),
                edge.lengthMillimetres(),
                edge.roadClass(),
                edge.flags(),
                edge.walkKmh(),
                edge.cycleKmhForward(),
                edge.cycleKmhBackward(),
                edge.driveKmhForward(),
                edge.driveKmhBackward(),
                xy,
                edge.name(),
                edge.osmWay());
    }

    private void join(int node, double x, double y) {
        if (node > nodes) {
            throw new IllegalArgumentException("junction %d comes before junction %d".formatted(node, nodes));
        }
        if (node == nodes) {
            builder.node(x, y);
            nodes++;
        }
    }

    public StreetGraph build() {
        return builder.build();
    }
}
